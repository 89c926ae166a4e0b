import { describe, expect, it } from 'vitest';
import { normalPdf } from '../special/normal.ts';
import { reflected } from './cumulants.ts';
import type { Cumulants } from './cumulants.ts';
import { edgeworthDensity, gaussianDensity } from './densities.ts';
import { edgeworth } from './edgeworth.ts';
import { gaussianTail } from './gaussian-tail.ts';
import { gramCharlier } from './gram-charlier.ts';
import { hermite } from './hermite.ts';
import { lugannaniRice } from './lugannani-rice.ts';

const shape = (third: number, fourth: number): Cumulants => ({ mean: 0, variance: 1, third, fourth });
const range = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
const moved = (mean: number): Cumulants => ({ mean, variance: 2.25, third: 1.7, fourth: 3.1 });

/** Relative distance. */
const off = (value: number, truth: number) => Math.abs(value / truth - 1);

/** ∫ from a to b by Simpson's rule. */
function integral(f: (x: number) => number, a: number, b: number): number {
  const xs = range(a, b, 4001);
  const sum = xs.reduce((total, x, i) => total + f(x) * (i % 2 === 1 ? 4 : i === 0 || i === 4000 ? 1 : 2), 0);
  return (sum * (b - a)) / 4000 / 3;
}

describe('the tail of Lugannani and Rice', () => {
  it('has its published values', () => {
    const values = [-3, -1, 1, 3].map((z) => lugannaniRice(shape(0.6, 1), z).toFixed(4));
    expect(values).toEqual(['0.9988', '0.8678', '0.1559', '0.0070']);
  });

  it('is Q(z) without skewness and excess', () => {
    for (const z of range(-9, 38, 500)) expect(off(lugannaniRice(shape(0, 0), z), gaussianTail(z))).toBeLessThan(1e-15);
  });

  it('is the formula with w and u away from the mean', () => {
    const [skewness, excess] = [0.7, 1.3];
    for (const s of [-3, -1, -0.2, 0.1, 0.5, 2, 4]) {
      const z = s + (skewness * s ** 2) / 2 + (excess * s ** 3) / 6;
      const k = s ** 2 / 2 + (skewness * s ** 3) / 6 + (excess * s ** 4) / 24;
      const w = Math.sign(s) * Math.sqrt(2 * (s * z - k));
      const u = s * Math.sqrt(1 + skewness * s + (excess * s ** 2) / 2);
      const truth = gaussianTail(w) + normalPdf(w) * (1 / u - 1 / w);
      expect(off(lugannaniRice(shape(skewness, excess), z), truth)).toBeLessThan(1e-12);
    }
  });

  it('passes through the mean with its value and its slope there', () => {
    for (const skewness of [-3, -0.6, 0, 0.6, 3]) {
      for (const excess of [9, 9.5, 10]) {
        const at = (z: number) => lugannaniRice(shape(skewness, excess), z);
        expect(off(at(0), 0.5 - skewness / (6 * Math.sqrt(2 * Math.PI)))).toBeLessThan(1e-15);
        const slope = -(1 + excess / 8 - (5 * skewness ** 2) / 24) * normalPdf(0);
        expect((at(1e-5) - at(-1e-5)) / 2e-5).toBeCloseTo(slope, 6);
        for (const z of [1e-3, 1e-4, 1e-8, 1e-14, 1e-300]) {
          expect(Math.abs(at(z) - at(0) - z * slope)).toBeLessThanOrEqual(20 * z * z + 1e-15);
        }
      }
    }
  });

  it('is a probability and falls with the threshold', () => {
    for (const skewness of range(-3, 3, 25)) {
      for (const excess of range(-1, 10, 23)) {
        const values = range(-6, 12, 181).map((z) => lugannaniRice(shape(skewness, excess), z));
        const strays = values.filter((value) => !(value > 0 && value <= 1));
        const rises = values.filter((value, i) => i > 0 && value >= values[i - 1]! && value < 1 - 1e-14);
        expect([...strays, ...rises], `${skewness}, ${excess}`).toEqual([]);
      }
    }
  });

  it('raises the excess to the square of the skewness', () => {
    for (const excess of [-1, 0, 0.8]) {
      expect(lugannaniRice(shape(0.9, excess), 2)).toBe(lugannaniRice(shape(0.9, 0.81), 2));
    }
  });

  it('does not hide that a wild shape leaves [0, 1]', () => {
    expect(lugannaniRice(shape(8, 64), -0.04)).toBeLessThan(-0.01);
    expect(lugannaniRice(shape(-8, 64), 0.04)).toBeGreaterThan(1.01);
  });

  it('does not depend on origin and unit', () => {
    const given = { mean: 5, variance: 4, third: 0.6 * 8, fourth: 16 };
    expect(off(lugannaniRice(given, 11), lugannaniRice(shape(0.6, 1), 3))).toBeLessThan(1e-15);
  });

  it('has the lower tail of the reflected cumulants, small ones too', () => {
    for (const z of range(-6, 6, 49)) {
      const given = shape(0.6, 1);
      const [upper, lower] = [lugannaniRice(given, z), lugannaniRice(reflected(given), -z)];
      expect(upper + lower).toBeCloseTo(1, 14);
    }
    expect(lugannaniRice(reflected(shape(0, 0)), 20)).toBe(gaussianTail(20));
  });

  it('ends at the edges of the doubles', () => {
    expect([Infinity, 1e300, 1e5].map((z) => lugannaniRice(shape(0.6, 1), z))).toEqual([0, 0, 0]);
    expect([-Infinity, -1e300, -1e5].map((z) => lugannaniRice(shape(0.6, 1), z))).toEqual([1, 1, 1]);
    expect(lugannaniRice(shape(0.6, 1), NaN)).toBeNaN();
    expect(lugannaniRice(shape(NaN, 1), 1)).toBeNaN();
    for (const variance of [0, -1, NaN]) {
      expect(() => lugannaniRice({ ...shape(0, 0), variance }, 1)).toThrow(RangeError);
    }
  });
});

