import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import type { MethodRef } from '../contract.ts';
import { FieldError } from '../field-error.ts';
import { defaults, type Values } from '../schema.ts';
import { finish } from '../work.ts';
import { satFamily } from './family.ts';
import { generateSat } from './generate.ts';
import { sat } from './index.ts';
import { degreeMethod, topTermsMethod } from './methods.ts';
import { type SatParams, satParams } from './parameters.ts';
import { satEnsemble } from './theory/theory.ts';

const usual = defaults(satParams);

describe('random formulas', () => {
  it('have ⌊αn + ½⌋ constraints on k distinct variables, with fair signs, evenly spread', () => {
    const formula = finish(generateSat({ ...usual, variables: 50, density: 10, clause: 4 }, key(1)));
    expect(formula.constraints).toHaveLength(500);
    const counts = new Array<number>(50).fill(0);
    let positive = 0;
    for (const { variables, signs } of formula.constraints) {
      expect(new Set(variables).size).toBe(4);
      for (const variable of variables) counts[variable]!++;
      positive += signs.filter((sign) => sign > 0).length;
    }
    expect(Math.abs(positive - 1000) / Math.sqrt(500)).toBeLessThan(4);
    // χ² with 49 degrees of freedom, less than half the variance of a multinomial's: above 90 with probability below 4e-4.
    expect(counts.reduce((sum, count) => sum + (count - 40) ** 2 / 40, 0)).toBeLessThan(90);
    const m = [0.1, 0.14, 2.5, 4.2].map(
      (density) => finish(generateSat({ ...usual, variables: 5, density }, key(1))).constraints.length,
    );
    expect(m).toEqual([1, 1, 13, 21]);
  });

  it('share their first constraints where they differ in density alone', () => {
    const [small, large] = [1, 4].map((density) => finish(generateSat({ ...usual, density }, key(2))));
    expect(large!.constraints.slice(0, 20)).toEqual(small!.constraints);
  });

  it('need as many variables as a clause has', () => {
    const draw = () => finish(generateSat({ ...usual, variables: 4, clause: 5 }, key(1)));
    expect(draw).toThrow(FieldError);
    expect(draw).toThrow('clause: 5 distinct variables cannot be drawn from 4');
  });

  it('keep their digits for good', () => {
    const { constraints } = finish(generateSat({ ...usual, variables: 9, density: 0.3 }, key(7)));
    expect(constraints.map(({ variables, signs }) => variables.map((v, j) => signs[j]! * (v + 1))))
      .toMatchInlineSnapshot(`
      [
        [
          2,
          3,
          7,
        ],
        [
          -1,
          3,
          -7,
        ],
        [
          1,
          -5,
          7,
        ],
      ]
    `);
  });
});

describe('the family', () => {
  const methods: MethodRef[] = satFamily.methods.map(({ id, options }) => ({ id, options: defaults(options) }));
  const choices: Partial<SatParams>[] = [
    { variables: 4 },
    { variables: 64 },
    { density: 0.1 },
    { density: 10 },
    { clause: 2 },
    { clause: 5 },
    { kind: 'nae' },
    { kind: 'xor' },
    { sampler: 'scalar' },
  ];

  it.each(methods)('$id is finite at the extremes, and the same every time', (method) => {
    for (const choice of choices) {
      const opened = finish(sat.open({ ...usual, variables: 8, ...choice }, key(0)));
      const estimate = finish(opened.run(method));
      expect([...estimate.value.mantissa].every(Number.isFinite)).toBe(true);
      expect(finish(opened.run(method))).toEqual(estimate);
      const steps = [...opened.run(method)].filter((step) => step !== null);
      expect(steps.reduce((sum, { flops }) => sum + flops, 0)).toBe(opened.flops(method));
    }
  });

  it('gives copies to those who read', () => {
    const opened = finish(sat.open({ ...usual, variables: 8 }, key(0)));
    for (const method of methods) {
      const untouched = finish(opened.run(method));
      const work = opened.run(method);
      let next = work.next();
      for (; !next.done; next = work.next()) {
        const belief = next.value?.read();
        if (belief?.kind === 'levels') {
          belief.energy.fill(NaN);
          belief.mass.mantissa.fill(NaN);
        }
      }
      expect(next.value).toEqual(untouched);
    }
  });

  it('samples the same instance from the same key', () => {
    const mean = (instance: number) =>
      finish(finish(sat.open({ ...usual, density: 0.5 }, fold(key(7), instance))).block(key(1), 256)).mean[0];
    expect(mean(0)).toBe(mean(0));
    expect(mean(0)).not.toBe(mean(1));
  });

  it('has a theory of levels in natural order alone', () => {
    const theory = (id: string, options: Values<typeof degreeMethod.options> | { terms: number; order: string }) =>
      satEnsemble.theory(usual, { id, options });
    const known = theory('degree', { degree: 2, order: 'natural' });
    expect(known!.squaredError).toBeLessThan(known!.squaredMean);
    expect(theory('degree', { degree: 2, order: 'frontier' })).toBeUndefined();
    expect(theory('degree', { degree: 0, order: 'frontier' })).toBeDefined();
    expect(theory('top-terms', { terms: 16, order: 'frontier' })).toBeUndefined();
  });

  it('names every form of its methods differently', () => {
    const looks = [0, 1, 2, 3, 4].flatMap((degree) =>
      (['natural', 'frontier'] as const).map((order) => degreeMethod.look({ degree, order })),
    );
    expect(looks.map(({ slot }) => slot)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(looks.slice(0, 4).map(({ name }) => name)).toEqual([
      'Degree 0',
      'Degree 0',
      'Degree 1',
      'Degree 1 frontier order',
    ]);
    expect(topTermsMethod.look({ terms: 256, order: 'frontier' })).toMatchObject({ slot: 5, short: 'B = 256' });
    expect(topTermsMethod.look({ terms: 1, order: 'natural' })).toMatchObject({ name: 'Top 1 natural order' });
  });
});
