import { describe, expect, it } from 'vitest';
import { tailFactor, tailReach } from './reliability.ts';

describe('the reach of a deduced tail', () => {
  it.each([
    [0.5, 16, 0, 'value'],
    [1e-3, 8, 0, 'value'],
    [9.99e-4, 16, 0, 'order-of-magnitude'],
    [1e-6, 16, 0, 'order-of-magnitude'],
    [9.99e-7, 16, 0, 'beyond'],
    [0, 16, 0, 'beyond'],
    [0.5, 7.99, 0, 'refused'],
    [0.5, 16, 1, 'refused'],
    [-1e-9, 16, 0, 'refused'],
    [1.01, 16, 0, 'refused'],
    [NaN, 16, 0, 'refused'],
    [0.5, NaN, 0, 'refused'],
  ] as const)('of %d with n/L = %d and %d alarms: %s', (probability, ratio, alarms, reach) => {
    expect(tailReach(probability, ratio, alarms)).toBe(reach);
  });
});

describe('the factor that holds for 90 %', () => {
  it.each([
    [1e-2, 1.3],
    [1e-3, 2],
    [1e-4, 3.6],
    [1e-5, 7],
    [1e-6, 12],
  ])('at %d is %d', (probability, factor) => {
    expect(tailFactor(probability, 64, 4)).toBeCloseTo(factor, 13);
  });

  it('is the geometric mean half way between decades', () => {
    expect(tailFactor(1e-3 / Math.sqrt(10), 128, 4)).toBeCloseTo(Math.sqrt(2 * 3.6), 12);
  });

  it('grows as the probability falls', () => {
    let last = 0;
    for (let probability = 1e-2; probability >= 1e-6; probability *= 0.97) {
      const factor = tailFactor(probability, 64, 2)!;
      expect(factor).toBeGreaterThan(last);
      last = factor;
    }
  });

  it('is undefined where nothing was measured', () => {
    for (const [probability, width, depth] of [
      [1.01e-2, 64, 2],
      [9.9e-7, 64, 2],
      [NaN, 64, 2],
      [1e-3, 63, 2],
      [1e-3, 64, 5],
    ] as const) {
      expect(tailFactor(probability, width, depth)).toBeUndefined();
    }
  });
});
