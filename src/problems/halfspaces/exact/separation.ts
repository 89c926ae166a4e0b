import { exp } from '../../../numerics/special/exp.ts';
import { log } from '../../../numerics/special/log.ts';
import { normalCdf } from '../../../numerics/special/normal.ts';
import { logNormalTail, normalHazard } from '../../../numerics/special/normal-tail.ts';
import { normalQuantile } from '../../../numerics/statistics/normal-quantile.ts';
import type { Work } from '../../contract.ts';
import type { Scaled } from '../../scaled.ts';
import { latticePoint, latticeShift, latticeSteps } from './lattice.ts';
import { tiltOf } from './tilt.ts';
import { type Condition, type Conditions, type Triangular, triangularise } from './triangular.ts';

/** Random shifts of the lattice; their spread is the error. */
const SHIFTS = 12;
/** Operations that the points of one probability may take: about a quarter of a second. */
const BUDGET = 1.6e8;
const FEWEST = 256;
const MOST = 8192;
/** What a distribution function and a quantile cost together, beside products. */
const STEP_COST = 120;
/** Operations after which an evaluation pauses, about 5 ms. */
const STRETCH = 1e6;
/** From here on a tail is kept as its logarithm: Φ underflows at 38. */
const FAR = 30;
/** Newton's method for a quantile in such a tail has converged after so many steps. */
const STEPS = 4;
/** Below it the running product of a weight goes to its logarithm. */
const SMALL = 1e-200;

/** A probability, and its squared standard error in the unit exp(2·log). */
export interface Probability {
  readonly value: Scaled;
  readonly squaredError: number;
}

/** Operations of one point of the lattice. */
function pointCost(conditions: number, rank: number): number {
  return conditions * rank + STEP_COST * rank;
}

/** Points of every shift, a power of 2. */
function pointsFor(conditions: number, rank: number): number {
  const affordable = BUDGET / (SHIFTS * pointCost(conditions, rank));
  let points = FEWEST;
  while (points < MOST && 2 * points <= affordable) points *= 2;
  return points;
}

/** Operations that `probabilityOf` is expected to take for so many conditions in so many dimensions. */
export function probabilityCost(conditions: number, dimension: number): number {
  const rank = Math.min(conditions, dimension);
  const setUp = 4 * conditions * rank * dimension + 10 * rank * rank * rank;
  return setUp + SHIFTS * pointsFor(conditions, rank) * pointCost(conditions, rank);
}

/** Where a variable may lie, less its shift. */
interface Interval {
  low: number;
  high: number;
}

/** The interval that conditions leave to a variable, given those before: sums over ascending i. */
function bound(conditions: readonly Condition[], z: Float64Array, shift: number, out: Interval): void {
  out.low = -Infinity;
  out.high = Infinity;
  for (const { coefficients, bound: limit, side } of conditions) {
    let at = limit - shift;
    for (let i = 0; i < coefficients.length; i++) at -= coefficients[i]! * z[i]!;
    if (side === 'below') out.low = Math.max(out.low, at);
    else out.high = Math.min(out.high, at);
  }
}

/** P(low ≤ z ≤ high) from the side where it is small; `tail` is the mass beyond that interval on this side. */
interface Mass {
  share: number;
  tail: number;
  /** Whether tails are counted from +∞. */
  upper: boolean;
}

function massOf({ low, high }: Interval, out: Mass): void {
  out.upper = low > 0 || high === Infinity;
  const [inner, outer] = out.upper ? [-low, -high] : [high, low];
  out.tail = outer === -Infinity ? 0 : normalCdf(outer);
  out.share = low < high ? normalCdf(inner) - out.tail : 0;
}

/** The point of the interval below which, seen from its side, lies the share u of its mass. */
function drawn({ share, tail, upper }: Mass, u: number): number {
  const quantile = normalQuantile(tail + u * share);
  return upper ? -quantile : quantile;
}

