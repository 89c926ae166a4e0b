import { backend } from '../backend.ts';
import type { Key } from './key.ts';
import { seedLanes } from './xoshiro.ts';

/** Numbers of one step: four lanes, two numbers each. */
const STEP = 8;

/**
 * Fills `out` with independent standard normal numbers that `key` alone determines; a shorter array gets a prefix of a
 * longer one. Box and Muller (1958) in single precision: every addition, product and root is rounded to f32, as `f32x4`
 * instructions do, and the chunks change no bit (where no `fround` stands, the operation is exact or the store rounds).
 *
 * Step t draws two words from each of the four xoshiro128++ lanes of `seedLanes(key)`, u then v, and writes
 * out[8t + lane] = r·cos θ and out[8t + 4 + lane] = r·sin θ with r = √(−2 log u), θ = 2πv/2^32. |x| ≤ 6.77.
 */
export function fillNormal32(out: Float32Array, key: Key): void {
  if (out.length % STEP === 0) return backend().normals32(seedLanes(key), out);
  const longer = new Float32Array(Math.ceil(out.length / STEP) * STEP);
  backend().normals32(seedLanes(key), longer);
  out.set(longer.subarray(0, out.length));
}
