import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, key } from '../../../numerics/rng/key.ts';
import { fillNormal32 } from '../../../numerics/rng/normal32.ts';
import { normalCdf } from '../../../numerics/special/normal.ts';
import type { Estimate, Note } from '../../contract.ts';
import { unscaled } from '../../scaled.ts';
import { finish } from '../../work.ts';
import { hermiteMoments } from '../coefficients/hermite.ts';
import { sphereMoments } from '../coefficients/sphere.ts';
import { shellsOf } from '../coefficients/radii.ts';
import { advanceLanes, openLanes } from '../degree/lanes.ts';
import type { Factor } from '../factor.ts';
import { generateHalfspaces } from '../generate.ts';
import { exactOf } from '../exact/exact.ts';
import { type Halfspaces, halfspacesOf } from '../instance.ts';
import type { BasisName } from '../methods.ts';
import { packedSize } from '../tensors/packed.ts';
import { degreeEstimator } from './degree.ts';

const UNBIASED: Factor = { kind: 'halfspace', threshold: 0 };
const BASES = ['sphere', 'hermite'] as const;

function gaussianRows(length: number, ...path: readonly (string | number)[]): Float64Array {
  const rows = new Float32Array(length);
  fillNormal32(rows, fold(key(4), ...path));
  return Float64Array.from(rows);
}

function product(
  rows: Float64Array,
  n: number,
  factor: Factor = UNBIASED,
  extra: Partial<Halfspaces> = {},
): Halfspaces {
  return halfspacesOf(rows, n, { factor, inputs: 'gaussian', sampler: 'early-exit', drawn: true, ...extra });
}

function random(n: number, k: number, factor: Factor = UNBIASED, seed = 0): Halfspaces {
  return product(gaussianRows(n * k, 'rows', n, k, seed), n, factor);
}

function run(instance: Halfspaces, degree: number, basis: BasisName = 'sphere', orders: '1' | '6' = '1'): Estimate {
  return finish(degreeEstimator.run(instance, { degree, basis, orders }));
}

function valueOf(instance: Halfspaces, degree: number, basis: BasisName = 'sphere', orders: '1' | '6' = '1'): number {
  return unscaled(run(instance, degree, basis, orders).value)[0]!;
}

function codes(notes: readonly Note[]): string[] {
  return notes.map(({ code }) => code);
}

/** The rows in the order of the indices. */
function inOrder(rows: Float64Array, n: number, order: readonly number[]): Float64Array {
  return Float64Array.from(order.flatMap((i) => [...rows.subarray(i * n, (i + 1) * n)]));
}

const FACTORS: readonly Factor[] = [
  UNBIASED,
  { kind: 'halfspace', threshold: -0.4 },
  { kind: 'probit', scale: 1.5, bias: 0.3 },
  { kind: 'logistic', scale: 1, bias: 0, height: 2 },
];

