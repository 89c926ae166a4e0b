import { type Formula, isContradictory } from '../instance.ts';

/** A formula as samplers read it: constraints without variables are left out, unless one can never be satisfied. */
export interface Compiled {
  readonly variables: number;
  readonly isContradictory: boolean;
  /** Constraint c has the literals starts[c] … starts[c + 1] − 1. */
  readonly starts: Int32Array;
  readonly literals: Int32Array;
  /** For each literal 0 where it is positive and −1, all bits, where it is negated. */
  readonly flips: Int32Array;
}

function compile(formula: Formula): Compiled {
  const open = formula.constraints.filter(({ constant }) => constant === undefined);
  const starts = new Int32Array(open.length + 1);
  for (const [c, { variables }] of open.entries()) starts[c + 1] = starts[c]! + variables.length;
  return {
    variables: formula.variables,
    isContradictory: isContradictory(formula),
    starts,
    literals: Int32Array.from(open.flatMap(({ variables }) => variables)),
    flips: Int32Array.from(open.flatMap(({ signs }) => signs.map((sign) => (sign > 0 ? 0 : -1)))),
  };
}

const known = new WeakMap<Formula, Compiled>();

/** The compiled form of a formula, made once. */
export function compiledOf(formula: Formula): Compiled {
  const compiled = known.get(formula) ?? compile(formula);
  known.set(formula, compiled);
  return compiled;
}
