import type { Work } from '../../contract.ts';
import { sphereMoments } from '../coefficients/sphere.ts';
import type { Factor } from '../factor.ts';
import { memo } from '../memo.ts';
import { gridFor } from './grid.ts';
import { kernelOf } from './kernel.ts';
import { ensembleErrors } from './recursion.ts';

function* ratiosOf(factor: Factor, n: number, radius: number, k: number, degree: number): Work<never, Float64Array> {
  const { first, second } = sphereMoments(factor, n, radius, 0);
  const grid = gridFor(n, degree);
  const kernel = kernelOf(grid, factor, radius, { first: first[0]![0]!, second: second[0]![0]! });
  yield null;
  const { contributions, lost } = yield* ensembleErrors(grid, kernel, k);
  return contributions.map((each, i) => (lost[i]! > -Infinity ? each - lost[i]! : -Infinity));
}

/** Ratios by what they depend on: a sweep asks for those of a size once an instance, and a mixture has 16 of them. */
const known = memo<Float64Array>(256);

/**
 * ln(e_i/E‖lost_i‖²) for i = 1 … k, in units h₀: what the squared norm that step i drops counts in the squared error, on average
 * over the directions that follow (random-halfspaces §9). −∞ where it counts nothing. Not to be written to.
 */
export function* lossRatios(
  factor: Factor,
  n: number,
  radius: number,
  k: number,
  degree: number,
): Work<never, Float64Array> {
  const name = JSON.stringify([factor, n, radius, k, degree]);
  const found = known.get(name) ?? (yield* ratiosOf(factor, n, radius, k, degree));
  known.set(name, found);
  return found;
}