/** The t with Φ(−t) = u·Φ(−low) far out: Newton's method on ln Φ(−t), whose slope is the hazard, from √(low² − 2 ln u). */
function drawnFar(low: number, u: number): number {
  const target = logNormalTail(low) + log(u);
  let t = Math.sqrt(low * low - 2 * log(u));
  for (let i = 0; i < STEPS; i++) t += (logNormalTail(t) - target) / normalHazard(t);
  return t;
}

/** ln of the weight of one point: the product of masses with the densities' quotients; −∞ where an interval is empty. */
function logWeight(
  groups: Triangular,
  shifts: Float64Array,
  coordinate: (variable: number) => number,
  z: Float64Array,
): number {
  const interval: Interval = { low: 0, high: 0 };
  const mass: Mass = { share: 0, tail: 0, upper: true };
  let [logged, product] = [0, 1];
  for (const [j, conditions] of groups.entries()) {
    const shift = shifts[j]!;
    bound(conditions, z, shift, interval);
    const isFar = interval.low > FAR && interval.high === Infinity;
    if (isFar) logged += logNormalTail(interval.low);
    else {
      massOf(interval, mass);
      if (!(mass.share > 0)) return -Infinity;
      if (product * mass.share < SMALL) {
        logged += log(product) + log(mass.share);
        product = 1;
      } else product *= mass.share;
    }
    if (j === groups.length - 1) break;
    const u = coordinate(j);
    const value = shift + (isFar ? drawnFar(interval.low, u) : drawn(mass, u));
    z[j] = value;
    logged += shift * (0.5 * shift - value);
  }
  return logged + log(product);
}

/** Logarithms of the weights of a shifted lattice, to `out`. */
function* weigh(groups: Triangular, shifts: Float64Array, index: number, out: Float64Array): Work<never, void> {
  const rank = groups.length;
  const [steps, shift] = [latticeSteps(rank), latticeShift(rank, index)];
  const z = new Float64Array(rank);
  const conditions = groups.reduce((count, group) => count + group.length, 0);
  const pause = Math.max(1, Math.floor(STRETCH / pointCost(conditions, rank)));
  for (let i = 0; i < out.length; i++) {
    out[i] = logWeight(groups, shifts, (j) => latticePoint(i + 1, steps[j]!, shift[j]!), z);
    if (i % pause === pause - 1) yield null;
  }
}

/** The largest of some numbers, −∞ of none. */
function largestOf(values: Float64Array): number {
  return values.reduce((most, each) => Math.max(most, each), -Infinity);
}

/** Mean of the shifts' mean weights in the unit of the largest, with the squared error of that mean; 0 where no point has weight. */
function summary(shifts: readonly Float64Array[]): Probability {
  const unit = shifts.reduce((most, logs) => Math.max(most, largestOf(logs)), -Infinity);
  if (unit === -Infinity) return { value: { mantissa: Float64Array.of(0), log: 0 }, squaredError: 0 };
  const means = shifts.map((logs) => logs.reduce((sum, each) => sum + exp(each - unit), 0) / logs.length);
  const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
  const spread = means.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  const squaredError = means.length > 1 ? spread / ((means.length - 1) * means.length) : 0;
  return { value: { mantissa: Float64Array.of(mean), log: unit }, squaredError };
}

/**
 * P(rows·x ≥ bounds) for x ~ N(0, I): separation of variables with a minimax tilt on a randomised lattice (Genz 1992; Botev 2017;
 * random-halfspaces §7). The probability of one condition is exact; others are a mean over 12 shifts with its standard
 * error. At least one condition.
 */
export function* probabilityOf(conditions: Conditions): Work<never, Probability> {
  const groups = yield* triangularise(conditions);
  const shifts = yield* tiltOf(groups);
  const isExact = groups.length === 1;
  const points = isExact ? 1 : pointsFor(conditions.bounds.length, groups.length);
  const logs: Float64Array[] = [];
  for (let index = 0; index < (isExact ? 1 : SHIFTS); index++) {
    const out = new Float64Array(points);
    yield* weigh(groups, shifts, index, out);
    logs.push(out);
  }
  return summary(logs);
}
