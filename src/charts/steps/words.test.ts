import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walks } from './arbitrary.ts';
import { factorsOf } from './factors.ts';
import { level, ONE_NUMBER, TWO, walkOf } from './fixtures.ts';
import { formatScaled, percent, percentLeft } from './format.ts';
import { doingOf, nextOf, readoutOf, stepsSentence } from './words.ts';

const WORDS = { factor: 'clause', method: 'Degree 2' };
const two = factorsOf(TWO);

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

function said(steps: Parameters<typeof factorsOf>[0]): string {
  return plain(stepsSentence(factorsOf(steps), WORDS));
}

describe('numbers', () => {
  it('are powers of ten where a double cannot hold them', () => {
    const value = (mantissa: number, log: number): string => formatScaled({ mantissa: Float64Array.of(mantissa), log });
    expect([value(0.093, 0), value(1, -2), value(0, -9999), value(-3, 0)]).toEqual(['0.093', '0.14', '0', '−3.0']);
    expect(value(1, -1000 * Math.LN10)).toMatch(/^1\.0×10⁻¹⁰⁰⁰$/);
    expect(value(-2.5, 4000 * Math.LN10)).toBe('−2.5×10⁴⁰⁰⁰');
    expect(value(9.99, -500 * Math.LN10)).toBe('1.0×10⁻⁴⁹⁹');
    expect(value(Number.NaN, 0)).toBe('–');
  });

  it('are never all or none where they are not, and kept and forgotten add up', () => {
    expect([0, 1, 0.9999, 0.994, 0.61, 0.062, 1e-9].map(percent).map(plain)).toEqual([
      '0 %',
      '100 %',
      'over 99.9 %',
      '99.4 %',
      '61 %',
      '6.2 %',
      '1.0×10⁻⁷ %',
    ]);
    expect([0.028, 0.39, 0.0031, 0, 1, 1e-9, 0.997].map(percentLeft).map(plain)).toEqual([
      '97.2 %',
      '61 %',
      '99.69 %',
      '100 %',
      '0 %',
      'over 99.99 %',
      '0.30 %',
    ]);
  });
});

describe('a step in words', () => {
  it('has its numbers', () => {
    expect(plain(readoutOf(two, 3, 'clause'))).toBe(
      'Clause 2 of 2, projection: keeps 87 %, forgets 13 %; degrees 0, 1, 2 hold 50 %, 25 %, 13 %; product so far 0.50.',
    );
    expect(plain(readoutOf(two, 2, 'clause'))).toBe(
      'Clause 2 of 2, deduction: degrees 0, 1, 2 hold 50 %, 25 %, 13 %, those above 13 %; product so far 0.50.',
    );
    expect(plain(readoutOf(factorsOf(ONE_NUMBER), 7, 'row'))).toBe(
      'Row 8 of 12, projection: product so far −9.5×10⁻¹²¹⁷.',
    );
    expect(readoutOf(two, 9, 'clause')).toBe('');
  });

  it('says what it does, and what comes next', () => {
    const lines = TWO.map((_, index) => `${doingOf(two, index, 'clause')} ${nextOf(two, index, 'clause')}`);
    expect(lines).toEqual([
      'Multiplies by clause 1 exactly. Next, nothing has to be forgotten.',
      'Forgets nothing: there is nothing that could not be carried on. Next comes clause 2.',
      'Multiplies by clause 2 exactly. Next, everything above degree 2 is forgotten.',
      'Forgets everything above degree 2. This is the last step.',
    ]);
  });

  it('speaks of degrees only where the lower ones are untouched', () => {
    const picked = factorsOf([level('deduction', 0, [0.5, 0.5, 0.25]), level('projection', 0, [0.5, 0.25], 0.5)]);
    expect(doingOf(picked, 1, 'clause')).toBe('Forgets a part of the product, and carries on the rest.');
    expect(doingOf(factorsOf([level('deduction', 0, [0])]), 0, 'row')).toMatch(/^Leaves nothing: /);
    expect(doingOf(factorsOf(ONE_NUMBER), 1, 'row')).toBe('Forgets what cannot be carried on.');
  });
});

describe('the sentence', () => {
  it('says how much was kept, and where the least was', () => {
    expect(said(walkOf(40, 2))).toBe(
      'Degree 2 keeps 97.1 % of each product’s energy on average, the least at clause 32 of 40.',
    );
    expect(said(TWO)).toMatch(/^Degree 2 keeps 93\.7 % .* the least at clause 2 of 2\.$/);
  });

  it('claims nothing that is not known', () => {
    expect(said(ONE_NUMBER)).toBe('Degree 2 knows this much of the product after each clause.');
    expect(said([])).toBe('Degree 2 takes no steps here.');
    expect(said([level('projection', 0, [1], 0)])).toBe('Degree 2 forgets nothing in 1 clause.');
    const even = [0, 1].map((stage) => level('projection', stage, [3], 1));
    expect(said(even)).toBe('Degree 2 keeps 75 % of each product’s energy on average over 2 clauses.');
    expect(said([...even, level('projection', 2, [0], 0)])).toMatch(/ on average over 2 of 3 clauses\.$/);
    expect(said([level('projection', 0, [3], 1)])).toBe('Degree 2 keeps 75 % of the product’s energy.');
  });

  it('is true of every walk', () => {
    fc.assert(
      fc.property(walks, (steps) => {
        const data = factorsOf(steps);
        const text = said(steps);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
        expect(text).toMatch(/^[A-Z].*\.$/);
        const shares = data.factors.map(({ forgotten }) => forgotten);
        const known = shares.filter((share) => share !== undefined);
        expect(text.includes('forgets nothing')).toBe(known.length > 0 && known.every((share) => share === 0));
        const [, worst] = /least at clause (\d+)/.exec(text) ?? [];
        if (worst === undefined) return;
        const most = shares[Number(worst) - 1] ?? -1;
        expect(shares.filter((share) => (share ?? 0) >= most)).toHaveLength(1);
        const mean = 100 * (1 - known.reduce((sum, share) => sum + share, 0) / known.length);
        const [, kept = mean] = /keeps ([\d.]+) % of/.exec(text) ?? [];
        expect(Math.abs(Number(kept) - mean)).toBeLessThan(0.6);
      }),
    );
  });

  it('has finite words for every step', () => {
    fc.assert(
      fc.property(walks, (steps) => {
        const data = factorsOf(steps);
        for (const index of steps.keys()) {
          const text = [readoutOf, doingOf, nextOf].map((words) => words(data, index, 'row')).join(' ');
          expect(text).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
    );
  });
});
