import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walks } from './arbitrary.ts';
import { averageParts, columnsOf } from './columns.ts';
import { around, degreeName, factorsOf, partsOf, type Parts } from './factors.ts';
import { level, ONE_NUMBER, TWO, walkOf } from './fixtures.ts';

function total({ kept, forgotten }: Parts): number {
  return kept.reduce((sum, share) => sum + share, forgotten);
}

describe('a walk by factors', () => {
  it('gathers deduction and projection of one factor', () => {
    const { factors, factorOf, degrees, known, loses } = factorsOf(TWO);
    expect(factors.map(({ first, last }) => [first, last])).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(factorOf).toEqual([0, 0, 1, 1]);
    expect([degrees, known, loses]).toEqual([3, true, true]);
    expect(factors[1]?.parts).toEqual({ kept: [0.5, 0.25, 0.125], forgotten: 0.125 });
  });

  it('takes two deductions for two factors, and a projection for one of its own', () => {
    const deduced = [level('deduction', 0, [1]), level('deduction', 1, [1]), level('projection', 2, [1])];
    expect(factorsOf(deduced).factorOf).toEqual([0, 1, 2]);
  });

  it('knows what is not known', () => {
    const { degrees, known, factors } = factorsOf(ONE_NUMBER);
    expect([degrees, known, factors[0]?.forgotten]).toEqual([1, false, undefined]);
  });

  it('makes one part of all degrees above four', () => {
    const parts = partsOf(Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1));
    expect(parts?.kept).toEqual([0.125, 0.125, 0.125, 0.125, 0.125, 0.375]);
    expect([degreeName(4), degreeName(5)]).toEqual(['4', '5 and above']);
  });

  it('shares nothing where there is nothing, or too much', () => {
    expect(partsOf(Float64Array.of(0, 0), 0)).toBeUndefined();
    expect(partsOf(Float64Array.of(1, Number.NaN))).toBeUndefined();
    expect(partsOf(Float64Array.of(1, Infinity))).toBeUndefined();
    expect(partsOf(Float64Array.of(1.7e308, 1.7e308), 0)?.kept).toEqual([0.5, 0.5]);
  });

  it('begins with a product that is 1', () => {
    expect(around(TWO, 0).before).toEqual({ kept: [1], forgotten: 0 });
    expect(around(TWO, 3).before).toEqual({ kept: [0.5, 0.25, 0.125, 0.125], forgotten: 0 });
    expect(around(TWO, 3).after).toEqual({ kept: [0.5, 0.25, 0.125], forgotten: 0.125 });
  });

  it('has shares that add up to 1, factor by factor and in every column', () => {
    fc.assert(
      fc.property(walks, fc.integer({ min: 1, max: 60 }), (steps, room) => {
        const data = factorsOf(steps);
        expect(data.factorOf).toHaveLength(steps.length);
        const averages = columnsOf(data.factors.length, 0, room).map((column) => averageParts(data, column));
        for (const parts of [...data.factors.map((factor) => factor.parts), ...averages]) {
          if (parts === undefined) continue;
          expect(total(parts)).toBeCloseTo(1, 12);
          for (const share of [...parts.kept, parts.forgotten]) expect(share).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('columns', () => {
  it('hold every factor once, a pixel wide at least', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 1900 }), (count, room) => {
        const columns = columnsOf(count, 10, 10 + room);
        expect(columns.length).toBe(Math.min(count, room));
        let next = 0;
        for (const { from, to } of columns) {
          expect(from).toBe(next);
          expect(to).toBeGreaterThan(from);
          next = to;
        }
        expect(next).toBe(count);
        expect(columns.at(-1)?.right).toBeCloseTo(10 + room, 6);
      }),
    );
  });

  it('are a factor each where there is room', () => {
    expect(columnsOf(factorsOf(walkOf(40, 2)).factors.length, 0, 400)).toHaveLength(40);
  });
});
