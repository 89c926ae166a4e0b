import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold, key } from '../../../numerics/rng/key.ts';
import { COST } from '../../../numerics/special/cost.ts';
import { normalCdf, normalPdf } from '../../../numerics/special/normal.ts';
import type { Estimate, LevelBelief } from '../../contract.ts';
import { unscaled } from '../../scaled.ts';
import { finish } from '../../work.ts';
import { exactOf } from '../exact/exact.ts';
import type { Factor } from '../factor.ts';
import { generateHalfspaces } from '../generate.ts';
import { type Halfspaces, halfspacesOf } from '../instance.ts';
import { gaussianProjection } from './gaussian-projection.ts';

function run(instance: Halfspaces): { estimate: Estimate; beliefs: LevelBelief[]; flops: number } {
  const beliefs: LevelBelief[] = [];
  let flops = 0;
  const work = gaussianProjection.run(instance, {});
  for (;;) {
    const next = work.next();
    if (next.done) return { estimate: next.value, beliefs, flops };
    if (!next.value) continue;
    beliefs.push(next.value.read());
    flops += next.value.flops;
  }
}

function valueOf(instance: Halfspaces): number {
  return unscaled(run(instance).estimate.value)[0]!;
}

function along(rows: readonly number[], n: number, factor: Factor): Halfspaces {
  return halfspacesOf(Float64Array.from(rows), n, { factor, inputs: 'gaussian', sampler: 'early-exit', drawn: true });
}

/** Arithmetic that counts itself; constants of a factor are not counted. */
class Counter {
  count = 0;
  add = (a: number, b: number): number => this.charge(1, a + b);
  sub = (a: number, b: number): number => this.charge(1, a - b);
  mul = (a: number, b: number): number => this.charge(1, a * b);
  div = (a: number, b: number): number => this.charge(1, a / b);
  sqrt = (a: number): number => this.charge(1, Math.sqrt(a));
  log = (a: number): number => this.charge(COST.log, Math.log(a));
  cdf = (a: number): number => this.charge(COST.normalCdf, normalCdf(a));
  pdf = (a: number): number => this.charge(COST.normalPdf, normalPdf(a));
  dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, k) => this.add(sum, this.mul(value, b[k]!)), 0);
  private charge(operations: number, value: number): number {
    this.count += operations;
    return value;
  }
}

/** ln of the mass of halfspaces, or of probit steps, which are halfspaces with noise. */
function counted(c: Counter, { factor, dimension: n, count, directions }: Halfspaces): number {
  const noise = factor.kind === 'probit' ? 1 / factor.scale ** 2 : 0;
  const threshold =
    factor.kind === 'probit' ? factor.bias / factor.scale : factor.kind === 'halfspace' ? factor.threshold : 0;
  let [mass, mean] = [0, new Array<number>(n).fill(0)];
  let covariance = mean.map((_, i) => mean.map((__, j) => Number(i === j)));
  for (let at = 0; at < count * n; at += n) {
    const v = [...directions.subarray(at, at + n)];
    const along = covariance.map((row) => c.dot(row, v));
    const spread = c.add(c.dot(v, along), noise);
    const deviation = c.sqrt(spread);
    const u = c.div(c.sub(threshold, c.dot(v, mean)), deviation);
    const hazard = c.div(c.pdf(u), c.cdf(-u));
    mass = c.add(mass, c.log(c.cdf(-u)));
    const pull = c.div(hazard, deviation);
    const shrink = c.div(c.mul(hazard, c.sub(hazard, u)), spread);
    mean = mean.map((each, i) => c.add(each, c.mul(along[i]!, pull)));
    covariance = covariance.map((row, i) => {
      const scale = c.mul(shrink, along[i]!);
      return row.map((each, j) => c.sub(each, c.mul(scale, along[j]!)));
    });
  }
  return mass;
}

const accuracy = JSON.parse(readFileSync(new URL('../goldens/accuracy.json', import.meta.url), 'utf8')) as {
  empirical: { n: number; k: number; medianAbsRelErr: number }[];
};

