import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import { defaults, type IntField, type Schema, type Values } from '../schema.ts';
import { finish } from '../work.ts';
import { halfspaces } from './index.ts';
import { degreeMethod } from './methods.ts';
import { regime } from './regime.ts';
import { generateHalfspaces } from './generate.ts';

type Params = Values<Schema>;
const base: Params = { ...defaults(halfspaces.params), dimension: 8 };
const DEGREES = [0, 1, 2, 3, 4];
const methods = [
  ...DEGREES.flatMap((degree) =>
    (['sphere', 'hermite'] as const).map((basis) => ({ id: 'degree', options: { degree, basis, orders: '1' } })),
  ),
  { id: 'degree', options: { degree: 2, basis: 'sphere', orders: '6' } },
  { id: 'gaussian-projection', options: {} },
];

describe.each(methods)('$id $options', (method) => {
  it('has a finite value, and steps that add up, at the extremes of every parameter', () => {
    for (const [name, field] of Object.entries(halfspaces.params)) {
      const values = field.type === 'choice' ? field.choices : [field.min, Math.min(field.max, 64)];
      for (const value of values) {
        const opened = finish(halfspaces.open({ ...base, [name]: value }, key(0)));
        const steps = opened.run(method);
        let [flops, next] = [0, steps.next()];
        for (; !next.done; next = steps.next()) flops += next.value?.flops ?? 0;
        const { value: estimate, predictedError } = next.value;
        const numbers = [
          estimate.mantissa[0],
          estimate.log,
          predictedError?.mantissa[0] ?? 0,
          predictedError?.log ?? 0,
        ];
        expect(numbers.every(Number.isFinite), `${name} = ${value}`).toBe(true);
        expect(flops, `${name} = ${value}`).toBe(opened.flops(method));
      }
    }
  });

  it('gives the same bits again, whatever a reader does with its beliefs', () => {
    const opened = finish(halfspaces.open({ ...base, step: 'soft' }, key(2)));
    const once = finish(opened.run(method));
    const again = opened.run(method);
    let next = again.next();
    for (; !next.done; next = again.next()) {
      const belief = next.value?.read();
      if (belief?.kind !== 'levels') continue;
      belief.energy.fill(NaN);
      belief.mass.mantissa.fill(NaN);
    }
    expect(next.value).toEqual(once);
  });
});

describe('the family', () => {
  it('has the sampler, the exact value and the estimates of an opened product on one scale', () => {
    const opened = finish(halfspaces.open({ ...base, count: 3 }, fold(key(3), 1)));
    const { mean } = finish(opened.block(key(4), 256));
    const exact = finish(opened.exact!.run());
    expect(Math.abs(mean[0]! - exact.value.mantissa[0]! * Math.exp(exact.value.log))).toBeLessThan(0.15);
    expect(opened.ratio).toBe(Infinity);
    expect((halfspaces.params['dimension'] as IntField).ticks).toContain(2);
  });

  it('knows roughly what a sample costs', () => {
    for (const change of [{}, { sampler: 'all-factors' }, { step: 'soft' }]) {
      const params = { ...base, ...change };
      const opened = finish(halfspaces.open(params, key(0)));
      expect(halfspaces.roughCost(params) / opened.flopsPerSample).toBeGreaterThan(0.8);
      expect(halfspaces.roughCost(params) / opened.flopsPerSample).toBeLessThan(1.25);
    }
  });

  it('has the regime parameter (2k/π)²/n of unbiased halfspaces, less for soft ones', () => {
    const at = (change: object): number =>
      regime(finish(generateHalfspaces({ dimension: 16, count: 8, ...change }, key(0))));
    expect(at({})).toBeCloseTo((16 / Math.PI) ** 2 / 16, 12);
    // λ = ρ²·2/π with ρ² = s²/(1 + s²).
    expect(at({ step: 'soft', slope: 1 })).toBeCloseTo((16 / Math.PI) ** 2 / 16 / 4, 12);
    expect(at({ threshold: 1 })).toBeGreaterThan(at({}));
  });
});

describe('how forms of the degree are called', () => {
  const { options, look, idle } = degreeMethod;
  it.each([
    [{}, 'Degree 2', 'd = 2', 'solid'],
    [{ degree: 4, basis: 'hermite' }, 'Degree 4 Hermite', 'd = 4 He', 'dashed'],
    [{ orders: '6' }, 'Degree 2 of six orders', 'd = 2 6 orders', 'solid'],
    [{ degree: 0, orders: '6' }, 'Degree 0', 'd = 0', 'solid'],
  ] as const)('%o is %s', (change, name, short, variant) => {
    const form = { ...defaults(options), ...change };
    expect(look(form)).toMatchObject({ name, short, variant, slot: form.degree });
  });

  it('says that degree 0 knows no order', () => {
    expect(Object.keys(idle!({ ...defaults(options), degree: 0 }))).toEqual(['orders']);
    expect(idle!(defaults(options))).toEqual({});
  });
});
