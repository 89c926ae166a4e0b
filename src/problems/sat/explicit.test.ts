import { describe, expect, it } from 'vitest';
import { FieldError } from '../field-error.ts';
import { readSat } from './explicit.ts';

const small = { kind: 'sat', k: 2, n: 3, m: 2, vars: [[0, 2], [1, 1]], signs: [[1, -1], [-1, -1]] }; // prettier-ignore

function complaint(value: unknown): string {
  try {
    readSat(value);
    return '';
  } catch (error) {
    if (error instanceof FieldError) return error.message;
    throw error;
  }
}

describe('a formula from a file', () => {
  it('has its constraints, repeated variables merged', () => {
    expect(readSat({ ...small, id: 'x', estimates: {} })).toEqual({
      kind: 'sat',
      variables: 3,
      sampler: 'parallel',
      drawn: false,
      constraints: [
        { variables: [0, 2], signs: [1, -1] },
        { variables: [1], signs: [-1] },
      ],
    });
    expect(readSat({ ...small, sampler: 'scalar' }).sampler).toBe('scalar');
    expect(readSat({ kind: 'xor', n: 0, vars: [], signs: [] }).constraints).toEqual([]);
  });

  it('may have clauses of different lengths where no k is announced', () => {
    const mixed = { kind: 'nae', n: 3, vars: [[0, 1, 2], [2]], signs: [[1, 1, 1], [1]] };
    expect(readSat(mixed).constraints.map(({ variables }) => variables.length)).toEqual([3, 0]);
    expect(complaint({ ...mixed, k: 3 })).toBe('vars[1]: has 1 entries, expected k = 3');
  });

  it.each([
    [null, ': must be an object with vars and signs'],
    [{ ...small, kind: 'cnf' }, 'kind: "cnf" is not known; known: sat, nae, xor'],
    [{ ...small, n: -1 }, 'n: must be a whole number from 0 to 1000'],
    [{ ...small, n: 1e9 }, 'n: must be a whole number from 0 to 1000'],
    [{ ...small, vars: null }, 'vars: must be a list'],
    [{ ...small, m: 3 }, 'm: is 3, but there are 2'],
    [{ ...small, signs: [[1, 1]] }, 'signs: has 1 entries, expected 2, one a clause'],
    [{ ...small, signs: [[1, 1], [1]] }, 'signs[1]: has 1 entries, expected 2, one a variable'],
    [
      {
        ...small,
        signs: [
          [1, 1],
          [1, 0],
        ],
      },
      'signs[1][1]: must be 1 or -1',
    ],
    [{ ...small, vars: [[0, 3], [1, 1]] }, 'vars[0][1]: must be a whole number from 0 to 2'], // prettier-ignore
    [{ ...small, vars: [[0, 0.5], [1, 1]] }, 'vars[0][1]: must be a whole number from 0 to 2'], // prettier-ignore
    [{ ...small, vars: [[0, 1], 7] }, 'vars[1]: must be a list'],
    [{ ...small, vars: new Array(20001).fill([]) }, 'vars: has 20001 entries; at most 20000 are read'],
    [{ ...small, vars: [new Array(13).fill(0)], signs: [[]], m: 1 }, 'vars[0]: has 13 entries; at most 12 are read'],
    [{ ...small, sampler: 'quick' }, 'sampler: "quick" is not known; known: parallel, scalar'],
  ])('complains of the field: %#', (value, message) => {
    expect(complaint(value)).toBe(message);
  });
});
