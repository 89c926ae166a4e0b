import { describe, expect, it } from 'vitest';
import { logNormalTail, normalHazard } from './normal-tail.ts';

describe('the tail of a normal', () => {
  // x, φ(x)/Φ(−x), ln Φ(−x): mpmath, 60 digits.
  it.each([
    [-8, 5.052271083536895e-15, -6.220960574271786e-16],
    [-1, 0.2875999709391784, -0.17275377902344988],
    [0, 0.7978845608028654, -0.6931471805599453],
    [0.5, 1.1410777703680646, -1.1759117615936185],
    [3, 3.2830986549304364, -6.607726221510349],
    [29.5, 29.533820844167984, -439.42947460915025],
    [30.5, 30.53271677066016, -469.4627373229121],
    [38, 38.02627946657587, -726.5572160188201],
    [100, 100.00999800099926, -5005.524208694205],
    [10000.0, 10000.000099999997, -50000010.12927891],
  ])('at %d has its hazard and its logarithm', (x, hazard, logarithm) => {
    expect(Math.abs(normalHazard(x) / hazard - 1)).toBeLessThan(1e-15);
    expect(Math.abs(logNormalTail(x) - logarithm)).toBeLessThan(1e-15 * Math.max(1, Math.abs(logarithm)));
  });

  it('goes on over the seam', () => {
    const [below, above] = [30, 30.000001];
    // The slope of the hazard h is h(h − x), near 1; that of ln Φ(−x) is −h.
    expect((normalHazard(above) - normalHazard(below)) / (above - below)).toBeCloseTo(0.9989, 3);
    expect((logNormalTail(above) - logNormalTail(below)) / (above - below)).toBeCloseTo(-normalHazard(30), 4);
  });
});
