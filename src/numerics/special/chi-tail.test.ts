import { describe, expect, it } from 'vitest';
import { chiTail } from './chi-tail.ts';
import { normalCdf } from './normal.ts';

describe('the tail of χ', () => {
  // mpmath 1.3, gammainc(n/2, x²/2, regularized=True), 40 digits.
  it.each([
    [1, 0.5, 0.61707507745197379],
    [1, 6, 1.9731752900753963e-9],
    [2, 1, 0.60653065971263342],
    [2, 30, 3.6938830684872562e-196],
    [3, 2, 0.26146412994911062],
    [5, 0.1, 0.99999946997299573],
    [16, 4, 0.45296080948699449],
    [31, 9.25, 5.2641777173232109e-7],
    [32, 5.5, 0.55528730571550009],
    [32, 12, 3.7482171401997728e-16],
    [64, 14, 2.5966330518870646e-15],
    [101, 8, 0.99848534255091431],
    [128, 20, 9.3678595144688688e-30],
    [128, 35, 2.1484484137151415e-178],
    [512, 24, 0.026014910515368285],
    [512, 38, 1.0713478536999856e-89],
    [513, 25, 0.00049957218101252703],
  ])('has the digits of the incomplete gamma function at n = %d, x = %d', (n, x, expected) => {
    expect(Math.abs(chiTail(n, x) / expected - 1)).toBeLessThan(x * x < 1200 ? 1e-13 : 1e-12);
  });

  // Critical values of χ² as printed in tables (Abramowitz and Stegun, table 26.8): P(χ² > value) = tail.
  it.each([
    [1, 0.05, 3.84146],
    [10, 0.05, 18.307],
    [10, 0.01, 23.2093],
    [30, 0.005, 53.672],
    [100, 0.05, 124.342],
    [100, 0.001, 149.449],
  ])('has the critical values of tables, n = %d, %d', (n, tail, square) => {
    expect(chiTail(n, Math.sqrt(square)) / tail).toBeCloseTo(1, 4);
  });

  it('is that of a normal’s size at n = 1, and falls from 1 to 0', () => {
    for (const x of [0.1, 1, 3, 8]) expect(chiTail(1, x) / (2 * normalCdf(-x))).toBeCloseTo(1, 13);
    expect([chiTail(7, 0), chiTail(7, -1), chiTail(7, Infinity), chiTail(4, 1e9)]).toEqual([1, 1, 0, 0]);
    expect(chiTail(4, NaN)).toBeNaN();
    for (let x = 0; x < 30; x += 0.25) expect(chiTail(64, x + 0.25)).toBeLessThanOrEqual(chiTail(64, x) * (1 + 1e-14));
  });
});
