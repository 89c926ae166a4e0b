import type { Work } from '../../contract.ts';
import { isNonNegative, type SquareMatrix } from '../instance.ts';
import { factorial } from './scaled-rows.ts';
import { MOST_COLUMNS, subsetProgram } from './subset-program.ts';

const TWO_53 = 9007199254740992;

/** k!·mᵏ for the worst k: bounds every partial sum of a permanent of up to n rows with entries up to m in size. */
function bound(n: number, entries: Float64Array): number {
  let largest = 1;
  for (const entry of entries) largest = Math.max(largest, Math.abs(entry));
  let power = 1;
  for (let k = 0; k < n; k++) power *= largest;
  return factorial(n) * power;
}

/**
 * The permanent of a matrix of integers, exactly; undefined where some step could round: where entries are not integers, where a
 * partial permanent reaches 2^53, or, with negative entries, could (n ≤ 18 for ±1), and where n is over 22.
 */
export function* integerPermanent(matrix: SquareMatrix): Work<never, number | undefined> {
  const { n, entries } = matrix;
  if (n > MOST_COLUMNS || !entries.every(Number.isInteger)) return undefined;
  // Sums of what is not negative only grow: their largest result bounds all of them.
  if (!isNonNegative(matrix) && bound(n, entries) >= TWO_53) return undefined;
  const { permanent, largest } = yield* subsetProgram(n, entries);
  return largest < TWO_53 ? permanent : undefined;
}
