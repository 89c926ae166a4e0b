import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, key } from '../rng/key.ts';
import { fillNormal32 } from '../rng/normal32.ts';
import { fitLine } from './line.ts';
import { emptyMoments, mergeMoments, momentsOf } from './moments.ts';
import { normalQuantile } from './normal-quantile.ts';
import { studentQuantile } from './student.ts';

function normals(length: number, ...path: (string | number)[]): Float32Array {
  const out = new Float32Array(length);
  fillNormal32(out, fold(key(4), ...path));
  return out;
}

describe('moments', () => {
  const width = 3;
  const table = fc
    .array(fc.array(fc.float({ min: -1e3, max: 1e3, noNaN: true }), { minLength: width, maxLength: width }))
    .map((rows) => Float32Array.from(rows.flat()));
  const of = (values: Float32Array) => momentsOf(values, values.length / width, width);
  const joined = (...parts: Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));

  it('are the mean and the squared deviations of each column', () => {
    const moments = momentsOf(Float32Array.of(1, 10, 2, 20, 6, 60), 3, 2);
    expect(moments).toEqual({ samples: 3, mean: Float64Array.of(3, 30), m2: Float64Array.of(14, 1400) });
  });

  it('merge into those of all the samples', () => {
    fc.assert(
      fc.property(table, table, table, (a, b, c) => {
        const all = of(joined(a, b, c));
        for (const merged of [
          mergeMoments(mergeMoments(of(a), of(b)), of(c)),
          mergeMoments(of(a), mergeMoments(of(b), of(c))),
        ]) {
          expect(merged.samples).toBe(all.samples);
          for (let j = 0; j < width; j++) {
            expect(Math.abs(merged.mean[j]! - all.mean[j]!)).toBeLessThanOrEqual(1e-12 * 1e3);
            expect(Math.abs(merged.m2[j]! - all.m2[j]!)).toBeLessThanOrEqual(1e-12 * 1e6 * (all.samples + 1));
          }
        }
      }),
    );
  });

  it('have the empty ones as identity, and merging copies', () => {
    const a = of(Float32Array.of(1, 2, 3, 4, 5, 6));
    for (const merged of [mergeMoments(a, emptyMoments(width)), mergeMoments(emptyMoments(width), a)]) {
      expect(merged).toEqual(a);
      expect(merged.mean).not.toBe(a.mean);
      expect(merged.m2).not.toBe(a.m2);
    }
    expect(of(new Float32Array())).toEqual(emptyMoments(width));
  });

  it('keep their digits far from zero', () => {
    const offset = 4096;
    const values = normals(4000, 'far').map((x) => Math.fround(offset + x));
    const [a, b] = [momentsOf(values.subarray(0, 1000), 1000, 1), momentsOf(values.subarray(1000), 3000, 1)];
    let [sum, squares] = [0, 0];
    for (const value of values) sum += value - offset;
    for (const value of values) squares += (value - offset - sum / 4000) ** 2;
    const merged = mergeMoments(a, b);
    expect(merged.mean[0]! - offset).toBeCloseTo(sum / 4000, 11);
    expect(merged.m2[0]! / squares).toBeCloseTo(1, 11);
  });

  it('refuse to merge different widths', () => {
    expect(() => mergeMoments(emptyMoments(2), emptyMoments(3))).toThrow(RangeError);
  });
});

describe('quantiles', () => {
  const { rows } = JSON.parse(readFileSync(new URL('goldens/student.json', import.meta.url), 'utf8')) as {
    rows: [number, number | null, number][];
  };

  it('agree with 40-digit values', () => {
    expect(rows.length).toBeGreaterThan(150);
    for (const [probability, degrees, quantile] of rows) {
      const actual = degrees === null ? normalQuantile(probability) : studentQuantile(probability, degrees);
      const bound = degrees === null ? 1e-15 : 1e-13;
      expect(Math.abs(actual / quantile - 1), `${probability}, ${degrees}`).toBeLessThan(bound);
    }
  });

  it('have the published values of tables', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706204736174698, 11);
    expect(studentQuantile(0.975, 2)).toBeCloseTo(4.302652729749463, 12);
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.228138851986274, 12);
    expect(studentQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it('are exact for 1 and 2 degrees', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.51, max: 0.999, noNaN: true }), (p) => {
        const q = 2 * p - 1;
        expect(studentQuantile(p, 2) / (q / Math.sqrt(2 * p * (1 - p)))).toBeCloseTo(1, 12);
        expect(studentQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 12);
      }),
    );
  });

  it('fall with the degrees and rise with the probability, across the change of method', () => {
    for (const p of [0.6, 0.75, 0.76, 0.975, 0.9999]) {
      const quantiles = [1, 2, 30, 1000, 9999, 10001, 1e5, Infinity].map((degrees) => studentQuantile(p, degrees));
      expect(quantiles).toEqual([...quantiles].sort((a, b) => b - a));
    }
    expect(studentQuantile(0.7500001, 3)).toBeGreaterThan(studentQuantile(0.75, 3));
  });

  it('are odd about the median', () => {
    for (const p of [0.01, 0.2, 0.4]) expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 14);
  });

  it('refuse what has no quantile', () => {
    for (const p of [0, 1, -1, 2, NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
    for (const p of [0.5, 1, NaN]) expect(() => studentQuantile(p, 3)).toThrow(RangeError);
    for (const degrees of [0, 0.5, NaN]) expect(() => studentQuantile(0.9, degrees)).toThrow(RangeError);
  });
});

