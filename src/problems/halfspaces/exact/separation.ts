import { exp } from '../../../numerics/special/exp.ts';
import { log } from '../../../numerics/special/log.ts';
import { normalCdf } from '../../../numerics/special/normal.ts';
import { normalQuantile } from '../../../numerics/statistics/normal-quantile.ts';
import type { Work } from '../../contract.ts';
import type { Scaled } from '../../scaled.ts';
import { latticePoint, latticeShift, latticeSteps } from './lattice.ts';
import { type Tilt, tiltOf } from './tilt.ts';
import { type Condition, type Conditions, type Triangular, triangularise } from './triangular.ts';

/** Random shifts of the lattice; their spread is the error. */
const SHIFTS = 12;
/** Operations that the points of one probability may take: about half a second. */
const BUDGET = 1.2e8;
const FEWEST = 256;
const MOST = 16_384;
/** What a distribution function and a quantile cost together, beside products. */
const STEP_COST = 120;
/** Operations after which an evaluation pauses, about 5 ms. */
const STRETCH = 1e6;
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
    massOf(interval, mass);
    if (!(mass.share > 0)) return -Infinity;
    product *= mass.share;
    if (product < SMALL) {
      logged += log(product);
      product = 1;
    }
    if (j === groups.length - 1) break;
    const value = shift + drawn(mass, coordinate(j));
    z[j] = value;
    logged += shift * (0.5 * shift - value);
  }
  return logged + log(product);
}

/** The mean weight of a shifted lattice, in the unit of the tilt's peak. */
function* meanWeight(groups: Triangular, tilt: Tilt, points: number, index: number): Work<never, number> {
  const rank = groups.length;
  const [steps, shift] = [latticeSteps(rank), latticeShift(rank, index)];
  const z = new Float64Array(rank);
  const conditions = groups.reduce((count, group) => count + group.length, 0);
  const pause = Math.max(1, Math.floor(STRETCH / pointCost(conditions, rank)));
  let sum = 0;
  for (let i = 1; i <= points; i++) {
    const weight = logWeight(groups, tilt.shifts, (j) => latticePoint(i, steps[j]!, shift[j]!), z);
    sum += exp(weight - tilt.logPeak);
    if (i % pause === 0) yield null;
  }
  return sum / points;
}

/** Mean of the shifts' means, with the squared error of that mean. */
function summary(means: readonly number[], unit: number): Probability {
  const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
  const spread = means.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  const squaredError = spread / ((means.length - 1) * means.length);
  return { value: { mantissa: Float64Array.of(mean), log: unit }, squaredError };
}

/**
 * P(rows·x ≥ bounds) for x ~ N(0, I): separation of variables with a minimax tilt on a randomised lattice (Genz 1992; Botev 2017;
 * random-halfspaces §7). The probability of one condition is exact; others are a mean over 12 shifts with its standard
 * error. At least one condition.
 */
export function* probabilityOf(conditions: Conditions): Work<never, Probability> {
  const groups = yield* triangularise(conditions);
  const tilt = yield* tiltOf(groups);
  if (groups.length === 1) {
    const weight = logWeight(groups, tilt.shifts, () => 0.5, new Float64Array(1));
    const value = { mantissa: Float64Array.of(exp(weight - tilt.logPeak)), log: tilt.logPeak };
    return { value, squaredError: 0 };
  }
  const points = pointsFor(conditions.bounds.length, groups.length);
  const means: number[] = [];
  for (let index = 0; index < SHIFTS; index++) means.push(yield* meanWeight(groups, tilt, points, index));
  return summary(means, tilt.logPeak);
}
