import type { Key } from './key.ts';

/** Skein's key-schedule constant for 32-bit words. */
const PARITY = 0x1bd11bda;
const ROTATIONS_EVEN = [13, 15, 26, 6] as const;
const ROTATIONS_ODD = [17, 29, 16, 24] as const;

/** Four rounds: each adds, rotates and mixes the two words. Returned packed in `words`. */
function fourRounds(words: Uint32Array, rotations: readonly number[]): void {
  let [a, b] = words as unknown as [number, number];
  for (const rotation of rotations) {
    a = (a + b) >>> 0;
    b = (((b << rotation) | (b >>> (32 - rotation))) ^ a) >>> 0;
  }
  words[0] = a;
  words[1] = b;
}

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
  const words = new Uint32Array([counter[0] + schedule[0], counter[1] + schedule[1]]);
  for (let group = 1; group <= 5; group++) {
    fourRounds(words, group % 2 === 1 ? ROTATIONS_EVEN : ROTATIONS_ODD);
    words[0] = words[0]! + schedule[group % 3]!;
    words[1] = words[1]! + schedule[(group + 1) % 3]! + group;
  }
  return [words[0]!, words[1]!];
}
