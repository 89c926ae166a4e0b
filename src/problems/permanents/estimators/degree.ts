import { binomial } from '../../../numerics/combinatorics/binomial.ts';
import { exp } from '../../../numerics/special/exp.ts';
import { logSum } from '../../../numerics/special/log-sum.ts';
import type { Estimate, Estimator, LevelBelief, Refusal, Step, Work } from '../../contract.ts';
import { plain, type Scaled } from '../../scaled.ts';
import type { Values } from '../../schema.ts';
import { type SquareMatrix, transposed } from '../instance.ts';
import { cappedDegree, degreeMethod, type DegreeOptions } from '../methods.ts';
import { notesOn } from '../notes.ts';
import { LN2, rootOf } from '../powers.ts';
import { walk, type Walked, walkFlops } from '../slices/walk.ts';

/** Subsets of d columns that a run may hold: some 100 MB at degree 10. */
const MOST_SUBSETS = 1_000_000;

const ROWS = { line: 'row', firstStage: 0 } as const;
const COLUMNS = { line: 'column', firstStage: 0 } as const;

/** Operations of the mean of two: a sum and a product. */
const MEAN_FLOPS = 2;

/** (a + b)/2 of two values; their units differ only where one of them would leave the doubles. */
function meanOf(a: Scaled, b: Scaled): Scaled {
  const log = Math.max(a.log, b.log);
  const [left, right] = [a, b].map(({ mantissa, log: own }) => mantissa[0]! * exp(own - log));
  return { mantissa: Float64Array.of(0.5 * (left! + right!)), log };
}

/**
 * The mean of the estimates from rows and from columns. Its squared error is at most the mean of theirs, which is what is
 * predicted; in fact errors are a fifth smaller (random-permanents §4).
 */
function* bothWays(matrix: SquareMatrix, degree: number): Work<Step<LevelBelief>, Walked> {
  const byRows = yield* walk(matrix, degree, ROWS);
  const work = walk(transposed(matrix), degree, { line: 'column', firstStage: matrix.n });
  for (;;) {
    const next = work.next();
    if (next.done) {
      const logSquaredError = logSum([byRows.logSquaredError, next.value.logSquaredError]) - LN2;
      return { value: meanOf(byRows.value, next.value.value), logSquaredError };
    }
    const step = next.value;
    const isLast = step?.kind === 'projection' && step.stage === 2 * matrix.n - 1;
    yield isLast ? { ...step, flops: step.flops + MEAN_FLOPS } : step;
  }
}

function walked(matrix: SquareMatrix, options: Values<DegreeOptions>): Work<Step<LevelBelief>, Walked> {
  const degree = cappedDegree(matrix.n, options);
  switch (options.lines) {
    case 'rows':
      return walk(matrix, degree, ROWS);
    case 'columns':
      return walk(transposed(matrix), degree, COLUMNS);
    case 'both':
      return bothWays(matrix, degree);
    default:
      return options.lines satisfies never;
  }
}

function refusal({ n }: SquareMatrix, options: Values<DegreeOptions>): Refusal | undefined {
  const degree = cappedDegree(n, options);
  const subsets = binomial(n, degree);
  if (subsets <= MOST_SUBSETS) return undefined;
  const reason = `${degree} would keep ${subsets} sets of columns at n = ${n}; the limit is ${MOST_SUBSETS}`;
  return { field: 'options.degree', reason, note: { stage: 0, code: 'too-large', amount: subsets } };
}

function* run(matrix: SquareMatrix, options: Values<DegreeOptions>): Work<Step<LevelBelief>, Estimate> {
  const trouble = refusal(matrix, options);
  if (trouble) return { value: plain(Float64Array.of(NaN)), notes: [trouble.note] };
  const { value, logSquaredError } = yield* walked(matrix, options);
  return { value, predictedError: rootOf(logSquaredError), notes: notesOn(matrix, value) };
}

/**
 * The estimator behind the method. Operations are those of the estimate; what goes into its predicted error is extra, at most as
 * much again.
 */
export const degreeEstimator: Estimator<SquareMatrix, DegreeOptions, LevelBelief> = {
  ...degreeMethod,
  flops({ n }, options) {
    const once = walkFlops(n, cappedDegree(n, options));
    return options.lines === 'both' ? 2 * once + MEAN_FLOPS : once;
  },
  refusal,
  run,
};
