import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, key } from './key.ts';
import { threefry2x32 } from './threefry.ts';
import type { Key } from './key.ts';

const ONES: Key = [0xffffffff, 0xffffffff];

describe('threefry2x32', () => {
  // Random123's kat_vectors, threefry2x32, 20 rounds.
  it.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [ONES, ONES, [0x1cb996fc, 0xbb002be7]],
    [
      [0x13198a2e, 0x03707344],
      [0x243f6a88, 0x85a308d3],
      [0xc4923a9c, 0x483df7a0],
    ],
  ] as [Key, Key, Key][])('key %j, counter %j gives the published %j', (k, counter, expected) => {
    expect(threefry2x32(k, counter)).toEqual(expected);
  });
});

describe('key', () => {
  it('holds the whole seed, zero included', () => {
    expect(key(0)).toEqual([0, 0]);
    expect(key(7)).toEqual([7, 0]);
    expect(key(4294967296)).toEqual([0, 1]);
    expect(key(Number.MAX_SAFE_INTEGER)).toEqual([0xffffffff, 0x1fffff]);
  });

  it('gives different seeds different keys', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (a, b) => {
        expect(String(key(a)) === String(key(b))).toBe(a === b);
      }),
    );
  });

  it.each([-1, 0.5, NaN, Infinity, 2 ** 53, -Infinity])('refuses the seed %d', (seed) => {
    expect(() => key(seed)).toThrow(RangeError);
  });
});

describe('fold', () => {
  const part = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 9 }), fc.string({ unit: 'binary', maxLength: 6 }));
  const path = fc.array(part, { maxLength: 4 });
  const root = key(1);

  it('gives different paths different keys', () => {
    fc.assert(
      fc.property(path, path, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(String(fold(root, ...a)) === String(fold(root, ...b))).toBe(same);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no collision among many near paths', () => {
    const seen = new Set<string>();
    const paths: (string | number)[][] = [
      ['ab'],
      ['a', 'b'],
      ['a', 'b', ''],
      ['', 'ab'],
      [''],
      ['', ''],
      ['a\0'],
      ['a'],
    ];
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++)
        paths.push([i, j], [`${i}`, j], [i, `${j}`], [`${i}${j}`, 'x'], [`${i}`, `${j}`, 'x']);
    }
    for (const each of new Set(paths.map((p) => JSON.stringify(p)))) {
      seen.add(String(fold(root, ...(JSON.parse(each) as (string | number)[]))));
    }
    expect(seen.size).toBe(new Set(paths.map((p) => JSON.stringify(p))).size);
  });

  it('may be done in stages, and the empty path is the key itself', () => {
    fc.assert(
      fc.property(path, path, (a, b) => {
        expect(fold(fold(root, ...a), ...b)).toEqual(fold(root, ...a, ...b));
      }),
    );
    expect(fold(root)).toEqual(root);
  });

  it('is the construction that its description gives', () => {
    const length = threefry2x32(root, [3, 0x02000000]);
    const first = threefry2x32(length, [0x0062_0061, 0x03000000]);
    expect(fold(root, 'abc')).toEqual(threefry2x32(first, [0x63, 0x03000000]));
    expect(fold(root, 2 ** 33 + 5)).toEqual(threefry2x32(root, [5, 0x01000002]));
  });

  it.each([-1, 1.5, NaN, 2 ** 53])('refuses the number %d', (value) => {
    expect(() => fold(root, 'a', value)).toThrow(RangeError);
  });

  it('keeps its keys for good', () => {
    expect(fold(key(0), 'mlp', 64, 3, 'weights', 0)).toMatchInlineSnapshot(`
      [
        818089965,
        3290707589,
      ]
    `);
  });
});
