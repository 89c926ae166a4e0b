import { describe, expect, it } from 'vitest';
import { key } from './key.ts';
import { fillUint32 } from './uint32.ts';
import { nextFour, seedLanes } from './xoshiro.ts';

function words(length: number, seed = 5): Uint32Array {
  const out = new Uint32Array(length);
  fillUint32(out, key(seed));
  return out;
}

describe('fillUint32', () => {
  it('writes what the lanes give, step by step', () => {
    const [lanes, four] = [seedLanes(key(5)), new Uint32Array(4)];
    const expected = Array.from({ length: 25 }, () => {
      nextFour(lanes, four, 0);
      return [...four];
    });
    expect([...words(100)]).toEqual(expected.flat());
  });

  it('gives a shorter array a prefix of a longer one', () => {
    const long = words(64);
    for (const length of [0, 1, 3, 4, 5, 31, 63]) expect(words(length)).toEqual(long.slice(0, length));
  });

  it('has fair bits that do not follow one another', () => {
    const many = words(1 << 17);
    for (let bit = 0; bit < 32; bit++) {
      let [ones, changes] = [0, 0];
      for (let i = 0; i < many.length; i++) {
        ones += (many[i]! >>> bit) & 1;
        changes += ((many[i]! ^ many[(i + 1) % many.length]!) >>> bit) & 1;
      }
      const score = (count: number): number => (count - many.length / 2) / Math.sqrt(many.length / 4);
      expect(Math.abs(score(ones))).toBeLessThan(4.5);
      expect(Math.abs(score(changes))).toBeLessThan(4.5);
    }
  });

  it('keeps its numbers for good', () => {
    expect([...words(5, 0)]).toMatchInlineSnapshot(`
      [
        3155754535,
        1644473383,
        3011963359,
        295910399,
        3930877926,
      ]
    `);
  });
});
