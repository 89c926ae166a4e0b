import { exp } from '../../../numerics/special/exp.ts';
import type { Exact, ExactAlgorithm, Work } from '../../contract.ts';
import type { Halfspaces } from '../instance.ts';
import { type Probability, probabilityCost, probabilityOf } from './separation.ts';
import type { Conditions } from './triangular.ts';
import { indicatorExact } from './values.ts';

/** With more factors the second moment is bounded, not worked out. */
const MOST_SQUARED = 128;

type Probit = Extract<Halfspaces['factor'], { readonly kind: 'probit' }>;

/**
 * ∏ Φ(s v_i·x − b)^copies as an orthant probability: Φ is the probability of a condition with a noise variable of its own, so that
 * rows are [s v_i, e]/√(1 + s²) in n + copies·k dimensions with bounds b/√(1 + s²) (random-halfspaces §7).
 */
function augmented({ directions, dimension, count }: Halfspaces, { scale, bias }: Probit, copies: number): Conditions {
  const wide = dimension + copies * count;
  const root = Math.sqrt(1 + scale * scale);
  const rows = new Float64Array(copies * count * wide);
  for (let row = 0; row < copies * count; row++) {
    const from = (row % count) * dimension;
    for (let j = 0; j < dimension; j++) rows[row * wide + j] = (scale * directions[from + j]!) / root;
    rows[row * wide + dimension + row] = 1 / root;
  }
  return { rows, bounds: new Float64Array(copies * count).fill(bias / root), dimension: wide };
}

/** p with the variance E∏h² − p² of a sample. */
function withVariance({ value, squaredError }: Probability, second: Probability): Exact {
  const p = value.mantissa[0]!;
  const square = second.value.mantissa[0]! * exp(second.value.log - 2 * value.log);
  return { value, squaredError, variance: Math.max(0, square - p * p) };
}

function* run(instance: Halfspaces, factor: Probit): Work<never, Exact> {
  const first = yield* probabilityOf(augmented(instance, factor, 1));
  // E∏h² ≤ E∏h, as of indicators.
  const bounded = indicatorExact(first.value, first.squaredError);
  if (instance.count > MOST_SQUARED || bounded.value.log !== first.value.log) return bounded;
  return withVariance(first, yield* probabilityOf(augmented(instance, factor, 2)));
}

/** Probit steps of Gaussian x. The variance of a sample is exact for up to 128 factors, and p(1 − p), an upper bound, beyond. */
export function softHalfspaces(instance: Halfspaces): ExactAlgorithm | undefined {
  const { count, dimension, factor, inputs } = instance;
  if (count === 0 || factor.kind !== 'probit' || inputs === 'sphere') return undefined;
  const second = count > MOST_SQUARED ? 0 : probabilityCost(2 * count, dimension + 2 * count);
  return {
    name: 'tilted separation of variables',
    cost: probabilityCost(count, dimension + count) + second,
    run: () => run(instance, factor),
  };
}
