import { describe, expect, it } from 'vitest';
import type { CumulantSpec } from './cumulants/spec.ts';
import published from './reference-flops.json' with { type: 'json' };
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
