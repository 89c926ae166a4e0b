import { describe, expect, it } from 'vitest';
import { fold, key } from '../numerics/rng/key.ts';
import type { MethodRef, Opened, RunnableFamily, Step } from './contract.ts';
import { families } from './catalogue.ts';
import { runnableFamilies } from './registry.ts';
import { defaults, type IntField, parseField, type Schema, type Values } from './schema.ts';
import { finish } from './work.ts';

/** A small instance of a family: the smallest size but one tick, everything else at its default. */
function small(family: RunnableFamily): Values<Schema> {
  const size = family.params[family.size] as IntField;
  return { ...defaults(family.params), [family.size]: size.ticks[1] ?? size.min };
}

function openSmall(family: RunnableFamily, instance = 0): Opened {
  return finish(family.open(small(family), fold(key(7), instance)));
}

function stepsOf(opened: Opened, method: MethodRef): Step[] {
  return [...opened.run(method)].filter((step): step is Step => step !== null);
}

describe.each(runnableFamilies.map((family) => ({ id: family.id, family })))('family $id', ({ family }) => {
  const methods: MethodRef[] = family.methods.map(({ id, options }) => ({ id, options: defaults(options) }));

  it('draws the same instance from the same key, and another from another', () => {
    // Where samples are rare events both may be 0; the estimates differ.
    const told = (instance: number): unknown => {
      const opened = openSmall(family, instance);
      return [finish(opened.block(key(1), 64)).mean, ...methods.map((method) => finish(opened.run(method)).value)];
    };
    expect(told(0)).toEqual(told(0));
    expect(told(0)).not.toEqual(told(1));
  });

  it('gives every sampled block as many samples as were asked for', () => {
    for (const samples of [1, 2, 37, 256]) {
      const { mean, m2, samples: counted } = finish(openSmall(family).block(key(1), samples));
      expect(counted).toBe(samples);
      expect([...mean, ...m2].every(Number.isFinite)).toBe(true);
    }
  });

  it.each(methods)('$id: the steps add up to the formula and cover every stage in order', (method) => {
    const opened = openSmall(family);
    const steps = stepsOf(opened, method);
    expect(steps.reduce((sum, step) => sum + step.flops, 0)).toBe(opened.flops(method));
    const stages = steps.map(({ stage }) => stage);
    expect([...new Set(stages)]).toEqual(Array.from({ length: Math.max(...stages) + 1 }, (_, i) => i));
    expect(stages).toEqual([...stages].sort((a, b) => a - b));
  });

  it.each(methods)('$id: beliefs are copies that a reader may change', (method) => {
    const opened = openSmall(family);
    const work = opened.run(method);
    for (let next = work.next(); !next.done; next = work.next()) {
      const belief = next.value?.read();
      if (belief?.kind === 'cumulants') belief.mean.fill(Number.NaN);
      if (belief?.kind === 'levels') belief.energy.fill(Number.NaN);
    }
    const plainRun = finish(opened.run(method));
    expect([...plainRun.value.mantissa].every(Number.isFinite)).toBe(true);
    expect(finish(opened.run(method))).toEqual(plainRun);
  });

  it.each(methods)('$id: is finite at the extremes of every parameter and for every choice', (method) => {
    for (const [name, field] of Object.entries(family.params)) {
      const largest = (most: number): number => (name === family.size ? 64 : most);
      const values = field.type === 'choice' ? field.choices : [field.min, largest(field.max)];
      for (const value of values) {
        const opened = finish(family.open({ ...small(family), [name]: value }, key(0)));
        const { value: estimate } = finish(opened.run(method));
        expect([...estimate.mantissa].every(Number.isFinite), `${name} = ${value}`).toBe(true);
      }
    }
  });

  it('has parameters whose bounds and ticks survive being written and read', () => {
    for (const field of Object.values(family.params)) {
      if (field.type === 'choice') continue;
      for (const value of [field.min, field.max, field.default, ...field.ticks]) {
        expect(parseField(field, String(value))).toEqual({ value });
        expect(value).toBeGreaterThanOrEqual(field.min);
        expect(value).toBeLessThanOrEqual(field.max);
      }
    }
  });

  it('names its methods once each', () => {
    expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length);
    for (const { id } of methods) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

it('has an engine for every family of the catalogue, in the same order', () => {
  expect(runnableFamilies.map(({ id }) => id)).toEqual(families.map(({ id }) => id));
});