describe('an estimate of degree d', () => {
  it.each(BASES)('is the same for the factors in reverse, basis %s', (basis) => {
    for (const factor of FACTORS) {
      for (const degree of [1, 2, 3, 4]) {
        const rows = gaussianRows(5 * 6, 'reversed');
        const there = valueOf(product(rows, 5, factor), degree, basis);
        const back = valueOf(product(inOrder(rows, 5, [5, 4, 3, 2, 1, 0]), 5, factor), degree, basis);
        expect(back / there).toBeCloseTo(1, 11);
      }
    }
  });

  it('is exact for one factor', () => {
    for (const degree of [0, 1, 2, 3, 4]) {
      for (const basis of BASES) {
        expect(valueOf(random(6, 1), degree, basis)).toBeCloseTo(0.5, 14);
        expect(valueOf(random(6, 1, FACTORS[2]), degree, basis)).toBeCloseTo(normalCdf(-0.3 / Math.sqrt(3.25)), 5);
      }
      expect(valueOf(random(6, 1, FACTORS[1]), degree, 'hermite')).toBeCloseTo(normalCdf(0.4), 14);
      // Sixteen radii stand for all.
      expect(valueOf(random(6, 1, FACTORS[1]), degree)).toBeCloseTo(normalCdf(0.4), 5);
    }
  });

  it('of degree 2 is that of degree 1 for up to three unbiased halfspaces, and 4 that of 3 for two', () => {
    for (const basis of BASES) {
      for (const k of [1, 2, 3])
        expect(valueOf(random(5, k), 2, basis)).toBeCloseTo(valueOf(random(5, k), 1, basis), 13);
      expect(valueOf(random(5, 2), 4, basis)).toBeCloseTo(valueOf(random(5, 2), 3, basis), 13);
    }
  });

  it('is exact for orthonormal directions: of any factor in the Hermite basis, of halfspaces in both', () => {
    const rows = new Float64Array(24);
    for (let i = 0; i < 4; i++) rows[i * 6 + i] = 1;
    for (const degree of [0, 1, 2, 3, 4]) {
      for (const factor of FACTORS) {
        const mean = hermiteMoments(factor, 0).first[0]![0]!;
        expect(valueOf(product(rows, 6, factor), degree, 'hermite') / mean ** 4).toBeCloseTo(1, 13);
      }
      expect(valueOf(product(rows, 6), degree)).toBeCloseTo(1 / 16, 14);
    }
  });

  it('does not change when all directions are rotated', () => {
    const [n, k] = [4, 5];
    const rows = gaussianRows(n * k, 'rotated');
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    const rotated = rows.map((entry, at) => {
      if (at % n === 0) return c * entry - s * rows[at + 2]!;
      return at % n === 2 ? s * rows[at - 2]! + c * entry : entry;
    });
    for (const factor of FACTORS) {
      for (const basis of BASES) {
        for (const degree of [1, 2, 3, 4]) {
          const [there, here] = [product(rows, n, factor), product(rotated, n, factor)];
          expect(valueOf(here, degree, basis) / valueOf(there, degree, basis)).toBeCloseTo(1, 11);
        }
      }
    }
  });

  it('of many factors stays finite, far below the doubles', () => {
    for (const k of [500, 2000]) {
      const { value, predictedError, notes } = run(random(k === 500 ? 64 : 8, k), k === 500 ? 2 : 3);
      expect(Number.isFinite(value.mantissa[0]!) && value.mantissa[0] !== 0).toBe(true);
      expect(value.log).toBeLessThan(-200);
      expect(Number.isFinite(predictedError!.log) && predictedError!.mantissa[0]! > 0).toBe(true);
      expect(codes(notes)).toContain('outside-regime');
    }
  });

  it('of no factor is 1', () => {
    for (const factor of FACTORS) expect(valueOf(product(new Float64Array(0), 3, factor), 3)).toBeCloseTo(1, 12);
  });

  it('with six orders is the mean over six permutations, of which the first is as they come', () => {
    const instance = random(6, 7);
    const [one, six] = [valueOf(instance, 2), valueOf(instance, 2, 'sphere', '6')];
    expect(six).not.toBe(one);
    expect(Math.abs(six / one - 1)).toBeLessThan(1);
    expect(valueOf(random(6, 1), 2, 'sphere', '6')).toBeCloseTo(0.5, 14);
    expect(valueOf(instance, 0, 'sphere', '6')).toBe(valueOf(instance, 0));
    // Every order of two factors is this one or its reverse.
    expect(valueOf(random(6, 2), 2, 'sphere', '6')).toBeCloseTo(valueOf(random(6, 2), 2), 13);
  });

  it('is in the basis of the sphere near to that of Hermite in many dimensions', () => {
    for (const factor of FACTORS) {
      const [n, degree] = [1_000_000, 3];
      const { first } = sphereMoments(factor, n, 1000, degree);
      const hermite = hermiteMoments(factor, degree).first;
      let even = 1;
      // G_q(J, j) → h_p: at J = j + p, the ratio of radial moments tends to n^{p/2}.
      for (let p = 0; p <= degree; p++) {
        expect(Math.abs(Math.sqrt(even) * first[0]![p]! - hermite[0]![p]!)).toBeLessThan(1e-5);
        even *= n + 2 * p;
      }
    }
  });

  it('keeps tensors without traces on spheres', () => {
    const n = 4;
    const lanes = finish(openLanes(random(n, 6), { degree: 4, basis: 'sphere', orders: 1 }));
    for (let stage = 0; stage < 6; stage++) finish(advanceLanes(lanes, stage));
    const [, , second, third] = lanes.lanes[0]!.state.tensors;
    const diagonal = Array.from({ length: n }, (_, i) => second![packedSize(2, i) + i]!);
    expect(diagonal.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 13);
    for (let k = 0; k < n; k++) {
      const trace = Array.from({ length: n }, (_, i) =>
        i <= k ? third![packedSize(3, k) + packedSize(2, i) + i]! : third![packedSize(3, i) + packedSize(2, i) + k]!,
      ).reduce((sum, each) => sum + each, 0);
      expect(trace).toBeCloseTo(0, 12);
    }
  });
});

