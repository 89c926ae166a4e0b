import { facesUpTo } from '../../../numerics/combinatorics/faces.ts';
import { logFactorials } from '../../../numerics/combinatorics/log-factorials.ts';
import { exp } from '../../../numerics/special/exp.ts';
import { log } from '../../../numerics/special/log.ts';
import { logSum } from '../../../numerics/special/log-sum.ts';
import type { LevelBelief, Step, Work } from '../../contract.ts';
import type { Scaled } from '../../scaled.ts';
import type { SquareMatrix } from '../instance.ts';
import { LN2, renormalise, scaledBy } from '../powers.ts';
import { centredRow } from './centred-row.ts';
import { constantRule } from './constant.ts';
import { discarded } from './discarded.ts';
import { energies, logShare } from './energy.ts';
import { generalRule } from './general.ts';
import { linearRule } from './linear.ts';
import { quadraticRule } from './quadratic.ts';
import { highestDegree, type SliceRule, type SliceState } from './state.ts';
import { logTailEigenvalue } from './tail-eigenvalue.ts';

/** The program for degree d; degrees up to 2 have one of fewer operations. */
function ruleOf(d: number): SliceRule {
  return [constantRule, linearRule, quadraticRule][d] ?? generalRule;
}

/** Operations of a walk through n rows: the sum over its steps. */
export function walkFlops(n: number, d: number): number {
  let flops = 0;
  for (let I = 1; I <= n; I++) flops += ruleOf(d).flops(n, d, I);
  return flops;
}

/** What a walk ends with. */
export interface Walked {
  readonly value: Scaled;
  /** ln of the predicted squared error; −∞ where nothing was dropped. */
  readonly logSquaredError: number;
}

/** How a walk's steps are called and numbered. */
export interface Labels {
  /** What is multiplied: "row". */
  readonly line: string;
  readonly firstStage: number;
}

/** A moment of a walk: what is known after I rows, over 2^exponent, and the energy that the last one made of degree d + 1. */
interface Moment {
  readonly state: SliceState;
  readonly I: number;
  readonly exponent: number;
  readonly beyond: number;
}

function massOf({ state, exponent }: Moment): Scaled {
  return { mantissa: Float64Array.of(state.levels[0]![0]!), log: exponent * LN2 };
}

/** The two steps of a row. Forgetting costs nothing: what is dropped was never built. */
function* stepsOf(
  n: number,
  table: Float64Array,
  moment: Moment,
  flops: number,
  { line, firstStage }: Labels,
): Work<Step<LevelBelief>, void> {
  const { state, I, beyond } = moment;
  const stage = firstStage + I - 1;
  const known = (): Float64Array => energies(table, n, I, state.levels);
  yield {
    kind: 'deduction',
    stage,
    label: `${line} ${I}`,
    flops,
    read: () => ({ kind: 'levels', mass: massOf(moment), energy: Float64Array.of(...known(), beyond) }),
  };
  yield {
    kind: 'projection',
    stage,
    label: `degree ≤ ${state.levels.length - 1}`,
    flops: 0,
    read: () => ({ kind: 'levels', mass: massOf(moment), energy: known(), lost: beyond }),
  };
}

/**
 * Multiplies the rows of a matrix in turn, keeping degrees up to d ≤ n/2 (random-permanents §3), and adds up what the drops are
 * expected to cost: Σ_I mean square of what row I's projection drops × λ_{d+1}(n − I) (§5).
 */
export function* walk(matrix: SquareMatrix, d: number, labels: Labels): Work<Step<LevelBelief>, Walked> {
  const { n } = matrix;
  const table = logFactorials(n);
  const faces = yield* facesUpTo(n, d);
  const rule = ruleOf(d);
  const state = rule.start(n, faces);
  const losses: number[] = [];
  let exponent = 0;
  for (let I = 1; I <= n; I++) {
    const row = centredRow(matrix, I - 1);
    // ln of the mean square that this row's projection drops, over 4^(the row's and the state's exponent).
    let lost = -Infinity;
    if (d <= highestDegree(n, I - 1) && d < highestDegree(n, I)) {
      const sum = yield* discarded(n, faces[d]!, state.levels[d]!, row);
      lost = log(sum / (I * I)) + logShare(table, n, I, d + 1);
      const scale = 2 * (exponent + row.exponent) * LN2;
      losses.push(lost + scale + logTailEigenvalue(table, n, d + 1, n - I, matrix));
    }
    yield* state.multiply(row, I);
    const shift = renormalise(state.levels);
    exponent += row.exponent + shift;
    const beyond = exp(lost - 2 * shift * LN2);
    yield* stepsOf(n, table, { state, I, exponent, beyond }, rule.flops(n, d, I), labels);
  }
  return { value: scaledBy(state.levels[0]![0]!, exponent), logSquaredError: logSum(losses) };
}
