import type { Key } from './key.ts';
import { nextFour, seedLanes } from './xoshiro.ts';

/** Words of one step: one from each lane. */
const STEP = 4;

/**
 * Fills `out` with independent uniform 32-bit words that `key` alone determines; a shorter array gets a prefix of a longer
 * one. Step t advances the four xoshiro128++ lanes of `seedLanes(key)` once and writes out[4t + lane].
 */
export function fillUint32(out: Uint32Array, key: Key): void {
  const lanes = seedLanes(key);
  const whole = out.length - (out.length % STEP);
  for (let at = 0; at < whole; at += STEP) nextFour(lanes, out, at);
  if (whole === out.length) return;
  const last = new Uint32Array(STEP);
  nextFour(lanes, last, 0);
  out.set(last.subarray(0, out.length - whole), whole);
}
