import { kernels } from '../../numerics/kernels/active.ts';

/** Multiply-adds between two places to pause: about 5 ms, on kernels and without. */
const ON_KERNELS = 80_000_000;
const PLAIN = 5_000_000;

/** Rows of a product that make one panel, when each row takes `perRow` multiply-adds. A multiple of 4, at least 4. */
export function panelRows(perRow: number): number {
  return Math.max(4, Math.floor((kernels() ? ON_KERNELS : PLAIN) / perRow / 4) * 4);
}