/** P(X > x) for a gamma distribution of whole shape and scale 1: e^−x Σ_{i<shape} xⁱ/i!. */
function gammaTail(shapeParameter: number, x: number): number {
  let [sum, term] = [0, 1];
  for (let i = 0; i < shapeParameter; i++) {
    sum += term;
    term *= x / (i + 1);
  }
  return sum * Math.exp(-x);
}

function gammaQuantile(shapeParameter: number, tail: number): number {
  let [low, high] = [0, 1000];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (gammaTail(shapeParameter, middle) > tail) low = middle;
    else high = middle;
  }
  return low;
}

describe('four cumulants of a gamma distribution', () => {
  // Factors as measured, rounded up in the last place. Without its terms beyond s⁴ K is too small, and so is the tail.
  it.each([
    [4, 1e-1, 1.06],
    [4, 1e-2, 1.05],
    [4, 1e-3, 1.48],
    [10, 1e-2, 1.02],
    [10, 1e-3, 1.2],
    [10, 1e-4, 1.58],
    [40, 1e-3, 1.05],
    [40, 1e-4, 1.13],
    [40, 1e-6, 1.47],
    [100, 1e-3, 1.02],
    [100, 1e-6, 1.16],
  ])('give the tail for shape %d at %d within a factor %d', (k, tail, factor) => {
    const value = lugannaniRice({ mean: k, variance: k, third: 2 * k, fourth: 6 * k }, gammaQuantile(k, tail));
    expect(value / tail).toBeLessThan(factor);
    expect(tail / value).toBeLessThan(factor);
  });
});

describe('series', () => {
  it('have Hermite polynomials', () => {
    for (const z of [-1.5, 0, 0.3, 2]) {
      expect(hermite(0, z)).toBe(1);
      expect(hermite(3, z)).toBeCloseTo(z ** 3 - 3 * z, 13);
      expect(hermite(4, z)).toBeCloseTo(z ** 4 - 6 * z ** 2 + 3, 13);
      expect(hermite(5, z)).toBeCloseTo(z ** 5 - 10 * z ** 3 + 15 * z, 13);
      expect(hermite(6, z)).toBeCloseTo(z ** 6 - 15 * z ** 4 + 45 * z ** 2 - 15, 12);
    }
  });

  it('of order 2 end with Q', () => {
    for (const z of [-2, 0, 5]) expect(gramCharlier(shape(1, 1), z, 2)).toBe(gaussianTail(z));
  });

  it('are those of a heaviside layer: κ3/6 and κ4/24 times its mean derived three and four times', () => {
    const h = 0.02;
    const at = (mean: number, y: number) => gramCharlier(moved(mean), y, 2);
    for (const y of [-2, -0.5, 0.4, 1, 3, 5]) {
      const [m3, m2, m1, p0, p1, p2, p3] = [-3, -2, -1, 0, 1, 2, 3].map((i) => at(i * h, y)) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const thirdDerivative = (m3 - 8 * m2 + 13 * m1 - 13 * p1 + 8 * p2 - p3) / (8 * h ** 3);
      const fourthDerivative = (-m3 + 12 * m2 - 39 * m1 + 56 * p0 - 39 * p1 + 12 * p2 - p3) / (6 * h ** 4);
      const expected = p0 + (1.7 / 6) * thirdDerivative + (3.1 / 24) * fourthDerivative;
      expect(gramCharlier(moved(0), y, 3)).toBeCloseTo(expected, 6);
      expect(gramCharlier(moved(0), y, 4)).toBe(gramCharlier(moved(0), y, 3));
    }
  });

  it('may be negative, unlike the saddlepoint formula', () => {
    expect(gramCharlier(shape(-0.6, -0.5), 3, 3)).toBeLessThan(0);
    expect(edgeworth(shape(-0.6, 0), 3)).toBeLessThan(0);
  });

  it('end at 0 and 1', () => {
    for (const tail of [edgeworth, (c: Cumulants, t: number) => gramCharlier(c, t, 3)]) {
      expect([tail(shape(1, 1), -Infinity), tail(shape(1, 1), Infinity)]).toEqual([1, 0]);
    }
    expect(edgeworthDensity(shape(1, 1), Infinity)).toBe(0);
  });
});

describe('densities', () => {
  it('have the tails', () => {
    for (const y of [-2, 0.5, 3]) {
      expect(integral((x) => gaussianDensity(moved(1), x), y, 25)).toBeCloseTo(gramCharlier(moved(1), y, 2), 11);
      expect(integral((x) => edgeworthDensity(moved(1), x), y, 25)).toBeCloseTo(edgeworth(moved(1), y), 11);
    }
  });

  it('have the cumulants given', () => {
    const { mean, variance, third, fourth } = moved(1);
    const moment = (n: number) => integral((x) => (x - mean) ** n * edgeworthDensity(moved(1), x), -24, 26);
    const expected = [1, 0, variance, third, fourth + 3 * variance ** 2];
    for (const [n, value] of expected.entries()) expect(moment(n)).toBeCloseTo(value, 9);
  });
});
