import { log } from '../../../numerics/special/log.ts';
import { sphereMoments } from '../coefficients/sphere.ts';
import { hasOneShell } from '../coefficients/radii.ts';
import type { Ensemble, EnsembleTheory, MethodRef } from '../../contract.ts';
import { finish } from '../../work.ts';
import { factorOf } from '../generate.ts';
import type { HalfspacesParams, halfspacesParams } from '../parameters.ts';
import { type Grid, gridFor } from './grid.ts';
import { type Kernel, kernelOf, type Means } from './kernel.ts';
import { ensembleErrors } from './recursion.ts';
import { logDifference } from '../../../numerics/special/log-difference.ts';
import { logSum } from '../../../numerics/special/log-sum.ts';

/** Whether the theory speaks of a method: of the sphere's basis, where it is exact, and of factors in one order. */
function isCovered({ id, options }: MethodRef): boolean {
  return id === 'degree' && options['basis'] === 'sphere' && (options['orders'] === '1' || options['degree'] === 0);
}

/** The kernel of factors on one shell, and what two factors have on average; undefined where inputs lie on many. */
interface Shell {
  readonly n: number;
  readonly k: number;
  readonly means: Means;
  kernelFor(degree: number): { readonly grid: Grid; readonly kernel: Kernel };
}

function shellOf(params: HalfspacesParams): Shell | undefined {
  const factor = factorOf(params);
  const { dimension: n, count: k, inputs } = params;
  if (!hasOneShell({ factor, inputs })) return undefined;
  const radius = Math.sqrt(n);
  const { first, second } = sphereMoments(factor, n, radius, 0);
  const means = { first: first[0]![0]!, second: second[0]![0]! };
  if (!(means.first > 0)) return undefined;
  return {
    n,
    k,
    means,
    kernelFor(degree) {
      const grid = gridFor(n, degree);
      return { grid, kernel: kernelOf(grid, factor, radius, means) };
    },
  };
}

/** Exact averages of the estimator of degree d. */
function averagesOf({ k, means, kernelFor }: Shell, degree: number): EnsembleTheory {
  const { grid, kernel } = kernelFor(degree);
  const { meanSquare, contributions } = finish(ensembleErrors(grid, kernel, k));
  const unit = 2 * k * kernel.logUnit;
  return {
    squaredMean: unit,
    meanSquare: unit + meanSquare,
    variance: logDifference(k * log(means.second), unit + meanSquare),
    squaredError: unit + logSum(contributions),
  };
}

/**
 * Exact averages over the family's ensemble (random-halfspaces §8): where inputs lie on one sphere, or the factors do not know
 * the radius. Undefined for Gaussian inputs of biased or soft factors, of which §8 has no theory, and for other methods.
 */
export const halfspacesEnsemble: Ensemble<typeof halfspacesParams> = {
  variance(params) {
    const shell = shellOf(params);
    return shell && averagesOf(shell, 0).variance;
  },
  theory(params, method) {
    const shell = isCovered(method) ? shellOf(params) : undefined;
    return shell && averagesOf(shell, Number(method.options['degree']));
  },
};
