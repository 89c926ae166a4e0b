import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, key } from '../../../numerics/rng/key.ts';
import { fillNormal32 } from '../../../numerics/rng/normal32.ts';
import { normalCdf } from '../../../numerics/special/normal.ts';
import type { Exact } from '../../contract.ts';
import { unscaled } from '../../scaled.ts';
import { finish } from '../../work.ts';
import type { Factor } from '../factor.ts';
import { generateHalfspaces } from '../generate.ts';
import { type Halfspaces, halfspacesOf } from '../instance.ts';
import { sampleMany } from '../sampler.ts';
import { exactAlgorithms, exactOf } from './exact.ts';
import { latticePoint, latticeSteps } from './lattice.ts';
import { probabilityOf } from './separation.ts';

const UNBIASED: Factor = { kind: 'halfspace', threshold: 0 };

function product(
  rows: Float64Array,
  n: number,
  factor: Factor = UNBIASED,
  inputs: Halfspaces['inputs'] = 'gaussian',
): Halfspaces {
  return halfspacesOf(rows, n, { factor, inputs, sampler: 'early-exit', drawn: true });
}

function random(n: number, k: number, factor: Factor, seed: number): Halfspaces {
  const rows = new Float32Array(n * k);
  fillNormal32(rows, fold(key(12), n, k, seed));
  return product(Float64Array.from(rows), n, factor);
}

function numbers({ value, squaredError, variance }: Exact): { value: number; error: number; variance: number } {
  const unit = Math.exp(value.log);
  return { value: unscaled(value)[0]!, error: Math.sqrt(squaredError) * unit, variance: variance * unit * unit };
}

function valueOf(instance: Halfspaces): number {
  return numbers(finish(exactOf(instance)!.run())).value;
}

