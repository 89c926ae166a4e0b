import { describe, expect, it } from 'vitest';
import { acos } from './arcsine.ts';
import { capDensity, capShare } from './cap.ts';
import { normalCdf } from './normal.ts';

describe('the share of a spherical cap', () => {
  it('is an angle on the circle, linear on the sphere, and ½ at the equator', () => {
    for (const t of [-1, -0.99, -0.3, 0, 1e-9, 0.2, 0.7, 0.999, 1]) {
      expect(capShare(2, t)).toBeCloseTo(acos(t) / Math.PI, 14);
      expect(capShare(3, t)).toBeCloseTo((1 - t) / 2, 15);
    }
    for (const m of [2, 5, 64, 521]) expect(capShare(m, 0)).toBe(0.5);
  });

  it('obeys the recursion in the dimension, Q_{m+2} = Q_m − γ_{m+2} t (1 − t²)^{(m−1)/2}/m', () => {
    for (const m of [2, 3, 4, 9, 40, 200]) {
      for (const t of [-0.6, -0.05, 0.01, 0.1, 0.4, 0.9]) {
        const step = (capDensity(m + 2) * t * (1 - t * t) ** ((m - 1) / 2)) / m;
        expect(Math.abs(capShare(m, t) - step - capShare(m + 2, t))).toBeLessThan(1e-14);
      }
    }
  });

  it('keeps its digits where it is small', () => {
    // mpmath, 40 digits: betainc((m-1)/2, 1/2, 0, 1 - t^2, regularized=True)/2 at the doubles t.
    const cases = [
      [8, 0.95, 4.3812619825431276e-5],
      [64, 0.75, 3.237498116001538e-13],
      [520, 0.3, 1.3464237666316993e-12],
      [16, 0.999, 5.782436057023909e-22],
      [512, 0.05, 0.12914969430662837],
    ] as const;
    for (const [m, t, expected] of cases) expect(Math.abs(capShare(m, t) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is near to the normal tail in many dimensions', () => {
    for (const z of [-2, 0.5, 1, 3]) expect(capShare(1e6, z / 1000)).toBeCloseTo(normalCdf(-z), 5);
  });
});
