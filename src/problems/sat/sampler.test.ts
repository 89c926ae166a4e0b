import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import { emptyMoments, mergeMoments } from '../../numerics/statistics/moments.ts';
import { finish } from '../work.ts';
import { bruteForce } from './exact/brute-force.ts';
import { generateSat } from './generate.ts';
import { type Formula, formulaOf } from './instance.ts';
import { type SamplerName, satParams } from './parameters.ts';
import { countHits, satReference, satSampler } from './sampler.ts';
import { KINDS } from './testing/formulas.ts';

const SAMPLERS: readonly SamplerName[] = satParams.sampler.choices;
const cases = SAMPLERS.flatMap((sampler) => KINDS.map((kind) => ({ sampler, kind })));

function random(variables: number, density: number, rest: { sampler: SamplerName; kind?: Formula['kind'] }): Formula {
  return finish(generateSat({ kind: 'sat', variables, density, clause: 3, ...rest }, key(3)));
}

describe.each(cases)('$sampler samples of $kind', ({ sampler, kind }) => {
  it('hit as often as they should', () => {
    for (const variables of [5, 12, 18]) {
      const formula = random(variables, 0.5, { sampler, kind });
      const p = finish(bruteForce(formula)!.run()).value.mantissa[0]!;
      const samples = 200_000;
      const hits = finish(countHits(formula, key(variables), samples));
      expect(Math.abs(hits - samples * p) / Math.sqrt(samples * p * (1 - p))).toBeLessThan(4);
    }
  });

  it('are the same draws as blocks, single outputs and counts', () => {
    const formula = random(20, 0.5, { sampler, kind });
    for (const samples of [1, 31, 32, 33, 256]) {
      const { mean, m2, samples: counted } = finish(satSampler.block(formula, fold(key(1), 0), samples));
      const draws = [...finish(satSampler.draws(formula, fold(key(1), 0), samples, 0))];
      const hits = draws.filter((value) => value === 1).length;
      expect(draws.every((value) => value === 0 || value === 1)).toBe(true);
      expect([counted, draws.length, mean[0]]).toEqual([samples, samples, hits / samples]);
      expect(m2[0]).toBeCloseTo(hits * (1 - hits / samples), 10);
      expect(finish(countHits(formula, key(1), samples))).toBe(hits);
    }
  });

  it('never hit a contradiction and always hit nothing at all', () => {
    const x = { variable: 0, sign: 1 } as const;
    const notX = { variable: 0, sign: -1 } as const;
    const impossible = { sat: [[]], nae: [[x, x]], xor: [[x, notX]] }[kind];
    expect(finish(countHits(formulaOf({ kind, variables: 2, sampler }, impossible), key(0), 100))).toBe(0);
    expect(finish(countHits(formulaOf({ kind, variables: 0, sampler }, []), key(0), 100))).toBe(100);
  });
});

describe('operations of a sample', () => {
  // From the reference tables: naive samples equivalent ÷ advantage · operations.
  it.each([
    [8, 4, 0.875, 5.79345703125],
    [24, 101, 4.8774091808111, 13.999980549024317],
    [16, 32, 3.837755559477426, 13.804842281472437],
  ])('for n = %d, m = %d are those of the reference tables', (variables, constraints, parallel, scalar) => {
    const density = constraints / variables;
    expect(satSampler.flopsPerSample(random(variables, density, { sampler: 'parallel' }))).toBeCloseTo(parallel, 12);
    expect(satSampler.flopsPerSample(random(variables, density, { sampler: 'scalar' }))).toBeCloseTo(scalar, 12);
  });

  it('are those that the scalar sampler reads on average', () => {
    for (const [kind, read] of [
      ['sat', 1.75],
      ['nae', 2.5],
      ['xor', 3],
    ] as const) {
      // prettier-ignore
      const one = random(8, 0.125, { sampler: 'scalar', kind });
      expect(one.constraints).toHaveLength(1);
      expect(satSampler.flopsPerSample(one)).toBe(read);
    }
  });
});

describe('a reference', () => {
  it('is unbiased, with the noise and the variance that it states', () => {
    const formula = random(16, 1, { sampler: 'parallel' });
    const p = finish(bruteForce(formula)!.run()).value.mantissa[0]!;
    const passes = satReference.passes(formula, 200_000);
    let moments = emptyMoments(1);
    let within = 0;
    for (let block = 0; block < 4; block++) {
      const replicates = finish(satReference.block(formula, fold(key(9), block), passes, 64));
      moments = mergeMoments(moments, replicates.moments);
      within += replicates.within[0]! / 4;
    }
    expect(moments.samples).toBe(256);
    const variance = moments.m2[0]! / 255;
    expect(Math.abs(moments.mean[0]! - p) / Math.sqrt(variance / 256)).toBeLessThan(4);
    // Relative standard error of a variance from 256 replicates: √(2/255) = 9 %.
    expect(variance / ((p * (1 - p)) / passes)).toBeGreaterThan(0.65);
    expect(variance / ((p * (1 - p)) / passes)).toBeLessThan(1.4);
    expect((within + variance) / (p * (1 - p))).toBeCloseTo(1, 1);
  });

  it('has 64 replicates and more, in whole words', () => {
    const formula = random(16, 1, { sampler: 'parallel' });
    for (const samples of [4096, 5000, 1e6, 1e9]) {
      const passes = satReference.passes(formula, samples);
      expect(passes % 32).toBe(0);
      expect(samples / passes).toBeGreaterThanOrEqual(64);
    }
  });
});
