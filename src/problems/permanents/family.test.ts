import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import type { MethodRef } from '../contract.ts';
import { unscaled } from '../scaled.ts';
import { defaults } from '../schema.ts';
import { finish } from '../work.ts';
import { generateMatrix } from './generate.ts';
import { permanents, permanentsEngine } from './index.ts';
import { momentsOfEntries } from './instance.ts';
import { degreeMethod } from './methods.ts';
import { type EntriesName, entryMoments, permanentsParams, SAMPLER_NAMES } from './parameters.ts';
import { permanentsTheory } from './theory/theory.ts';

const usual = defaults(permanentsParams);

describe('a random matrix', () => {
  it.each([
    ['bernoulli', 0.3],
    ['bernoulli', 0.95],
    ['sign', 0.5],
    ['gaussian', 0.5],
  ] as const)('of %s entries, p = %f, has their mean and variance, within 4.5 standard errors', (entries, p) => {
    const matrix = finish(generateMatrix({ size: 300, entries, p, sampler: 'plain' }, key(2)));
    const wanted = entryMoments({ entries, p });
    const found = momentsOfEntries(matrix.entries);
    expect([matrix.mean, matrix.variance, matrix.drawn]).toEqual([wanted.mean, wanted.variance, true]);
    expect(Math.abs(found.mean - wanted.mean)).toBeLessThan(4.5 * Math.sqrt(wanted.variance / 90000));
    // The square of a Gaussian number has variance 2, those of the others less.
    expect(Math.abs(found.variance - wanted.variance)).toBeLessThan((4.5 * Math.SQRT2 * wanted.variance) / 300);
  });

  it('does not depend on the sampler', () => {
    const of = (sampler: (typeof SAMPLER_NAMES)[number]): Float64Array =>
      finish(generateMatrix({ ...usual, sampler }, key(2))).entries;
    for (const sampler of SAMPLER_NAMES) expect(of(sampler)).toEqual(of('plain'));
  });
});

describe('every method', () => {
  const refs: MethodRef[] = permanents.methods.flatMap(({ id, offers, options }) =>
    (offers ?? [defaults(options)]).map((each) => ({ id, options: each })),
  );

  it('takes steps that add up to its formula, in the order of the rows', () => {
    for (const lines of ['rows', 'columns', 'both']) {
      for (const degree of [0, 1, 2, 3, 20]) {
        const method = { id: 'degree', options: { degree, lines } };
        const opened = finish(permanents.open({ ...usual, size: 7 }, key(1)));
        const steps = [...opened.run(method)].filter((step) => step !== null);
        expect(steps.reduce((sum, { flops }) => sum + flops, 0)).toBe(opened.flops(method));
        const stages = Array.from({ length: lines === 'both' ? 14 : 7 }, (_, stage) => [stage, stage]).flat();
        expect(steps.map(({ stage }) => stage)).toEqual(stages);
      }
    }
  });

  it('is finite, with a finite predicted error, at the extremes of every parameter', () => {
    for (const size of [2, 3, 40]) {
      for (const [entries, p] of [
        ['bernoulli', 0.05],
        ['bernoulli', 0.95],
        ['sign', 0.5],
        ['gaussian', 0.5],
      ] as const) {
        const opened = finish(permanents.open({ size, entries, p, sampler: 'rasmussen' }, key(0)));
        for (const method of refs) {
          const { value, predictedError, notes } = finish(opened.run(method));
          expect(Number.isFinite(value.mantissa[0]! + value.log)).toBe(true);
          expect(predictedError!.mantissa[0]).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(predictedError!.mantissa[0]! + predictedError!.log)).toBe(true);
          expect(notes.every(({ code }) => code === 'negative')).toBe(true);
        }
      }
    }
  });

  it('is within five predicted errors of the truth', () => {
    for (const entries of ['bernoulli', 'sign', 'gaussian'] satisfies EntriesName[]) {
      for (let seed = 0; seed < 8; seed++) {
        const opened = finish(permanents.open({ ...usual, entries }, fold(key(9), seed)));
        const truth = unscaled(finish(opened.exact!.run()).value)[0]!;
        for (const method of refs) {
          const { value, predictedError } = finish(opened.run(method));
          const error = Math.abs(unscaled(value)[0]! - truth);
          expect(error).toBeLessThan(5 * unscaled(predictedError!)[0]! + 1e-12 * Math.abs(truth));
        }
      }
    }
  });

  it('names forms that differ differently, and has the theory of the one that was asked for', () => {
    const forms = [0, 1, 2, 3, 4, 5].flatMap((degree) =>
      (['rows', 'columns', 'both'] as const).map((lines) => ({ degree, lines })),
    );
    const looks = forms.map((form) => degreeMethod.look(form));
    expect(new Set(looks.map(({ name }) => name)).size).toBe(forms.length);
    expect(new Set(looks.map(({ short }) => short)).size).toBe(forms.length);
    expect(looks.map(({ slot }) => slot)).toEqual(forms.map(({ degree }) => Math.min(4, degree)));
    for (const method of refs) {
      expect(permanentsEngine.ensemble?.theory(usual, method)).toEqual(permanentsTheory(usual, method));
    }
  });
});
