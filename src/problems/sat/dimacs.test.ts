import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldError } from '../field-error.ts';
import type { Literal } from './constraint.ts';
import { readDimacs } from './dimacs.ts';
import { formulaOf } from './instance.ts';

function complaint(text: string): string {
  try {
    readDimacs(text);
    return '';
  } catch (error) {
    if (error instanceof FieldError) return error.message;
    throw error;
  }
}

/** Any file that says the same: with comments, blank lines and breaks wherever they may be. */
function write(variables: number, clauses: readonly (readonly Literal[])[], noise: readonly string[]): string {
  const tokens = clauses.flatMap((literals) => [
    ...literals.map(({ variable, sign }) => String(sign * (variable + 1))),
    '0',
  ]);
  const body = tokens.map((token, i) => token + (noise[i % noise.length] ?? ' ')).join('');
  return `c a comment\n\np cnf ${variables} ${clauses.length}\n${body}`;
}

describe('a formula in DIMACS CNF', () => {
  it('is what was written', () => {
    const literal = (variables: number): fc.Arbitrary<Literal> =>
      fc.record({ variable: fc.nat(variables - 1), sign: fc.constantFrom(1 as const, -1 as const) });
    const written = fc.integer({ min: 1, max: 40 }).chain((variables) =>
      fc.record({
        variables: fc.constant(variables),
        clauses: fc.array(fc.array(literal(variables), { maxLength: 6 }), { maxLength: 12 }),
        noise: fc.array(fc.constantFrom(' ', '\n', '  \t', '\r\n', '\nc 1 2 0\n', '\n\n'), {
          minLength: 1,
          maxLength: 5,
        }),
      }),
    );
    fc.assert(
      fc.property(written, ({ variables, clauses, noise }) => {
        expect(readDimacs(write(variables, clauses, noise))).toEqual(formulaOf({ kind: 'sat', variables }, clauses));
      }),
    );
  });

  it('may lack the last 0 and end with the mark of SATLIB', () => {
    const whole = readDimacs('p cnf 3 2\n1 -2 0\n3 0\n');
    expect(readDimacs('p  cnf 3  2\n1 -2 0 3')).toEqual(whole);
    expect(readDimacs('p cnf 3 2\n1 -2 0\n3 0\n%\n0\n\n')).toEqual(whole);
    expect(whole.constraints).toEqual([
      { variables: [0, 1], signs: [1, -1] },
      { variables: [2], signs: [1] },
    ]);
  });

  it.each([
    ['', 'end: comes before a header "p cnf …"'],
    ['c nothing\n', 'end: comes before a header "p cnf …"'],
    ['1 2 0', 'line 1: must be "p cnf", the number of variables and the number of clauses'],
    ['p dnf 2 1\n1 0', 'line 1: must be "p cnf", the number of variables and the number of clauses'],
    ['p cnf 1001 1\n1 0', 'line 1: announces 1001 variables; at most 1000 are read'],
    ['p cnf 10 20001\n1 0', 'line 1: announces 20001 clauses; at most 20000 are read'],
    ['p cnf 2 1\n\n1 3 0', 'line 3: "3" is no literal of 2 variables'],
    ['p cnf 2 1\n1 x 0', 'line 2: "x" is no literal of 2 variables'],
    ['p cnf 2 1\n1 1.5 0', 'line 2: "1.5" is no literal of 2 variables'],
    ['p cnf 2 1\n1 0\n2 0', 'line 3: has a clause beyond the 1 that are announced'],
    ['p cnf 2 3\n1 0\n2 0', 'end: has 2 clauses, 3 are announced'],
    [`p cnf 2 1\n${'1 '.repeat(13)}0`, 'line 2: has a clause of more than 12 literals'],
  ])('%j is refused', (text, message) => {
    expect(complaint(text)).toBe(message);
  });
});
