import { describe, expect, it } from 'vitest';
import { defaults, type Values } from '../../schema.ts';
import { specOf } from '../cumulants/options.ts';
import { type CumulantOptions, cumulantMethod } from './cumulant-method.ts';

type Form = Values<CumulantOptions>;

const usual: Form = defaults(cumulantMethod.options);
const { variant, factored, metric, fallback } = cumulantMethod.options;

const forms: readonly Form[] = [1, 2, 3, 4].flatMap((order) =>
  variant.choices.flatMap((a) =>
    factored.choices.flatMap((b) =>
      metric.choices.flatMap((c) =>
        fallback.choices.map((d) => ({ order, variant: a, factored: b, metric: c, fallback: d })),
      ),
    ),
  ),
);

/** What a form computes: its program, without options that it does not look at. */
function meaning(form: Form): string {
  const { metric: chosen, ...spec } = specOf(form);
  const needsMetric = spec.order !== 2 || spec.variant === 'augmented';
  return JSON.stringify([spec, needsMetric && chosen, spec.order > 2 && form.fallback]);
}

describe('forms of cumulant propagation', () => {
  it.each([
    [{}, 'Order 3', 'K = 3'],
    [{ variant: 'augmented' }, 'Order 3 augmented', 'K = 3 aug'],
    [{ order: 4, factored: 'false', fallback: 'order-2' }, 'Order 4 dense or 2', 'K = 4 dense or 2'],
    [{ order: 1, variant: 'augmented', factored: 'false', fallback: 'order-2' }, 'Order 1', 'K = 1'],
    [{ order: 2, metric: 'average' }, 'Order 2', 'K = 2'],
    [{ order: 2, variant: 'augmented', metric: 'average' }, 'Order 2 augmented average metric', 'K = 2 aug avg'],
  ] as const)('%o is called %s', (change, name, short) => {
    expect(cumulantMethod.look({ ...usual, ...change })).toMatchObject({
      name,
      short,
      slot: { ...usual, ...change }.order,
    });
  });

  it('have one name exactly where they compute the same, long and short', () => {
    for (const kind of ['name', 'short'] as const) {
      const byName = new Map<string, Set<string>>();
      for (const form of forms) {
        const name = cumulantMethod.look(form)[kind];
        byName.set(name, (byName.get(name) ?? new Set()).add(meaning(form)));
      }
      expect([...byName.values()].every((meanings) => meanings.size === 1)).toBe(true);
      expect(byName.size).toBe(new Set(forms.map(meaning)).size);
    }
  });

  it('are dashed where they are augmented', () => {
    expect(cumulantMethod.look({ ...usual, variant: 'augmented' }).variant).toBe('dashed');
    expect(cumulantMethod.look({ ...usual, order: 1, variant: 'augmented' }).variant).toBe('solid');
  });

  it('are offered in orders 3 and 4; 1 and 2 are methods of their own', () => {
    expect(cumulantMethod.offers).toEqual([usual, { ...usual, order: 4 }]);
  });
});
