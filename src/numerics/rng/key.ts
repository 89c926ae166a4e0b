import { threefry2x32 } from './threefry.ts';

/** The name of a random stream: two unsigned 32-bit words, the less significant first. */
export type Key = readonly [number, number];

const TWO_32 = 4294967296;

/**
 * What a Threefry counter stands for, in bits 24–31 of its second word: numbers take at most 21 bits of that word, so
 * counters of different kinds never coincide. `LANES` is the seeding of generators: no path derives those blocks.
 */
export const COUNTER = { number: 0x01000000, length: 0x02000000, units: 0x03000000, lanes: 0x04000000 } as const;

function checkInteger(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${what} must be an integer from 0 to 2^53 − 1, not ${String(value)}`);
  }
}

function split(value: number): Key {
  return [(value % TWO_32) >>> 0, Math.floor(value / TWO_32)];
}

/**
 * The key of a seed: its low 32 bits and its high 21 bits. Different seeds have different keys; 0 is a seed like any.
 *
 * @param seed integer from 0 to 2^53 − 1.
 * @throws RangeError for anything else.
 */
export function key(seed: number): Key {
  checkInteger(seed, 'A seed');
  return split(seed);
}

function foldNumber(key: Key, value: number): Key {
  checkInteger(value, 'A number in a path');
  const [low, high] = split(value);
  return threefry2x32(key, [low, COUNTER.number | high]);
}

function foldString(key: Key, text: string): Key {
  let folded = threefry2x32(key, [text.length, COUNTER.length]);
  for (let at = 0; at < text.length; at += 2) {
    const second = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    folded = threefry2x32(folded, [(text.charCodeAt(at) | (second << 16)) >>> 0, COUNTER.units]);
  }
  return folded;
}

/**
 * Derives the key at `path` below `key`. Every part replaces the key by a Threefry-2×32 block under that key:
 *
 * - a number n is one block, counter (n mod 2^32, 0x01000000 | ⌊n / 2^32⌋);
 * - a string is one block with counter (length, 0x02000000), then one for each two UTF-16 code units (first in the low
 *   half, a missing last one is 0) with counter (units, 0x03000000), each under the key the block before returned.
 *
 * The sequence of counters is a prefix-free code of the path: 1 and '1', ['ab'] and ['a', 'b'] differ. Paths that part at
 * some counter get different keys there, and from then on agree no more often than 64-bit chance.
 * `fold(fold(k, 'a'), 'b')` is `fold(k, 'a', 'b')`, and the empty path gives `key` itself.
 *
 * @throws RangeError for a number that is not an integer from 0 to 2^53 − 1.
 */
export function fold(key: Key, ...path: readonly (string | number)[]): Key {
  let folded = key;
  for (const part of path) folded = typeof part === 'string' ? foldString(folded, part) : foldNumber(folded, part);
  return folded;
}
