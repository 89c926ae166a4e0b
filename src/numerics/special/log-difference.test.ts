import { expect, it } from 'vitest';
import { logDifference } from './log-difference.ts';

it('logDifference is the logarithm of a difference, and −∞ where nothing is left', () => {
  expect(logDifference(Math.log(13), Math.log(9))).toBeCloseTo(Math.log(4), 14);
  expect(logDifference(1000 + Math.log(3), 1000)).toBeCloseTo(1000 + Math.log(2), 12);
  expect(logDifference(2, -Infinity)).toBe(2);
  expect([logDifference(1, 1), logDifference(1, 2), logDifference(-Infinity, -Infinity)]).toEqual([
    -Infinity,
    -Infinity,
    -Infinity,
  ]);
});
