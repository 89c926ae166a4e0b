import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldError } from '../field-error.ts';
import { plain } from '../scaled.ts';
import { finish } from '../work.ts';
import { readMatrixCsv } from './csv.ts';
import { degreeEstimator } from './estimators/degree.ts';
import { zeroEstimator } from './estimators/zero.ts';
import { readPermanent } from './explicit.ts';
import { notesOn } from './notes.ts';

function complaint(read: () => unknown): string {
  try {
    read();
    return '';
  } catch (error) {
    if (error instanceof FieldError) return error.message;
    throw error;
  }
}

const codes = (value: unknown): string[] =>
  finish(degreeEstimator.run(readPermanent(value), { degree: 1, lines: 'rows' })).notes.map(({ code }) => code);

describe('a matrix from a file', () => {
  it('has its rows, as digits or as numbers', () => {
    expect([...readPermanent({ rows: ['10', '01'] }).entries]).toEqual([1, 0, 0, 1]);
    const { n, entries, sampler, drawn } = readPermanent({
      rows: [
        [0.5, -2],
        [3, 0],
      ],
      id: 'x',
      p: 0.5,
      sampler: 'plain',
    });
    expect([n, ...entries, sampler, drawn]).toEqual([2, 0.5, -2, 3, 0, 'plain', false]);
    expect(readPermanent({ n: 0, rows: [] }).n).toBe(0);
    expect(readPermanent({ rows: Array(256).fill('1'.repeat(256)) }).n).toBe(256);
  });

  it('has the moments of its ensemble where the file says them, else those of its entries', () => {
    const ensemble = readPermanent({ rows: ['10', '01'], ensembleMean: 0.25, ensembleVariance: 0.1875 });
    expect([ensemble.mean, ensemble.variance, ensemble.drawn]).toEqual([0.25, 0.1875, true]);
    const own = readPermanent({
      rows: [
        [1, 2],
        [3, 6],
      ],
    });
    expect([own.mean, own.variance, own.drawn]).toEqual([3, 3.5, false]);
  });

  it.each([
    [null, ': must be an object with rows'],
    [{}, 'rows: must be a list of rows'],
    [{ rows: ['10', '1'] }, 'rows[1]: has 1 entries, expected 2'],
    [{ rows: ['10', '12'] }, 'rows[1][1]: "2" is neither 0 nor 1'],
    [{ rows: [[1, 2], 3] }, 'rows[1]: must be a list of numbers, or a text of the digits 0 and 1'],
    [
      {
        rows: [
          [1, 2],
          [3, '4'],
        ],
      },
      'rows[1][1]: must be a finite number',
    ],
    [
      {
        rows: [
          [1, Infinity],
          [3, 4],
        ],
      },
      'rows[0][1]: must be a finite number',
    ],
    [
      {
        rows: [
          [1, 1e101],
          [3, 4],
        ],
      },
      'rows[0][1]: must be 0 or between 1e-100 and 1e+100 in size',
    ],
    [
      {
        rows: [
          [1, 1e-101],
          [3, 4],
        ],
      },
      'rows[0][1]: must be 0 or between 1e-100 and 1e+100 in size',
    ],
    [{ n: 3, rows: ['10', '01'] }, 'n: is 3, but there are 2 rows'],
    [{ rows: Array(257).fill('') }, 'rows: has 257 rows; the limit is 256'],
    [{ rows: ['1'], ensembleMean: 1 }, 'ensembleVariance: must be a finite number'],
    [{ rows: ['1'], ensembleMean: 1, ensembleVariance: -1 }, 'ensembleVariance: must not be below 0'],
    [{ rows: ['1'], sampler: 'best' }, 'sampler: "best" is not known; known: rasmussen, plain, godsil-gutman'],
  ])('complains of %j', (value, expected) => {
    expect(complaint(() => readPermanent(value))).toBe(expected);
  });

  it('throws nothing but field errors', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (rows, other) => {
        complaint(() => readPermanent(rows));
        complaint(() => readPermanent({ rows, ensembleMean: other }));
        complaint(() => readPermanent({ rows: [rows, other] }));
      }),
    );
    expect(complaint(() => readPermanent({ rows: [[[]]] }))).toBe('rows[0][0]: must be a finite number');
  });
});

