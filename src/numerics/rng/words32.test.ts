import { expect, it } from 'vitest';
import { key } from './key.ts';
import { fillWords32 } from './words32.ts';
import { nextFour, seedLanes } from './xoshiro.ts';

function words(count: number, seed = 7): Uint32Array {
  const out = new Uint32Array(count);
  fillWords32(out, key(seed));
  return out;
}

it('words of a key are those of its four lanes in turn', () => {
  const lanes = seedLanes(key(7));
  const expected = new Uint32Array(12);
  for (const at of [0, 4, 8]) nextFour(lanes, expected, at);
  expect(words(12)).toEqual(expected);
});

it('a shorter array gets a prefix of a longer one', () => {
  const all = words(40);
  for (let count = 0; count <= 40; count++) expect(words(count)).toEqual(all.subarray(0, count));
});

it('every bit is set half of the time, within 4.5 standard errors', () => {
  const drawn = words(40000, 3);
  for (let bit = 0; bit < 32; bit++) {
    const set = drawn.reduce((sum, word) => sum + ((word >>> bit) & 1), 0);
    expect(Math.abs(set - 20000)).toBeLessThan(4.5 * 100);
  }
});
