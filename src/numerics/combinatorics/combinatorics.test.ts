import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomial } from './binomial.ts';
import { subsetRank, subsets } from './subsets.ts';

describe('binomial', () => {
  it('gives the rows of Pascal’s triangle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: -1, max: 51 }), (n, k) => {
        expect(binomial(n, k)).toBe(binomial(n - 1, k) + binomial(n - 1, k - 1));
      }),
    );
    expect(binomial(0, 0)).toBe(1);
  });
});

describe('subsets', () => {
  it('come in the order of their ranks, all of them', () => {
    for (const [n, size] of [
      [0, 0],
      [5, 0],
      [5, 1],
      [7, 3],
      [6, 6],
      [3, 4],
    ] as const) {
      const ranks = Array.from(subsets(n, size), subsetRank);
      expect(ranks).toEqual(Array.from({ length: binomial(n, size) }, (_, i) => i));
    }
  });
});
