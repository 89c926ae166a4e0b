import { log } from '../../../numerics/special/log.ts';
import { sphereMoments } from '../coefficients/sphere.ts';
import { hasOneShell } from '../coefficients/radii.ts';
import type { EnsembleTheory, MethodRef } from '../../contract.ts';
import { finish } from '../../work.ts';
import { factorOf } from '../generate.ts';
import type { HalfspacesParams } from '../parameters.ts';
import { gridFor } from './grid.ts';
import { kernelOf } from './kernel.ts';
import { ensembleErrors } from './recursion.ts';
import { logDifference, logSum } from '../log-sums.ts';

/** Whether the theory speaks of a method: of the sphere's basis, where it is exact, and of factors in one order. */
function isCovered({ id, options }: MethodRef): boolean {
  return id === 'degree' && options['basis'] === 'sphere' && (options['orders'] === '1' || options['degree'] === 0);
}

/**
 * Exact averages over the family's ensemble (random-halfspaces §8): where inputs lie on one sphere, or the factors do not know
 * the radius. Undefined for Gaussian inputs of biased or soft factors, of which §8 has no theory, and for other methods.
 */
export function ensembleTheory(params: HalfspacesParams, method: MethodRef): EnsembleTheory | undefined {
  const factor = factorOf(params);
  const { dimension: n, count: k, inputs } = params;
  if (!isCovered(method) || !hasOneShell({ factor, inputs })) return undefined;
  const radius = Math.sqrt(n);
  const { first, second } = sphereMoments(factor, n, radius, 0);
  const means = { first: first[0]![0]!, second: second[0]![0]! };
  if (!(means.first > 0)) return undefined;
  const grid = gridFor(n, Number(method.options['degree']));
  const kernel = kernelOf(grid, factor, radius, means);
  const { meanSquare, contributions } = finish(ensembleErrors(grid, kernel, k));
  const unit = 2 * k * kernel.logUnit;
  return {
    squaredMean: unit,
    meanSquare: unit + meanSquare,
    variance: logDifference(k * log(means.second), unit + meanSquare),
    squaredError: unit + logSum(contributions),
  };
}