describe('a matrix from a table', () => {
  it.each([
    ['1,2\n3,4'],
    ['1;2\r\n3;4\r\n'],
    ['1\t2\n3\t4\n\n'],
    ['  1   2\n3 4 '],
    ['\uFEFF1, 2\n\n 3, +4.0'],
    ['"1","2e0"\r"3","4."'],
  ])('%j', (text) => {
    const { n, entries, drawn } = readMatrixCsv(text);
    expect([n, ...entries, drawn]).toEqual([2, 1, 2, 3, 4, false]);
  });

  it.each([
    ['', 'rows: is empty; it needs at least one row'],
    ['1,2\n3', 'rows[1]: has 1 entries (line 2), but there are 2 rows'],
    ['1,2,3\n\n4,5,6', 'rows[0]: has 3 entries (line 1), but there are 2 rows'],
    ['1,2\n\n3,x', 'rows[1][1]: "x" is not a number (line 3, column 2)'],
    ['1,2\n,4', 'rows[1][0]: is empty (line 2, column 1)'],
    ['1,0x10\n3,4', 'rows[0][1]: "0x10" is not a number (line 1, column 2)'],
    ['1,1e999\n3,4', 'rows[0][1]: must be a finite number'],
    ['1,1e200\n3,4', 'rows[0][1]: must be 0 or between 1e-100 and 1e+100 in size'],
    ['1\n'.repeat(257), 'rows: has 257 rows; the limit is 256'],
    [' '.repeat(4000001), ': has 4000001 characters; the limit is 4000000'],
  ])('complains of %#', (text, expected) => {
    expect(complaint(() => readMatrixCsv(text))).toBe(expected);
  });

  it('is read as it was written', () => {
    const numbers = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((x) => (Math.abs(x) < 1e-9 ? 0 : x));
    fc.assert(
      fc.property(
        fc.array(numbers, { minLength: 9, maxLength: 9 }),
        fc.constantFrom(',', ';', '\t', ' '),
        (all, by) => {
          const rows = [0, 3, 6].map((start) =>
            all
              .slice(start, start + 3)
              .map(String)
              .join(by),
          );
          expect([...readMatrixCsv(rows.join('\n')).entries]).toEqual(all);
        },
      ),
    );
  });
});

describe('what is noted', () => {
  it('is that nobody says what entries were drawn from', () => {
    expect(codes({ rows: ['11', '11'] })).toEqual(['not-random']);
    expect(codes({ rows: ['11', '11'], ensembleMean: 0.5, ensembleVariance: 0.25 })).toEqual([]);
    const zero = finish(zeroEstimator.run(readPermanent({ rows: ['11', '11'] }), {}));
    expect(zero.notes.map(({ code }) => code)).toEqual(['not-random']);
  });

  it('is a negative value of entries that are not, and no other', () => {
    const rows = ['0101010', '0100111', '0000011', '0000011', '1100010', '1100011', '1101001'];
    expect(codes({ rows })).toEqual(['not-random', 'negative']);
    expect(
      codes({
        rows: [
          [-1, 2],
          [2, 3],
        ],
      }),
    ).toEqual(['not-random']);
  });

  it('is a value above 1 of entries that are not, and a value that is no number', () => {
    const of = (rows: readonly string[] | readonly number[][], value: number): string[] => {
      const matrix = readPermanent({ rows, ensembleMean: 0, ensembleVariance: 1 });
      return notesOn(matrix, plain(Float64Array.of(value))).map(({ code }) => code);
    };
    expect(of(['11', '11'], 1.5)).toEqual(['above-one']);
    expect(of(['11', '11'], 1 + 1e-12)).toEqual([]);
    const two = [
      [2, 1],
      [1, 2],
    ];
    expect(of(two, 1.5)).toEqual([]);
    expect(of(two, NaN)).toEqual(['not-finite']);
  });

  it('is that too many sets of columns would be kept, and there is no number then', () => {
    const matrix = readPermanent({ rows: Array(60).fill('1'.repeat(60)) });
    const options = { degree: 6, lines: 'rows' } as const;
    const { value, notes } = finish(degreeEstimator.run(matrix, options));
    expect(value.mantissa[0]).toBeNaN();
    expect(notes).toEqual([{ stage: 0, code: 'too-large', amount: 50063860 }]);
    const { field, reason } = degreeEstimator.refusal!(matrix, options)!;
    expect(`${field}: ${reason}`).toBe(
      'options.degree: 6 would keep 50063860 sets of columns at n = 60; the limit is 1000000',
    );
    expect(degreeEstimator.refusal!(matrix, { degree: 3, lines: 'both' })).toBeUndefined();
  });
});
