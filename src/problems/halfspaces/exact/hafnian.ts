import { exp } from '../../../numerics/special/exp.ts';
import { log } from '../../../numerics/special/log.ts';
import type { Exact, ExactAlgorithm, Work } from '../../contract.ts';
import { directionAt, type Halfspaces } from '../instance.ts';
import { dotOf } from './angles.ts';

/** Factors of which the value, and the second moment, are worked out at most: 2^24 subsets, 3^13 multisets. */
const MOST = 24;
const MOST_SQUARED = 13;
const STRETCH = 100_000;

/** Gram matrix of the directions, row-major. */
function gramOf(instance: Halfspaces): Float64Array {
  const k = instance.count;
  const gram = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) gram[i * k + j] = dotOf(directionAt(instance, i), directionAt(instance, j));
  }
  return gram;
}

/**
 * E∏ z_i^copies for z ~ N(0, gram): the hafnian, a sum over pairings, by dynamic programming over what is left unpaired, where the
 * last variable left is paired with each other (random-halfspaces §12). States are numbers in base copies + 1, whose
 * digits say how often each variable is left: (copies + 1)^k of them, k operations each.
 */
function* momentOf(gram: Float64Array, k: number, copies: 1 | 2): Work<never, number> {
  const base = copies + 1;
  const places = Array.from({ length: k }, () => 1);
  for (let i = 1; i < k; i++) places[i] = places[i - 1]! * base;
  const states = (places[k - 1] ?? 1) * (k > 0 ? base : 1);
  const moments = new Float64Array(states);
  moments[0] = 1;
  for (let state = 1; state < states; state++) {
    let last = k - 1;
    while (state < places[last]!) last--;
    moments[state] = pairings(gram, k, places, state, last, moments);
    if (state % STRETCH === 0) yield null;
  }
  return moments[states - 1]!;
}

/** Σ over partners of `last`, the highest variable left in `state`, of what the rest gives. */
function pairings(
  gram: Float64Array,
  k: number,
  places: readonly number[],
  state: number,
  last: number,
  moments: Float64Array,
): number {
  let rest = state - places[last]!;
  const without = rest;
  let sum = 0;
  for (let j = last; j >= 0; j--) {
    const left = Math.floor(rest / places[j]!);
    rest -= left * places[j]!;
    if (left > 0) sum += left * gram[last * k + j]! * moments[without - places[j]!]!;
  }
  return sum;
}

/** ln R_{2j}(n)/n^j, by which an even moment of Gaussian x exceeds that on the sphere of radius √n. */
function logRadial(j: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < j; i++) sum += log(1 + (2 * i) / n);
  return sum;
}

/** (2k − 1)!!, which bounds E∏z_i² by Hölder's inequality. */
function oddFactorial(k: number): number {
  let product = 1;
  for (let i = 1; i < k; i++) product *= 2 * i + 1;
  return product;
}

function* run(instance: Halfspaces): Work<never, Exact> {
  const { count: k, dimension: n, inputs, logScale } = instance;
  if (logScale === -Infinity) return { value: { mantissa: Float64Array.of(0), log: 0 }, squaredError: 0, variance: 0 };
  const gram = gramOf(instance);
  const first = k % 2 === 1 ? 0 : yield* momentOf(gram, k, 1);
  const second = k <= MOST_SQUARED ? yield* momentOf(gram, k, 2) : oddFactorial(k);
  const onSphere = inputs === 'sphere';
  const mean = first * (onSphere ? exp(-logRadial(k / 2, n)) : 1);
  const square = second * (onSphere ? exp(-logRadial(k, n)) : 1);
  return {
    value: { mantissa: Float64Array.of(mean), log: logScale },
    squaredError: 0,
    variance: Math.max(0, square - mean * mean),
  };
}

/**
 * Linear factors: Wick's theorem. The variance of a sample is exact for up to 13 factors, and an upper bound beyond; undefined for
 * more than 24.
 */
export function hafnianOfLinear(instance: Halfspaces): ExactAlgorithm | undefined {
  const { count, factor } = instance;
  if (factor.kind !== 'linear' || count > MOST) return undefined;
  let states = 1;
  for (let i = 0; i < count; i++) states *= count <= MOST_SQUARED ? 3 : 2;
  return { name: 'sum over pairings', cost: 100 + 2 * count * states, run: () => run(instance) };
}