describe('linear factors', () => {
  it('are exact from degree ⌊k/2⌋ on, in both bases and over both inputs', () => {
    for (const inputs of ['gaussian', 'sphere'] as const) {
      for (const k of [2, 3, 4, 6]) {
        const instance = product(gaussianRows(4 * k, 'linear', k), 4, { kind: 'linear' }, { inputs });
        const truth = unscaled(finish(exactOf(instance)!.run()).value)[0]!;
        for (const basis of BASES) {
          for (let degree = Math.floor(k / 2); degree <= 4; degree++) {
            expect(Math.abs(valueOf(instance, degree, basis) - truth)).toBeLessThan(
              1e-11 * Math.max(1, Math.abs(truth)),
            );
          }
        }
      }
    }
  });

  it('with a vector 0 are 0', () => {
    const rows = gaussianRows(16, 'zero');
    rows.fill(0, 4, 8);
    expect(valueOf(product(rows, 4, { kind: 'linear' }), 2)).toBe(0);
  });
});

describe('the radii of Gaussian inputs', () => {
  it('have weights of sum 1 with what is certain, within what is left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 512 }), fc.double({ min: -6, max: 6, noNaN: true }), (n, threshold) => {
        const { shells, certain } = shellsOf(random(n, 1, { kind: 'halfspace', threshold: threshold || 0.5 }));
        const total = shells.reduce((sum, { weight }) => sum + weight, certain);
        const below = threshold > 0 ? 1 - total : 0;
        expect(total + below).toBeCloseTo(1, 12);
        for (const { radius } of shells) expect(radius).toBeGreaterThan(Math.abs(threshold));
      }),
      { numRuns: 30 },
    );
  });
});

describe('notes on estimates', () => {
  it('say that a value is below 0 or above 1, and what a prediction cannot know', () => {
    const opposite = Float64Array.of(1, 0, -1, 0, 0, 1, 0, -1);
    expect(codes(run(product(opposite, 2, UNBIASED, { drawn: false }), 1).notes)).toContain('not-random');
    const repeated = Float64Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const negative = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((seed) => run(random(4, 8, UNBIASED, seed), 2));
    expect(negative.some(({ notes }) => codes(notes).includes('negative'))).toBe(true);
    for (const { value, notes } of negative) expect(codes(notes).includes('negative')).toBe(value.mantissa[0]! < 0);
    const many = run(product(repeated, 4, { kind: 'halfspace', threshold: -0.2 }), 1);
    expect(codes(many.notes).includes('above-one')).toBe(unscaled(many.value)[0]! > 1);
  });

  it('refuse what would take too much memory, naming the option', () => {
    const instance = random(512, 2);
    const options = { degree: 4, basis: 'sphere', orders: '1' } as const;
    expect(degreeEstimator.refusal!(instance, options)?.field).toBe('options.degree');
    const { value, notes } = finish(degreeEstimator.run(instance, options));
    expect(value.mantissa[0]).toBeNaN();
    expect(codes(notes)).toEqual(['too-large']);
    expect(degreeEstimator.refusal!(instance, { ...options, degree: 3 })).toBeUndefined();
  });

  it('give 0 for what underflows, and for halfspaces that miss the sphere', () => {
    const far = run(random(4, 2, { kind: 'halfspace', threshold: 45 }), 2, 'hermite');
    expect(far.value.mantissa[0]).toBe(0);
    expect(codes(far.notes)).toContain('underflow');
    const missed = run(
      product(gaussianRows(8, 'missed'), 4, { kind: 'halfspace', threshold: 2.5 }, { inputs: 'sphere' }),
      2,
    );
    expect(missed.value.mantissa[0]).toBe(0);
    expect(codes(missed.notes)).not.toContain('underflow');
  });
});

it('has estimates that agree with the exact value within a few predicted errors, over random products', () => {
  let within = 0;
  for (let seed = 0; seed < 40; seed++) {
    const instance = finish(generateHalfspaces({ dimension: 16, count: 3 }, fold(key(8), seed)));
    const truth = unscaled(finish(exactOf(instance)!.run()).value)[0]!;
    const { value, predictedError } = run(instance, 3);
    const error = Math.abs(unscaled(value)[0]! - truth);
    if (error <= 2 * unscaled(predictedError!)[0]!) within++;
  }
  // The design measured 0.91 to 0.98.
  expect(within).toBeGreaterThanOrEqual(34);
});
