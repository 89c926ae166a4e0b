import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, type IntField, parseField } from './schema.ts';

const width: IntField = {
  type: 'int',
  label: 'Width',
  min: 4,
  max: 512,
  default: 64,
  scale: 'log',
  ticks: [4, 512],
};
const choice: Field = { type: 'choice', label: 'Kind', choices: ['a', 'b'], default: 'b' };

describe('reading a field from text', () => {
  it.each([
    ['96', { value: 96 }],
    [' 96 ', { value: 96 }],
    ['3', { value: 4, problem: 'out-of-range' }],
    ['99999999999999999999', { value: 512, problem: 'out-of-range' }],
    ['1e2', { value: 64, problem: 'malformed' }],
    ['0x40', { value: 64, problem: 'malformed' }],
    ['٩٦', { value: 64, problem: 'malformed' }],
    ['', { value: 64, problem: 'malformed' }],
    ['9'.repeat(400), { value: 512, problem: 'out-of-range' }],
    ['Infinity', { value: 64, problem: 'malformed' }],
  ])('takes %j as %j', (text, expected) => {
    expect(parseField(width, text)).toEqual(expected);
  });

  it('reads both zeros as 0', () => {
    const { value } = parseField({ ...width, min: 0 }, '-0');
    expect(Object.is(value, 0)).toBe(true);
  });

  it('takes a choice to the letter', () => {
    expect(parseField(choice, 'a')).toEqual({ value: 'a' });
    expect(parseField(choice, 'A')).toEqual({ value: 'b', problem: 'malformed' });
  });

  it('gives a value in range for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { value } = parseField(width, text);
        return Number.isInteger(value) && Number(value) >= width.min && Number(value) <= width.max;
      }),
    );
  });
});
