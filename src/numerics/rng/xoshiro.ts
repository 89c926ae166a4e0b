import { COUNTER } from './key.ts';
import type { Key } from './key.ts';
import { threefry2x32 } from './threefry.ts';

/**
 * Four independent xoshiro128++ generators side by side: word w of lane l is at w·4 + l (length 16), so one 128-bit
 * vector holds one word of all lanes.
 */
export type Lanes = Uint32Array;

/**
 * Seeds four lanes from a key: elements 2i and 2i + 1 are the Threefry-2×32 block with counter (i, 0x04000000),
 * i = 0…7. (A lane of four zero words would stay at zero; its chance is 2^-128.)
 */
export function seedLanes(key: Key): Lanes {
  const lanes = new Uint32Array(16);
  for (let i = 0; i < 8; i++) lanes.set(threefry2x32(key, [i, COUNTER.lanes]), 2 * i);
  return lanes;
}

/**
 * Advances every lane once and writes its output to `out[at + lane]`: Blackman and Vigna, xoshiro128++ 1.0 (2019).
 * Integer arithmetic modulo 2^32 only.
 */
export function nextFour(lanes: Lanes, out: Uint32Array, at: number): void {
  for (let lane = 0; lane < 4; lane++) {
    const s0 = lanes[lane]!;
    const s1 = lanes[lane + 4]!;
    const s2 = lanes[lane + 8]! ^ s0;
    const s3 = lanes[lane + 12]! ^ s1;
    const sum = (s0 + lanes[lane + 12]!) | 0;
    out[at + lane] = ((sum << 7) | (sum >>> 25)) + s0;
    lanes[lane] = s0 ^ s3;
    lanes[lane + 4] = s1 ^ s2;
    lanes[lane + 8] = s2 ^ (s1 << 9);
    lanes[lane + 12] = (s3 << 11) | (s3 >>> 21);
  }
}