describe('exact algorithms', () => {
  it('agree wherever two of them apply', () => {
    const sizes = fc.record({
      n: fc.integer({ min: 2, max: 5 }),
      k: fc.integer({ min: 1, max: 7 }),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(
        sizes.filter(({ n, k }) => n <= 3 || k <= 3),
        ({ n, k, seed }) => {
          const results = exactAlgorithms(random(n, k, UNBIASED, seed)).map((each) => numbers(finish(each.run())));
          expect(results.length).toBeGreaterThan(1);
          for (const { value, error } of results) {
            // 12 shifts give Student's t with 11 degrees of freedom: beyond 6 with probability 9e-5.
            expect(Math.abs(value - results[0]!.value)).toBeLessThanOrEqual(6 * error + 1e-14);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each([
    ['biased', 6, 4, { kind: 'halfspace', threshold: 0.3 }],
    ['more than dimensions', 3, 6, { kind: 'halfspace', threshold: -0.8 }],
    ['soft', 5, 6, { kind: 'probit', scale: 2, bias: 0.4 }],
    ['linear', 5, 4, { kind: 'linear' }],
  ] as [string, number, number, Factor][])('agree with sampling in value and variance: %s', (_, n, k, factor) => {
    const instance = random(n, k, factor, 1);
    const { value, error, variance } = numbers(finish(exactOf(instance)!.run()));
    const samples = 60_000;
    const { mean, m2 } = finish(sampleMany(instance, key(13), samples));
    const sampledVariance = m2[0]! / (samples - 1);
    expect(Math.abs(mean[0]! - value)).toBeLessThan(4.5 * Math.hypot(error, Math.sqrt(sampledVariance / samples)));
    expect(Math.abs(sampledVariance / variance - 1)).toBeLessThan(factor.kind === 'linear' ? 0.5 : 0.1);
  });

  it('give the product of orthogonal directions, whatever their thresholds', () => {
    const rows = new Float64Array(20);
    for (let i = 0; i < 4; i++) rows[i * 5 + i] = 2;
    for (const threshold of [-1, 3]) {
      const { value, error } = numbers(finish(exactOf(product(rows, 5, { kind: 'halfspace', threshold }))!.run()));
      expect(value / normalCdf(-threshold) ** 4).toBeCloseTo(1, 12);
      expect(error / value).toBeLessThan(1e-12);
    }
  });

  it('know far tails as logarithms', () => {
    const { value } = finish(exactOf(random(4, 1, { kind: 'halfspace', threshold: 50 }, 0))!.run());
    expect(Math.log(value.mantissa[0]!) + value.log).toBeCloseTo(-1254.8313611394, 8);
    const two = finish(exactOf(random(8, 4, { kind: 'halfspace', threshold: 45 }, 0))!.run());
    expect(two.value.mantissa[0]! > 0 && Number.isFinite(two.value.log)).toBe(true);
    expect(Number.isFinite(two.variance) && two.variance > 0).toBe(true);
  });

  it('take repeated directions for one, and find nothing between opposite ones', () => {
    for (const n of [2, 3, 5]) {
      const v = Array.from({ length: n }, (_, j) => j + 1);
      const w = Array.from({ length: n }, (_, j) => (j === 0 ? 1 : -0.5));
      const u = Array.from({ length: n }, (_, j) => (j === 1 ? 1 : 0.2));
      const base = valueOf(product(Float64Array.from([...v, ...w, ...u]), n));
      const doubled = product(Float64Array.from([...v, ...w, ...u, ...v, ...w]), n);
      const opposite = product(Float64Array.from([...v, ...w, ...u, ...v.map((x) => -x)]), n);
      for (const algorithm of exactAlgorithms(doubled)) {
        const { value, error } = numbers(finish(algorithm.run()));
        expect(Math.abs(value - base), algorithm.name).toBeLessThanOrEqual(5 * error + 1e-12);
      }
      for (const algorithm of exactAlgorithms(opposite)) {
        expect(numbers(finish(algorithm.run())).value, algorithm.name).toBeLessThan(1e-12);
      }
    }
  });

  it('are the same for unbiased halfspaces on a sphere, and undefined for what has none', () => {
    const { directions } = random(6, 5, UNBIASED, 0);
    expect(valueOf(product(directions, 6, UNBIASED, 'sphere'))).toBe(valueOf(product(directions, 6)));
    expect(exactOf(product(directions, 6, { kind: 'halfspace', threshold: 1 }, 'sphere'))).toBeUndefined();
    expect(exactOf(product(directions, 6, { kind: 'probit', scale: 1, bias: 0 }, 'sphere'))).toBeUndefined();
    expect(exactOf(product(directions, 6, { kind: 'logistic', scale: 1, bias: 0, height: 1 }))).toBeUndefined();
  });

  it('sum to 1 over all signs of the directions', () => {
    const { directions } = random(4, 4, UNBIASED, 3);
    let total = 0;
    // The other half are these with all signs changed, and x → −x makes them the same.
    for (let signs = 0; signs < 8; signs++) {
      const rows = directions.map((entry, at) => ((signs >> Math.floor(at / 4)) & 1 ? -entry : entry));
      total += 2 * valueOf(product(rows, 4));
    }
    expect(total).toBeCloseTo(1, 4);
  });

  it('cover all orthants of the plane and of space exactly', () => {
    for (const n of [2, 3]) {
      let total = 0;
      for (let signs = 0; signs < 64; signs++) {
        const rows = random(n, 6, UNBIASED, 5).directions.map((entry, at) =>
          (signs >> Math.floor(at / n)) & 1 ? -entry : entry,
        );
        total += valueOf(product(rows, n));
      }
      expect(total).toBeCloseTo(1, 13);
    }
  });

  it('pause, and name themselves and their cost', () => {
    const instance = finish(generateHalfspaces({ dimension: 32, count: 32 }, key(4)));
    const { name, cost, run } = exactOf(instance)!;
    expect(name).toBe('tilted separation of variables');
    expect(cost).toBeGreaterThan(1e6);
    let pauses = 0;
    for (const work = run(); !work.next().done;) pauses++;
    expect(pauses).toBeGreaterThan(50);
  });
});

describe('separation of variables', () => {
  it('has the equicorrelated orthants, 1/(k + 1) at correlation ½', () => {
    // rows (e_i + e_0)/√2 have correlation ½.
    for (const k of [2, 5, 20]) {
      const n = k + 1;
      const rows = new Float64Array(k * n);
      for (let i = 0; i < k; i++) {
        rows[i * n] = Math.SQRT1_2;
        rows[i * n + 1 + i] = Math.SQRT1_2;
      }
      const { value, squaredError } = finish(probabilityOf({ rows, bounds: new Float64Array(k), dimension: n }));
      const p = unscaled(value)[0]!;
      const error = Math.sqrt(squaredError) * Math.exp(value.log);
      expect(Math.abs(p - 1 / (k + 1))).toBeLessThan(5 * error);
      expect(error / p).toBeLessThan(2e-3);
    }
  });

  it('spreads its points evenly', () => {
    const [step] = latticeSteps(1);
    const points = Array.from({ length: 1000 }, (_, i) => latticePoint(i + 1, step!, 0.3)).sort((a, b) => a - b);
    for (const [i, point] of points.entries()) expect(Math.abs(point - (i + 0.5) / 1000)).toBeLessThan(0.005);
  });
});

describe('the hafnian', () => {
  it('counts the pairings of equal variables: (2m − 1)!!', () => {
    for (const [k, pairings] of [
      [2, 1],
      [4, 3],
      [6, 15],
      [8, 105],
      [10, 945],
      [12, 10_395],
      [14, 135_135],
      [16, 2_027_025],
    ] as const) {
      const rows = Float64Array.from({ length: 2 * k }, (_, at) => (at % 2 === 0 ? 1 : 0));
      const { value, variance } = numbers(finish(exactOf(product(rows, 2, { kind: 'linear' }))!.run()));
      expect(value).toBeCloseTo(pairings, 6);
      // E z^{2k} is the next odd factorial; beyond 13 factors it is a bound, which equal variables meet.
      let second = 1;
      for (let i = 1; i < k; i++) second *= 2 * i + 1;
      expect((variance + pairings ** 2) / second).toBeCloseTo(1, 10);
    }
    expect(valueOf(random(3, 5, { kind: 'linear' }, 0))).toBe(0);
  });
});