describe('Gaussian projection', () => {
  it('is exact for orthogonal directions and any factor', () => {
    for (const threshold of [-1, 0, 0.7, 40]) {
      const instance = along([3, 0, 0, 0, 0, 2], 3, { kind: 'halfspace', threshold });
      const { value } = run(instance).estimate;
      const expected = threshold < 38 ? 2 * Math.log(normalCdf(-threshold)) : -2 * 804.608442;
      expect(Math.log(value.mantissa[0]!) + value.log).toBeCloseTo(expected, 5);
    }
    const soft = along([3, 0, 0, 0, 0, 2], 3, { kind: 'probit', scale: 2, bias: 0.5 });
    expect(valueOf(soft)).toBeCloseTo(normalCdf(-0.5 / Math.sqrt(5)) ** 2, 14);
    const logistic = along([3, 0, 0, 0, 0, 2], 3, { kind: 'logistic', scale: 1, bias: 0, height: 2 });
    expect(valueOf(logistic)).toBeCloseTo(1, 13);
  });

  it('knows the exact mean and second moments of one factor, whichever way it integrates', () => {
    // A logistic of scale 1.702 s is near to a probit of scale s: their energies are too.
    const probit = run(along([1, 0], 2, { kind: 'probit', scale: 1, bias: 0.3 })).beliefs.at(-1)!;
    const logistic = run(along([1, 0], 2, { kind: 'logistic', scale: 1.702, bias: 1.702 * 0.3, height: 1 })).beliefs.at(
      -1,
    )!;
    for (let j = 0; j < 3; j++) expect(logistic.energy[j]).toBeCloseTo(probit.energy[j]!, 1);
    // Of a halfspace: mass ½, mean √(2/π) along v, variance as before: degrees 1 and 2 hold 2/π and 0.
    const [belief] = run(along([0, 5], 2, { kind: 'halfspace', threshold: 0 })).beliefs;
    expect(belief!.mass.log).toBeCloseTo(-Math.LN2, 14);
    expect(belief!.energy[1]).toBeCloseTo(2 / Math.PI, 14);
    expect(belief!.energy[2]).toBeCloseTo(0, 14);
  });

  it('errs as the reference’s does, in the median over random products', () => {
    const rows = accuracy.empirical.filter(({ n, k }) => n === 16 && k === 8);
    expect(rows).toHaveLength(1);
    for (const { n, k, medianAbsRelErr } of rows) {
      const errors = Array.from({ length: 21 }, (_, seed) => {
        const instance = finish(generateHalfspaces({ dimension: n, count: k }, fold(key(31), seed)));
        const truth = unscaled(finish(exactOf(instance)!.run()).value)[0]!;
        return Math.abs(valueOf(instance) / truth - 1);
      }).sort((a, b) => a - b);
      expect(errors[10]! / medianAbsRelErr).toBeGreaterThan(0.5);
      expect(errors[10]! / medianAbsRelErr).toBeLessThan(2);
    }
  });

  it('takes the operations that it states, counted one by one, with the same result', () => {
    for (const params of [{}, { threshold: 0.4 }, { step: 'soft', slope: 2, threshold: 0.3 }] as const) {
      const instance = finish(generateHalfspaces({ dimension: 5, count: 3, ...params }, key(1)));
      const c = new Counter();
      expect(counted(c, instance)).toBeCloseTo(run(instance).estimate.value.log, 13);
      expect(run(instance).flops).toBe(c.count);
      expect(gaussianProjection.flops(instance, {})).toBe(c.count);
    }
  });

  it('stays finite where hundreds of factors use up all variance, and says where it had to raise it', () => {
    for (const threshold of [-3, 0, 3]) {
      const instance = finish(generateHalfspaces({ dimension: 2, count: 512, threshold }, key(1)));
      const { estimate } = run(instance);
      expect(Number.isFinite(estimate.value.mantissa[0]) && Number.isFinite(estimate.value.log)).toBe(true);
    }
  });

  it('refuses linear factors, and says where it takes other inputs than there are', () => {
    const linear = along([1, 0, 0, 1], 2, { kind: 'linear' });
    expect(gaussianProjection.refusal!(linear, {})?.field).toBe('family.kind');
    expect(run(linear).estimate.value.mantissa[0]).toBeNaN();
    expect(run(linear).estimate.notes.map(({ code }) => code)).toEqual(['implausible']);
    const sphere = finish(generateHalfspaces({ dimension: 5, count: 3, threshold: 1, inputs: 'sphere' }, key(1)));
    expect(run(sphere).estimate.notes.map(({ code }) => code)).toContain('outside-regime');
  });
});
