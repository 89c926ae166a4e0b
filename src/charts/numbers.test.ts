import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDecade,
  formatInteger,
  formatMeasured,
  formatNumber,
  formatProse,
  formatRatio,
  formatSlope,
  formatTheory,
  formatTime,
  formatTimeLeft,
  speak,
  superscript,
} from './numbers.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number that a text of `numbers.ts` states. */
function parse(text: string): number {
  const plain = text
    .replace(/×$/, '')
    .replace(/,/g, '')
    .replace(/ (m|b|tr)illion/, (_, start: string) => ({ m: 'e6', b: 'e9', tr: 'e12' })[start] ?? '')
    .replace(/([kMGT])$/, (unit) => ({ k: 'e3', M: 'e6', G: 'e9', T: 'e12' })[unit] ?? '')
    .replace(/×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, power: string) => {
      const digits = [...power].map((sign) => (sign === '⁻' ? '-' : RAISED.indexOf(sign)));
      return `e${digits.join('')}`;
    })
    .replace(/−/g, '-');
  return Number(plain);
}

const magnitude = fc
  .tuple(fc.double({ min: 1, max: 10, maxExcluded: true, noNaN: true }), fc.integer({ min: -30, max: 14 }))
  .map(([mantissa, exponent]) => mantissa * 10 ** exponent);

describe('numbers', () => {
  it.each([
    [0.123, '0.12'],
    [9.96, '10'],
    [9.94, '9.9'],
    [99.6, '100'],
    [443, '440'],
    [994, '990'],
    [995.1, '1.0×10³'],
    [999.6, '1.0×10³'],
    [0.00999, '0.010'],
    [0.00994, '9.9×10⁻³'],
    [0.01, '0.010'],
    [3.2e-5, '3.2×10⁻⁵'],
    [9.99e-8, '1.0×10⁻⁷'],
    [1, '1.0'],
    [-0.5, '−0.50'],
    [-4.34e-12, '−4.3×10⁻¹²'],
    [1e20, '1.0×10²⁰'],
    [0, '0'],
    [-0, '0'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, '–'],
    [undefined, '–'],
  ])('are written %s → %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([
    [999.6, '1.00×10³'],
    [999.4, '999'],
    [0.00999, '9.99×10⁻³'],
    [0.0099996, '0.0100'],
    [9.996, '10.0'],
  ])('take three digits where asked: %s → %s', (value, text) => {
    expect(formatNumber(value, 3)).toBe(text);
  });

  it('state the value within half a unit of their last digit', () => {
    fc.assert(
      fc.property(magnitude, fc.boolean(), fc.integer({ min: 1, max: 3 }), (size, negative, digits) => {
        const value = negative ? -size : size;
        const stated = parse(formatNumber(value, digits));
        const unit = 10 ** (Math.floor(Math.log10(size)) - digits + 1);
        expect(Math.abs(stated - value)).toBeLessThanOrEqual(0.5000001 * unit);
      }),
    );
  });

  it('are plain exactly from 0.01 up to 1000', () => {
    fc.assert(
      fc.property(magnitude, (value) => {
        const text = formatNumber(value);
        const stated = parse(text);
        expect(!text.includes('×')).toBe(stated >= 0.01 && stated < 1000);
      }),
    );
  });

  it('never contain a hyphen or an ASCII exponent', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(formatNumber(value) + formatCount(value) + formatProse(value) + formatRatio(value)).not.toMatch(/-|e/);
      }),
    );
  });
});

describe('errors', () => {
  it.each([
    [4.3e-7, 0.7e-7, '4.3×10⁻⁷', '0.7×10⁻⁷'],
    [4.312e-7, 0.04e-7, '4.31×10⁻⁷', '0.04×10⁻⁷'],
    [4.312e-7, 0.096e-7, '4.3×10⁻⁷', '0.1×10⁻⁷'],
    [4.3e-7, 12e-7, '4.3×10⁻⁷', '10×10⁻⁷'],
    [3.8e-6, 1.3e-6, '3.8×10⁻⁶', '1×10⁻⁶'],
    [9.96e-4, 2e-4, '1.0×10⁻³', '0.2×10⁻³'],
    [0.123, 0.02, '0.12', '0.02'],
    [0.1234, 0.0042, '0.123', '0.004'],
    [0.0099996, 1e-4, '0.0100', '0.0001'],
    [0.5, Infinity, '0.50', '∞'],
    [0.5, 0, '0.50', '0'],
  ])('%s with %s: %s ± %s', (value, halfWidth, text, error) => {
    expect(formatMeasured(value, halfWidth)).toEqual({ value: text, error });
  });

  it('are left out where they are unknown', () => {
    expect(formatMeasured(0.5, undefined)).toEqual({ value: '0.50' });
    expect(formatMeasured(0.5, NaN)).toEqual({ value: '0.50' });
    expect(formatMeasured(Infinity, 1)).toEqual({ value: '∞' });
  });

  it('have one digit, the exponent of their value, and state themselves within half of it', () => {
    fc.assert(
      fc.property(magnitude, fc.double({ min: -3, max: 1, noNaN: true }), (value, decades) => {
        const halfWidth = value * 10 ** decades;
        const text = formatMeasured(value, halfWidth);
        const unit = 10 ** Math.floor(Math.log10(halfWidth));
        expect(Math.abs(parse(text.error ?? '') - halfWidth)).toBeLessThanOrEqual(0.5000001 * unit);
        const power = (number: string): string => number.split('×')[1] ?? '';
        expect(power(text.error ?? '')).toBe(power(text.value));
        expect((text.error ?? '').split('×')[0]?.replace(/[0.]/g, '')).toHaveLength(1);
      }),
    );
  });
});

