import type { Work } from '../../contract.ts';
import { sphereMoments } from '../coefficients/sphere.ts';
import type { Factor } from '../factor.ts';
import { gridFor } from './grid.ts';
import { kernelOf } from './kernel.ts';
import { ensembleErrors } from './recursion.ts';

/**
 * ln(e_i/E‖lost_i‖²) for i = 1 … k, in units h₀: what the squared norm that step i drops counts in the squared error, on average
 * over the directions that follow (random-halfspaces §9). −∞ where it counts nothing.
 */
export function* lossRatios(
  factor: Factor,
  n: number,
  radius: number,
  k: number,
  degree: number,
): Work<never, Float64Array> {
  const { first, second } = sphereMoments(factor, n, radius, 0);
  const grid = gridFor(n, degree);
  const kernel = kernelOf(grid, factor, radius, { first: first[0]![0]!, second: second[0]![0]! });
  yield null;
  const { contributions, lost } = yield* ensembleErrors(grid, kernel, k);
  return contributions.map((each, i) => (lost[i]! > -Infinity ? each - lost[i]! : -Infinity));
}
