/**
 * Floating-point operations charged for one evaluation, whatever the argument: the additions, subtractions, products and
 * quotients written on the longest path, all those of a function that chooses between paths included; bit operations,
 * comparisons and ⌊ ⌋ are free. A test counts them in the source.
 */
export const COST = { exp: 30, log: 31, erfc: 74, normalCdf: 75, normalPdf: 38 } as const;
