import { describe, expect, it } from 'vitest';
import { samplingRelativeError, samplingWithinFactor } from './tail-sampling.ts';

/** The sum over counts, each term a product; for few samples. */
function bruteForce(p: number, samples: number, factor: number): number {
  let sum = 0;
  for (let k = 0; k <= samples; k++) {
    if (k * factor < samples * p * (1 - 1e-9) || k > samples * p * factor * (1 + 1e-9)) continue;
    let term = 1;
    for (let i = 1; i <= k; i++) term *= ((samples - k + i) / i) * p;
    sum += term * (1 - p) ** (samples - k);
  }
  return sum;
}

/** The same with logarithms; for many samples. */
function byLogarithms(p: number, samples: number, factor: number): number {
  const [low, high] = [Math.ceil((samples * p) / factor), Math.min(samples, Math.floor(samples * p * factor))];
  let [sum, logBinomial] = [0, 0];
  for (let k = 0; k <= high; k++) {
    if (k >= low) sum += Math.exp(logBinomial + k * Math.log(p) + (samples - k) * Math.log1p(-p));
    logBinomial += Math.log((samples - k) / (k + 1));
  }
  return sum;
}

describe('the chance that a frequency is within a factor', () => {
  it('is the sum of binomial probabilities', () => {
    for (const samples of [1, 2, 5, 17, 60]) {
      for (const p of [1e-4, 0.01, 0.03, 0.2, 0.5, 0.7, 0.99]) {
        for (const factor of [1, 1.01, 1.3, 2, 10, 1000]) {
          const value = samplingWithinFactor(p, samples, factor);
          expect(value, `${p}, ${samples}, ${factor}`).toBeCloseTo(bruteForce(p, samples, factor), 13);
          expect(value).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it.each([
    [0.3, 1e6, 1.00101],
    [0.501, 1e6, 1.01],
    [1e-3, 1e6, 1.05],
    [1e-5, 1e6, 2],
    [0.0123, 98765, 1.1],
  ])('holds its digits for many samples: %d, %d, %d', (p, samples, factor) => {
    expect(samplingWithinFactor(p, samples, factor)).toBeCloseTo(byLogarithms(p, samples, factor), 7);
  });

  it.each([
    [331, 1e-2, 79],
    [609, 1e-2, 85],
    [609, 1e-3, 33],
    [1371, 1e-3, 59],
    [2664, 1e-3, 69],
    [10834, 1e-4, 57],
    [38861, 1e-4, 86],
    [100947, 1e-5, 55],
    [331, 1e-3, 0],
    [2664, 1e-4, 0],
  ])('has published percentages for a factor 2: %d draws at %d give %d', (samples, p, percent) => {
    expect(Math.round(100 * samplingWithinFactor(p, samples, 2))).toBe(percent);
  });

  it('counts both ends of the range', () => {
    expect(samplingWithinFactor(0.1, 3, 3)).toBeCloseTo(0, 15);
    expect(samplingWithinFactor(0.1, 30, 3)).toBeCloseTo(bruteForce(0.1, 30, 3), 13);
    expect(samplingWithinFactor(0.5, 2, 2)).toBe(0.75);
    expect(samplingWithinFactor(0.25, 4, 1)).toBeCloseTo(0.421875, 15);
  });

  it('is certain at the ends and refuses what is none', () => {
    expect([0, 1].map((p) => samplingWithinFactor(p, 10, 2))).toEqual([1, 1]);
    expect(samplingWithinFactor(1 - 1e-16, 1e6, 2)).toBeCloseTo(1, 9);
    expect(samplingWithinFactor(1e-310, 1e6, 2)).toBe(0);
    for (const [p, samples, factor] of [
      [-0.1, 9, 2],
      [1.1, 9, 2],
      [NaN, 9, 2],
      [0.1, 0, 2],
      [0.1, 1.5, 2],
      [0.1, 9, 0.9],
    ] as const) {
      expect(() => samplingWithinFactor(p, samples, factor)).toThrow(RangeError);
    }
  });
});

describe('the relative error of a frequency', () => {
  it('has published values', () => {
    expect(samplingRelativeError(0.1, 331).toFixed(2)).toBe('0.16');
    expect(samplingRelativeError(1e-3, 609).toFixed(1)).toBe('1.3');
    expect(samplingRelativeError(0, 609)).toBe(Infinity);
    expect(samplingRelativeError(1, 609)).toBe(0);
  });

  it('refuses what is no probability and no count', () => {
    expect(() => samplingRelativeError(2, 609)).toThrow(RangeError);
    expect(() => samplingRelativeError(0.1, 0)).toThrow(RangeError);
  });
});
