import { describe, expect, it } from 'vitest';
import { lessIsBetter, moreIsBetter } from './benchmark.ts';
import { median, spread } from './measure.ts';
import { figure, lineOf } from './table.ts';

describe('median', () => {
  it('is the middle number, or the mean of the two in the middle, whatever the order', () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(median([100, 1, 9, 10])).toBe(9.5);
    expect(median([])).toBeNaN();
  });
});

describe('ratios', () => {
  it('are over 1 where ours is better, in rates and in times', () => {
    expect(moreIsBetter({ name: 'a', unit: 'samples/s' }, 30, { other: 10 }).ratios).toEqual({ other: 3 });
    expect(lessIsBetter({ name: 'a', unit: 'ms' }, 10, { bar: 50 }).ratios).toEqual({ bar: 5 });
  });
});

describe('the table', () => {
  it('writes numbers with three digits that count', () => {
    expect([0.012345, 1.2345, 123.45, 12345, 1.2345e7, NaN].map(figure)).toEqual([
      '0.0123',
      '1.23',
      '123',
      '12300',
      '1.23e+7',
      '–',
    ]);
    expect(spread([3, 1.2345, 2])).toBe('1.23–3.00');
  });

  it('puts baselines with their ratios behind our number, and the note below', () => {
    const row = lessIsBetter({ name: 'label', unit: 'ms', note: 'one\ntwo' }, 10, { bar: 50 });
    expect(lineOf(row, 6)).toBe('label   10 ms               bar 50 (5 ×)\n    one\n    two');
  });
});