describe('slopes', () => {
  it.each([
    [-3.14, 0.2, '−3.1', '0.2'],
    [-0.8, 0.1, '−0.8', '0.1'],
    [-3.14159, 0.03, '−3.14', '0.03'],
    [-3.14159, 0.096, '−3.1', '0.1'],
    [-3.14159, 0.00001, '−3.14', '0.01'],
    [-0.01, 0.3, '0.0', '0.3'],
    [-2, 12.34, '−2.0', '12.3'],
  ])('%s with %s: %s ± %s', (slope, halfWidth, value, error) => {
    expect(formatSlope(slope, halfWidth)).toEqual({ value, error });
  });

  it('stand alone without an interval', () => {
    expect(formatSlope(-2.06)).toEqual({ value: '−2.1' });
    expect(formatSlope(NaN)).toEqual({ value: '–' });
    expect([-3, -1.5, 0, 2 / 3].map(formatTheory)).toEqual(['−3', '−1.5', '0', '0.67']);
  });
});

describe('counts', () => {
  it.each([
    [1, '1', '1'],
    [3.44, '3.4', '3.4'],
    [3, '3', '3'],
    [9.96, '10', '10'],
    [96, '96', '96'],
    [443, '443', '440'],
    [999.4, '999', '1,000'],
    [999.6, '1k', '1,000'],
    [1234, '1.2k', '1,200'],
    [5160, '5.2k', '5,200'],
    [65_000, '65k', '65,000'],
    [994_000, '990k', '990,000'],
    [999_600, '1M', '1 million'],
    [2.31e6, '2.3M', '2.3 million'],
    [2.7e8, '270M', '270 million'],
    [3.4e9, '3.4G', '3.4 billion'],
    [9.99e14, '1.0×10¹⁵', '1.0×10¹⁵'],
    [0, '0', '0'],
    [undefined, '–', '–'],
  ])('%s: %s in a chart, %s in a sentence', (value, short, prose) => {
    expect(formatCount(value)).toBe(short);
    expect(formatProse(value)).toBe(prose);
  });

  it('state the count within two digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 9e14, noNaN: true }), (value) => {
        const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
        expect(Math.abs(parse(formatCount(value)) - value)).toBeLessThanOrEqual(0.5000001 * unit);
        expect(Math.abs(parse(formatProse(value)) - value)).toBeLessThanOrEqual(0.5000001 * unit);
      }),
    );
  });

  it('group whole numbers by thousands', () => {
    expect([0, 12, 999, 1000, 1_234_567, -5200].map(formatInteger)).toEqual([
      '0',
      '12',
      '999',
      '1,000',
      '1,234,567',
      '−5,200',
    ]);
  });
});

describe('ratios, times and powers', () => {
  it.each([
    [1, '1.0×'],
    [3.34, '3.3×'],
    [9.94, '9.9×'],
    [9.96, '10×'],
    [443.4, '443×'],
    [999.4, '999×'],
    [999.6, '1,000×'],
    [4443, '4,400×'],
    [999_600, '1M×'],
    [2.3e6, '2.3M×'],
    [0.5, '0.50×'],
  ])('a ratio of %s is %s', (ratio, text) => {
    expect(formatRatio(ratio)).toBe(text);
  });

  it.each([
    [0.44, '0.4 ms'],
    [12.3, '12 ms'],
    [999.6, '1 s'],
    [6240, '6.2 s'],
    [59_400, '59 s'],
    [59_600, '1 min'],
    [180_000, '3 min'],
    [9_000_000, '2.5 h'],
    [undefined, '–'],
  ])('%s ms is %s', (millis, text) => {
    expect(formatTime(millis)).toBe(text);
  });

  it('what is left is said roughly and never as zero', () => {
    expect([0, 200, 2900, 90_000].map(formatTimeLeft)).toEqual([
      'about 1 s left',
      'about 1 s left',
      'about 3 s left',
      'about 2 min left',
    ]);
    expect(formatTimeLeft(undefined)).toBe('');
  });

  it('powers of ten name themselves', () => {
    expect([-10, -1, 0, 1, 2].map(formatDecade)).toEqual(['10⁻¹⁰', '10⁻¹', '1', '10', '10²']);
    expect(superscript(-120)).toBe('⁻¹²⁰');
  });
});

describe('speech', () => {
  it.each([
    ['4.3×10⁻⁷', '4.3 times ten to the minus 7'],
    ['4.3×10⁻⁷ ± 0.7×10⁻⁷', '4.3 times ten to the minus 7 plus or minus 0.7 times ten to the minus 7'],
    ['−3.1 ± 0.2', 'minus 3.1 plus or minus 0.2'],
    ['443×', '443 times'],
    ['2.3M samples', '2.3 million samples'],
    ['3.4G FLOPs', '3.4 billion FLOPs'],
    ['–', 'unknown'],
    ['0.12', '0.12'],
  ])('%s is said "%s"', (text, said) => {
    expect(speak(text)).toBe(said);
  });
});
