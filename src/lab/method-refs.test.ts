import { describe, expect, it } from 'vitest';
import { methodName } from '../experiments/method-name.ts';
import type { MethodRef } from '../problems/contract.ts';
import { findFamily } from '../problems/catalogue.ts';
import { defaults } from '../problems/schema.ts';
import { nextForm } from './forms.ts';
import { inUseOf, offersOf, withChanged, withMethod } from './method-refs.ts';

const family = findFamily('mlp')!;
const usual = defaults(family.methods.find(({ id }) => id === 'cumulants')!.options);
const mean: MethodRef = { id: 'mean', options: {} };
const covariance: MethodRef = { id: 'covariance', options: {} };

function cumulants(change: MethodRef['options'] = {}): MethodRef {
  return { id: 'cumulants', options: { ...usual, ...change } };
}

function names(methods: readonly MethodRef[]): string[] {
  return inUseOf(family, methods).map(({ look }) => look.name);
}

function offered(methods: readonly MethodRef[]): string[] {
  return offersOf(family, methods).map(({ look }) => look.name);
}

describe('what the builder offers', () => {
  it('is each order once, at one press', () => {
    expect(offered([])).toEqual(['Order 1', 'Order 2', 'Order 3', 'Order 4']);
    expect(offered([mean, covariance])).toEqual(['Order 3', 'Order 4']);
  });

  it('leaves out what is in use under another name, and keeps what is in use in another form', () => {
    expect(offered([cumulants({ order: 1 }), cumulants({ variant: 'augmented' })])).toEqual([
      'Order 2',
      'Order 3',
      'Order 4',
    ]);
  });
});

describe('methods in use', () => {
  it('do not depend on the order in which they were added', () => {
    const all = [cumulants({ order: 4 }), covariance, cumulants({ variant: 'augmented' }), mean, cumulants()];
    const added = all.reduce<MethodRef[]>((methods, method) => withMethod(family, methods, method), []);
    const back = all.toReversed().reduce<MethodRef[]>((methods, method) => withMethod(family, methods, method), []);
    expect(names(added)).toEqual(['Order 1', 'Order 2', 'Order 3', 'Order 3 augmented', 'Order 4']);
    expect(back).toEqual(added);
  });

  it('stay in their places when one is changed', () => {
    const methods = [mean, cumulants(), cumulants({ order: 4 })];
    const changed = withChanged(methods, methodName(cumulants()), cumulants({ order: 4, variant: 'augmented' }));
    expect(names(changed)).toEqual(['Order 1', 'Order 4 augmented', 'Order 4']);
  });
});

describe('another form', () => {
  it('is the nearest to a plain one that is free', () => {
    const methods = [mean, covariance, cumulants(), cumulants({ order: 4 })];
    const forms: string[] = [];
    for (let count = 0; count < 4; count++) {
      methods.push(nextForm(family, methods)!);
      forms.push(names(methods.slice(-1))[0]!);
    }
    expect(forms).toEqual(['Order 3 augmented', 'Order 3 dense', 'Order 3 average metric', 'Order 3 or 2']);
  });

  it('is never one that one press adds', () => {
    expect(names([nextForm(family, [])!])).toEqual(['Order 3 augmented']);
  });

  it('comes to an end', () => {
    const methods: MethodRef[] = [];
    for (let next = nextForm(family, methods); next && methods.length < 99; next = nextForm(family, methods)) {
      methods.push(next);
    }
    const found = names(methods);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeLessThan(64);
  });
});
