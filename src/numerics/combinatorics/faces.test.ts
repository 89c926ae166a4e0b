import { describe, expect, it } from 'vitest';
import { binomial } from './binomial.ts';
import { type Faces, facesUpTo } from './faces.ts';
import { logBinomial, logFactorials } from './log-factorials.ts';
import { subsetRank, subsets } from './subsets.ts';

function finished(work: Generator<null, readonly Faces[], void>): readonly Faces[] {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

describe('subsets with their faces', () => {
  it.each([
    [0, 0],
    [1, 1],
    [6, 6],
    [9, 4],
  ])('of %i elements up to size %i are those of `subsets`, and lead to those of one element less', (n, most) => {
    const all = finished(facesUpTo(n, most));
    expect(all).toHaveLength(most + 1);
    for (const [size, { count, elements, ranks }] of all.entries()) {
      expect(count).toBe(binomial(n, size));
      let at = 0;
      for (const set of subsets(n, size)) {
        for (const element of set) {
          expect(elements[at]).toBe(element);
          expect(ranks[at]).toBe(subsetRank(set.filter((other) => other !== element)));
          at++;
        }
      }
      expect(elements).toHaveLength(at);
    }
  });

  it('pauses where there are many', () => {
    const work = facesUpTo(40, 4);
    let pauses = 0;
    while (!work.next().done) pauses++;
    expect(pauses).toBeGreaterThan(4);
  });
});

describe('logarithms of factorials', () => {
  it('are those of factorials and binomials', () => {
    const table = logFactorials(60);
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      factorial *= n;
      expect(Math.abs(table[n]! - Math.log(factorial))).toBeLessThan(1e-13);
    }
    for (let k = 0; k <= 60; k++) {
      expect(Math.abs(logBinomial(table, 60, k) - Math.log(binomial(60, k)))).toBeLessThan(1e-12);
    }
    expect([logBinomial(table, 5, -1), logBinomial(table, 5, 6)]).toEqual([-Infinity, -Infinity]);
  });

  it('agree with 40 digits at the end of a long table', () => {
    // ln 1000! by mpmath.
    expect(Math.abs(logFactorials(1000)[1000]! - 5912.128178488163)).toBeLessThan(1e-10);
  });
});
