import { describe, expect, it } from 'vitest';
import type { CumulantSpec } from './cumulants/spec.ts';
import published from './reference-flops.json' with { type: 'json' };
import { publishedFlops } from './published-flops.ts';
import { referenceFlops } from './reference-flops.ts';

/** Rows of the reference's own table, which its counter gave. */
const rows = published.rows.map(({ order, variant, factored, ...row }) => {
  const spec: CumulantSpec = {
    order,
    variant: variant === 'simple' ? 'simple' : 'augmented',
    factored,
    metric: 'exact',
  };
  return { ...row, spec };
});

describe('operations of the reference implementation', () => {
  it.each(rows)('are those published: $spec, width $width, depth $depth', ({ spec, width, depth, flops }) => {
    expect(Math.abs(referenceFlops(spec, width, depth) / flops - 1)).toBeLessThan(1e-8);
  });

  it('are known of every form', () => {
    for (const order of [1, 2, 3, 4]) {
      for (const variant of ['simple', 'augmented'] as const) {
        for (const factored of [true, false]) {
          const flops = referenceFlops({ order, variant, factored, metric: 'exact' }, 16, 4);
          expect(flops).toBeGreaterThan(2 * 16 * 16);
        }
      }
    }
  });

  it.each(['simple', 'augmented'] as const)('of order 1, %s, do not depend on the variant', (variant) => {
    expect(referenceFlops({ order: 1, variant, factored: false, metric: 'exact' }, 16, 4)).toBe(8876);
  });
});

describe('operations of a method by the published convention', () => {
  const params = { width: 32, depth: 3, activation: 'relu' };

  it('are those of its form, for ReLU networks alone', () => {
    const spec = { order: 3, variant: 'simple', factored: true, metric: 'exact' } as const;
    const method = { id: 'cumulants', options: { order: 3, variant: 'simple', factored: 'true', metric: 'exact' } };
    expect(publishedFlops(params, method)).toBe(referenceFlops(spec, 32, 3));
    expect(publishedFlops(params, { id: 'mean', options: {} })).toBe(referenceFlops({ ...spec, order: 1 }, 32, 3));
    expect(publishedFlops({ ...params, activation: 'tanh' }, method)).toBeUndefined();
    expect(publishedFlops(params, { id: 'other', options: {} })).toBeUndefined();
  });
});
