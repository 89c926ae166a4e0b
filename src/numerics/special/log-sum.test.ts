import { expect, it } from 'vitest';
import { logSum } from './log-sum.ts';

it('adds numbers by their logarithms, also where they are no doubles', () => {
  expect(logSum([Math.log(2), Math.log(3)])).toBeCloseTo(Math.log(5), 15);
  expect(logSum([-2000, -2000, -Infinity])).toBeCloseTo(-2000 + Math.log(2), 12);
  expect(logSum([5000])).toBe(5000);
  expect([logSum([]), logSum([-Infinity, -Infinity])]).toEqual([-Infinity, -Infinity]);
});
