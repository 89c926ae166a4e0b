import { binomial } from '../../../numerics/combinatorics/binomial.ts';
import { log } from '../../../numerics/special/log.ts';
import { logDifference } from '../../../numerics/special/log-difference.ts';
import type { EnsembleTheory } from '../../contract.ts';
import { finish } from '../../work.ts';
import { type Binary, logOf, plus, ZERO } from '../binary.ts';
import { satisfiedShare } from '../constraint.ts';
import { effectiveDegree } from '../estimators/patterns.ts';
import type { KindName } from '../parameters.ts';
import { levelSteps, lifted, tailRows, unitRow } from '../tail.ts';

/** The random ensemble: m constraints of one kind on k of n variables each. */
export interface Ensemble {
  readonly kind: KindName;
  readonly variables: number;
  readonly clause: number;
  readonly constraints: number;
}

/**
 * E[(p − p̂_d)²] = Σ_i Σ_{ℓ>d} C(n,ℓ)·ã_ℓ(i)·λ_ℓ(m−i) of the estimator that keeps the levels ≤ d, in natural order (random-sat
 * §7): ã(i) are average squared coefficients of the head after constraint i, before the levels above d are dropped.
 */
export function squaredErrorOf({ kind, variables, clause, constraints }: Ensemble, degree: number): Binary {
  const step = levelSteps(kind, variables)(clause);
  const widths = new Array<number>(constraints).fill(clause);
  const tails = finish(tailRows(kind, variables, widths));
  const kept = effectiveDegree(kind, degree, variables);
  let head = unitRow(variables);
  let error = ZERO;
  for (let i = 1; i <= constraints; i++) {
    const next = lifted({ values: step.apply(head.values), exponent: head.exponent });
    const tail = tails[constraints - i]!;
    let sum = 0;
    for (let level = kept + 1; level <= Math.min(variables, kept + clause); level++) {
      sum += binomial(variables, level) * next.values[level]! * tail.values[level]!;
    }
    error = plus(error, { value: sum, exponent: next.exponent + tail.exponent });
    head = { values: next.values.map((value, level) => (level <= kept ? value : 0)), exponent: next.exponent };
  }
  return error;
}

/** E[p²] = λ_0(m) (random-sat §7). */
export function meanSquareOf({ kind, variables, clause, constraints }: Ensemble): Binary {
  const tails = finish(tailRows(kind, variables, new Array<number>(constraints).fill(clause), 1));
  const { values, exponent } = tails[constraints]!;
  return { value: values[0]!, exponent };
}

/** ln of E[p] = F̂(∅)^m, of E[p²] and of their difference E[Var_x M] (random-sat §7). */
function moments(ensemble: Ensemble): Pick<EnsembleTheory, 'meanSquare' | 'variance'> & { readonly mean: number } {
  // No constraints: 0 and not −0.
  const mean = 0 + ensemble.constraints * log(satisfiedShare(ensemble.kind, ensemble.clause));
  const meanSquare = logOf(meanSquareOf(ensemble));
  return { mean, meanSquare, variance: logDifference(mean, meanSquare) };
}

/** ln E[Var_x M], E[Var_x M] = E[p] − E[p²] (random-sat §7). */
export function logSampleVariance(ensemble: Ensemble): number {
  return moments(ensemble).variance;
}

/** Exact averages of the random ensemble and the estimator of degree d in natural order (random-sat §7). */
export function degreeTheory(ensemble: Ensemble, degree: number): EnsembleTheory {
  const { mean, meanSquare, variance } = moments(ensemble);
  return {
    squaredMean: 2 * mean,
    meanSquare,
    variance,
    squaredError: logOf(squaredErrorOf(ensemble, degree)),
  };
}
