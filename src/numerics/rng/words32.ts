import type { Key } from './key.ts';
import { nextFour, seedLanes } from './xoshiro.ts';

/**
 * Fills `out` with independent uniform 32-bit words that `key` alone determines, four lanes in turn: word 4t + lane is the
 * t-th of that lane of `seedLanes(key)`. A shorter array gets a prefix of a longer one.
 */
export function fillWords32(out: Uint32Array, key: Key): void {
  const lanes = seedLanes(key);
  const whole = out.length - (out.length % 4);
  for (let at = 0; at < whole; at += 4) nextFour(lanes, out, at);
  if (whole === out.length) return;
  const rest = new Uint32Array(4);
  nextFour(lanes, rest, 0);
  out.set(rest.subarray(0, out.length - whole), whole);
}
