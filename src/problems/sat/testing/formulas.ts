import { fold, key } from '../../../numerics/rng/key.ts';
import { fillWords32 } from '../../../numerics/rng/words32.ts';
import { isSatisfied, type Literal } from '../constraint.ts';
import { type Formula, formulaOf } from '../instance.ts';

/** All kinds of constraints. */
export const KINDS = ['sat', 'nae', 'xor'] as const;

/** All assignments of some variables: bit v of the a-th is whether v is true. */
export function truths(variables: number): readonly (readonly boolean[])[] {
  return Array.from({ length: 1 << variables }, (_, a) =>
    Array.from({ length: variables }, (__, v) => ((a >> v) & 1) === 1),
  );
}

/** Limits of a formula for tests. */
export interface Limits {
  readonly variables: number;
  readonly clauses: number;
  readonly literals: number;
}

/**
 * A formula by number, of at least one variable: of any kind, with clauses of different lengths and variables that are
 * repeated in them; clauses have two literals or more, so that few are constant.
 */
export function anyFormula(seed: number, { variables: most, clauses, literals }: Limits): Formula {
  const words = new Uint32Array(3 + clauses * (1 + 2 * literals));
  fillWords32(words, fold(key(seed), 'formula'));
  let at = 0;
  const below = (bound: number): number => words[at++]! % bound;
  const kind = KINDS[below(3)]!;
  const variables = 1 + below(most);
  const list = Array.from({ length: below(clauses + 1) }, () =>
    Array.from({ length: 2 + below(literals - 1) }, (): Literal => {
      return { variable: below(variables), sign: below(2) === 1 ? 1 : -1 };
    }),
  );
  return formulaOf({ kind, variables }, list);
}

/** The share of satisfying assignments, one after another. */
export function countedShare({ kind, variables, constraints }: Formula): number {
  const all = truths(variables);
  return all.filter((truth) => constraints.every((each) => isSatisfied(kind, each, truth))).length / all.length;
}
