import type { Key } from './key.ts';

/** Skein's key-schedule constant for 32-bit words. */
const PARITY = 0x1bd11bda;
/** Rotations of the rounds: one group of four, then the other, in turn. */
const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

/**
 * Threefry-2×32 with 20 rounds: the block cipher of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3" (2011), equal to Random123's `threefry2x32`. For one key it is a permutation of the 2^64 counters, so
 * different counters never give equal results.
 *
 * @param key two unsigned 32-bit words.
 * @param counter two unsigned 32-bit words.
 * @returns two unsigned 32-bit words.
 */
export function threefry2x32(key: Key, counter: Key): Key {
  const schedule = [key[0], key[1], PARITY ^ key[0] ^ key[1]] as const;
  let a = (counter[0] + schedule[0]) | 0;
  let b = (counter[1] + schedule[1]) | 0;
  for (let group = 1; group <= 5; group++) {
    for (const rotation of ROTATIONS[(group + 1) % 2]!) {
      a = (a + b) | 0;
      b = ((b << rotation) | (b >>> (32 - rotation))) ^ a;
    }
    a = (a + schedule[group % 3]!) | 0;
    b = (b + schedule[(group + 1) % 3]! + group) | 0;
  }
  return [a >>> 0, b >>> 0];
}
