import { powerOfTwo } from '../../../numerics/special/bits.ts';
import type { SquareMatrix } from '../instance.ts';
import { exponentOf } from '../powers.ts';

/** Rows over powers of two of their own, exactly: entries below 2 in size. */
export interface ScaledRows {
  readonly n: number;
  readonly entries: Float64Array;
  /** The permanent is that of `entries` times 2^exponent. */
  readonly exponent: number;
}

/** Divides every row by the power of two next to its largest entry; 0/1 rows stay as they are. */
export function scaledRows({ n, entries }: SquareMatrix): ScaledRows {
  const out = entries.slice();
  let exponent = 0;
  for (let i = 0; i < n; i++) {
    const row = out.subarray(i * n, (i + 1) * n);
    let largest = 0;
    for (const entry of row) largest = Math.max(largest, Math.abs(entry));
    const own = exponentOf(largest);
    const factor = powerOfTwo(-own);
    for (let b = 0; b < n; b++) row[b] = row[b]! * factor;
    exponent += own;
  }
  return { n, entries: out, exponent };
}

/** n!, exact up to n = 22. */
export function factorial(n: number): number {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}
