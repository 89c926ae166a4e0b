import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coefficientSize,
  constraintOf,
  isSatisfied,
  type Literal,
  satisfiedShare,
  squaredCoefficient,
} from './constraint.ts';
import { KINDS, truths } from './testing/formulas.ts';

const sign = fc.constantFrom(1 as const, -1 as const);
/** Any literals of three variables. */
const clauses: fc.Arbitrary<Literal[]> = fc.array(fc.record({ variable: fc.nat(2), sign }), { maxLength: 5 });

/** What a constraint says, from its literals and not from its merged form. */
function holds(kind: (typeof KINDS)[number], clause: readonly Literal[], truth: readonly boolean[]): boolean {
  const values = clause.map(({ variable, sign }) => truth[variable] === sign > 0);
  if (kind === 'sat') return values.some(Boolean);
  if (kind === 'nae') return values.some(Boolean) && !values.every(Boolean);
  return values.filter((value) => !value).length % 2 === 0;
}

describe.each(KINDS)('a constraint of %s', (kind) => {
  it('holds where its literals say so, repeated or not', () => {
    fc.assert(
      fc.property(clauses, (clause) => {
        const constraint = constraintOf(kind, clause);
        for (const truth of truths(3)) expect(isSatisfied(kind, constraint, truth)).toBe(holds(kind, clause, truth));
      }),
    );
  });

  it.each([2, 3, 4, 5])('of %d variables has the Fourier coefficients of its table', (r) => {
    const clause = Array.from({ length: r }, (_, variable): Literal => ({ variable, sign: variable % 2 ? 1 : -1 }));
    const constraint = constraintOf(kind, clause);
    for (const set of truths(r)) {
      let sum = 0;
      for (const truth of truths(r)) {
        const character = truth.reduce((product, value, v) => (set[v] && !value ? -product : product), 1);
        if (isSatisfied(kind, constraint, truth)) sum += character;
      }
      const [coefficient, size] = [sum / 2 ** r, set.filter(Boolean).length];
      expect(coefficient * coefficient).toBeCloseTo(squaredCoefficient(kind, r, size), 15);
      expect(size > 0 || coefficient === satisfiedShare(kind, r)).toBe(true);
      expect(size === 0 || coefficient === 0 || Math.abs(coefficient) === coefficientSize(kind, r)).toBe(true);
    }
  });
});

it('is constant where no variable matters', () => {
  const [x, notX]: Literal[] = [{ variable: 0, sign: 1 }, { variable: 0, sign: -1 }]; // prettier-ignore
  expect(constraintOf('sat', []).constant).toBe(0);
  expect(constraintOf('sat', [x!, notX!]).constant).toBe(1);
  expect(constraintOf('nae', [x!, x!]).constant).toBe(0);
  expect(constraintOf('nae', [x!, notX!, x!]).constant).toBe(1);
  expect(constraintOf('xor', []).constant).toBe(1);
  expect(constraintOf('xor', [x!, notX!]).constant).toBe(0);
});
