import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntField } from '../problems/schema.ts';
import { editText, numberHint, readNumber, roundCount, shortCount } from './number-text.ts';

const field = (min: number, max: number): IntField => ({
  type: 'int',
  label: 'Reference samples',
  min,
  max,
  default: min,
  scale: 'linear',
  ticks: [],
});
const wide = field(-1e12, 1e12);

describe('reading a typed number', () => {
  it.each([
    ['256', 256],
    [' 7 ', 7],
    ['0', 0],
    ['-0', 0],
    ['007', 7],
    ['5,200', 5200],
    ['2,300,000', 2_300_000],
    ['16k', 16_000],
    ['16 K', 16_000],
    ['1.2k', 1200],
    ['1.50k', 1500],
    ['67M', 67_000_000],
    ['67m', 67_000_000],
    ['1.000001M', 1_000_001],
    ['2G', 2e9],
    ['8.0', 8],
    ['-5', -5],
    ['−5', -5],
  ])('takes %j as %d', (text, value) => {
    expect(readNumber(wide, text)).toEqual({ ok: true, value });
  });

  it.each([
    '',
    'abc',
    '1.5',
    '1.2345k',
    '1e3',
    '5,20',
    '12,3456',
    '1 2',
    'k',
    '--5',
    '5k5',
    '0x10',
    'Infinity',
    'NaN',
    '½',
  ])('does not take %j for a whole number', (text) => {
    expect(readNumber(wide, text)).toEqual({ ok: false, problem: 'malformed' });
  });

  it('tells a number out of range from no number', () => {
    const small = field(4, 512);
    expect(['3', '513', '1k', '-4'].map((text) => readNumber(small, text))).toEqual(
      Array(4).fill({ ok: false, problem: 'out-of-range' }),
    );
    expect(['4', '512'].map((text) => readNumber(small, text).ok)).toEqual([true, true]);
  });

  it('never throws and only ever gives whole numbers in range', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,kKmMG -+eE')) }), (text) => {
        const read = readNumber(field(0, 5000), text);
        expect(!read.ok || (Number.isInteger(read.value) && read.value >= 0 && read.value <= 5000)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('showing a number', () => {
  it.each([
    [0, '0'],
    [512, '512'],
    [9999, '9999'],
    [10_000, '10k'],
    [12_500, '12.5k'],
    [16_384, '16384'],
    [400_000, '400k'],
    [1_500_000, '1.5M'],
    [270_000_000, '270M'],
    [67_108_864, '67108864'],
    [3e9, '3G'],
    [-20_000, '−20k'],
  ])('writes %d as %j', (value, text) => {
    expect(shortCount(value)).toBe(text);
  });

  it('reads back exactly what it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.constantFrom(1, 100, 10_000),
        (n, unit) => {
          const value = (n * unit) % 1e12;
          expect(readNumber(wide, shortCount(value))).toEqual({ ok: true, value: value + 0 });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    [1024, '1024'],
    [16_384, '16k'],
    [65_536, '66k'],
    [262_144, '260k'],
    [1_048_576, '1M'],
    [4_194_304, '4.2M'],
    [268_435_456, '270M'],
  ])('labels a tick at %d with %j', (value, text) => {
    expect(roundCount(value)).toBe(text);
  });

  it('offers the digits to edit where the format rounds', () => {
    const rounded = (value: number) => `${Math.round(value / 1e6)}M`;
    expect([editText(wide, 67_108_864, rounded), editText(wide, 67_000_000, rounded)]).toEqual(['67108864', '67M']);
  });

  it('names the field and its range when it cannot take a text', () => {
    expect(numberHint(field(10_000, 270_000_000), shortCount)).toBe(
      'Reference samples: type a whole number from 10k to 270M.',
    );
  });
});