describe('fitLine', () => {
  const x = [1, 2, 3, 4, 6, 7];

  it('finds an exact line', () => {
    const line = fitLine(
      x,
      x.map((each) => 3 - 2 * each),
      [1, 2, 1, 4, 1, 1],
    )!;
    expect(line.slope).toBeCloseTo(-2, 13);
    expect(line.intercept).toBeCloseTo(3, 13);
  });

  it('weighs points by their variance', () => {
    // By hand: weights 1, 1, ¼ on x = 0, 1, 2 and y = 0, 0, 3 have x̄ = 2/3, ȳ = 1/3, Sxx = 1, Sxy = 1.
    const line = fitLine([0, 1, 2], [0, 0, 3], [1, 1, 4])!;
    expect(line.slope).toBeCloseTo(1, 14);
    expect(line.intercept).toBeCloseTo(-1 / 3, 14);
    // χ² = 1/9 + 4/9 + (4/3)²/4 = 1 and 1 degree of freedom: the ratio does not exceed 1.
    expect(line.standardError).toBeCloseTo(1, 13);
    expect(fitLine([0, 1, 2], [0, 0, 6], [1, 1, 4])!.standardError).toBeCloseTo(2, 13);
  });

  it('has no line for too few points, equal abscissae or bad variances', () => {
    expect(fitLine([1, 2], [1, 2], [1, 1])).toBeUndefined();
    expect(fitLine([], [], [])).toBeUndefined();
    expect(fitLine([0.1, 0.1, 0.1], [1, 2, 3], [1, 1, 1])).toBeUndefined();
    expect(fitLine([1, 2, 3], [1, 2, 3], [1, 0, 1])).toBeUndefined();
    expect(fitLine([1, 2, 3], [1, 2, 3], [1, -1, 1])).toBeUndefined();
    expect(fitLine([1, 2, 3], [1, NaN, 3], [1, 1, 1])).toBeUndefined();
  });

  /** Share of simulated fits whose slope lies within 1.96 standard errors; noise `excess` times what is stated. */
  function coverage(trials: number, points: number, excess: number): number {
    let hits = 0;
    for (let trial = 0; trial < trials; trial++) {
      const noise = normals(points, 'line', points, trial);
      const abscissae = Array.from(noise, (_, i) => i + (i % 3) * 0.2);
      const variance = abscissae.map((_, i) => 0.1 + (i % 4));
      const y = abscissae.map((each, i) => 1.5 * each - 4 + excess * Math.sqrt(variance[i]!) * noise[i]!);
      const { slope, standardError } = fitLine(abscissae, y, variance)!;
      if (Math.abs(slope - 1.5) < 1.959963984540054 * standardError) hits++;
    }
    return hits / trials;
  }

  it('covers the true slope as often as it should when the variances are right', () => {
    // Inflation can only widen: at least 95 %, less 4 standard errors of a share among 4000, and not much more.
    const share = coverage(4000, 40, 1);
    expect(share).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / 4000));
    expect(share).toBeLessThan(0.98);
  });

  it('covers it too when the points scatter three times as much as stated', () => {
    // The scale is then estimated from 38 degrees of freedom: Student's t gives 94.2 %.
    const share = coverage(4000, 40, 3);
    expect(Math.abs(share - 0.942)).toBeLessThan(4 * Math.sqrt((0.942 * 0.058) / 4000));
  });
});
