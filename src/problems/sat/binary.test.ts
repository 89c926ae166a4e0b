import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unscaled } from '../scaled.ts';
import { beliefUnit, logOf, normalised, plus, root, scaledOf, times, ZERO } from './binary.ts';

const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((x) => Math.fround(x) + 0);
const binary = fc.record({ value, exponent: fc.integer({ min: -200, max: 200 }) });

/** The number as a double; small enough here. */
function plain({ value: x, exponent }: { value: number; exponent: number }): number {
  return x * 2 ** exponent;
}

describe('numbers with an exponent of their own', () => {
  it('add and multiply as doubles do where doubles can', () => {
    fc.assert(
      fc.property(binary, binary, (a, b) => {
        expect(plain(normalised(a))).toBe(plain(a));
        expect(plain(plus(a, b))).toBe(plain(a) + plain(b));
        expect(plain(times(a, b))).toBe(plain(a) * plain(b) + 0);
        expect(unscaled(scaledOf(a))[0]).toBe(plain(a));
      }),
    );
  });

  it('have roots and logarithms far out of the range of doubles', () => {
    const far = { value: 8, exponent: -5001 };
    expect(root(far)).toEqual({ value: 1, exponent: -2499 });
    expect(logOf(far)).toBeCloseTo(-4998 * Math.LN2, 9);
    expect(scaledOf(far)).toEqual({ mantissa: Float64Array.of(1), log: -4998 * Math.LN2 });
    expect(plus(far, { value: 1, exponent: 0 })).toEqual({ value: 1, exponent: 0 });
    expect(logOf(ZERO)).toBe(-Infinity);
    expect(root(ZERO)).toEqual(ZERO);
    expect(normalised({ value: 1e-310, exponent: 5 })).toEqual(ZERO);
  });

  it('have a common unit near a scale', () => {
    const far = beliefUnit({ value: 1.5, exponent: 900 });
    expect(far.log).toBe(900 * Math.LN2);
    expect(far.factor({ value: 1.5, exponent: 899 })).toBe(0.75);
    expect(beliefUnit({ value: 1.5, exponent: -200 }).log).toBe(0);
  });
});
