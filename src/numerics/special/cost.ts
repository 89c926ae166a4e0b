/**
 * Floating-point operations charged for one evaluation: an upper bound over branches, counted from the source by a test.
 */
export const COST = { exp: 28, log: 30, erfc: 50, normalCdf: 55, normalPdf: 35 } as const;
