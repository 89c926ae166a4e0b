import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RealField } from '../problems/schema.ts';
import { readReal, realNumbers, realText } from './real-text.ts';

const field: RealField = { type: 'real', label: 'Bias mean', min: -5, max: 100, default: 0, ticks: [] };

describe('reading a typed number that need not be whole', () => {
  it.each([
    ['1.5', 1.5],
    ['1,5', 1.5],
    [' .25 ', 0.25],
    ['2.', 2],
    ['+3', 3],
    ['-0.5', -0.5],
    ['−0.5', -0.5],
    ['1e-3', 0.001],
    ['2E1', 20],
  ])('takes %j as %d', (text, value) => {
    expect(readReal(field, text)).toEqual({ ok: true, value });
  });

  it('reads both zeros as 0', () => {
    expect(readReal(field, '-0')).toEqual({ ok: true, value: 0 });
  });

  it.each(['', '.', 'x', '1.2.3', '0x10', 'Infinity', 'NaN', '1 2', '--1', '1e'])('does not take %j', (text) => {
    expect(readReal(field, text)).toEqual({ ok: false, problem: 'malformed' });
  });

  it.each(['-5.001', '100.5', '1e999', '−1e999'])('finds %j out of range', (text) => {
    expect(readReal(field, text)).toEqual({ ok: false, problem: 'out-of-range' });
  });

  it('reads back whatever it writes', () => {
    const wide = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readReal(wide, realText(value))).toEqual({ ok: true, value: value + 0 });
      }),
    );
  });

  it('names the field and its range where it cannot take a text', () => {
    expect(realNumbers.hint(field, realText)).toBe('Bias mean: type a number from −5 to 100.');
  });

  it('asks for a keyboard with a minus where there are negative numbers', () => {
    expect(realNumbers.inputMode(field)).toBe('text');
    expect(realNumbers.inputMode({ ...field, min: 0 })).toBe('decimal');
  });
});
