import { fold, type Key } from '../../numerics/rng/key.ts';
import { fillWords32 } from '../../numerics/rng/words32.ts';
import type { Work } from '../contract.ts';
import { FieldError } from '../field-error.ts';
import type { Literal } from './constraint.ts';
import { type Formula, formulaOf } from './instance.ts';
import { constraintsOf, type SatParams } from './parameters.ts';

const TWO_32 = 4294967296;

/** A whole number below `bound` from a uniform word: ⌊word·bound/2³²⌋, uneven by less than bound/2³². */
function below(bound: number, word: number): number {
  return Math.floor((word * bound) / TWO_32);
}

/**
 * The first k entries of a shuffled 0 … n − 1 (Fisher and Yates), so that every ordered choice of distinct variables is
 * equally likely. `deck` is any permutation of 0 … n − 1 and stays one.
 */
function draw(deck: number[], k: number, words: Uint32Array): Literal[] {
  return Array.from({ length: k }, (_, j) => {
    const chosen = j + below(deck.length - j, words[j]!);
    const variable = deck[chosen]!;
    deck[chosen] = deck[j]!;
    deck[j] = variable;
    return { variable, sign: words[k]! & (1 << j) ? -1 : 1 };
  });
}

/**
 * A random formula (random-sat §1): m = ⌊αn + ½⌋ constraints, each on k distinct uniform variables with fair signs,
 * independent of one another. Constraint c is drawn from fold(key, 'clause', c), so that formulas that differ in density
 * alone share their first constraints.
 *
 * @throws FieldError for `clause` if there are fewer than k variables.
 */
export function* generateSat(params: SatParams, key: Key): Work<never, Formula> {
  const { variables, clause, kind, sampler } = params;
  if (clause > variables) {
    throw new FieldError('clause', `${clause} distinct variables cannot be drawn from ${variables}`);
  }
  const words = new Uint32Array(clause + 1);
  const clauses: Literal[][] = [];
  for (let index = 0; index < constraintsOf(params); index++) {
    fillWords32(words, fold(key, 'clause', index));
    const deck = Array.from({ length: variables }, (_, variable) => variable);
    clauses.push(draw(deck, clause, words));
    if (index % 512 === 511) yield null;
  }
  return formulaOf({ kind, variables, drawn: true, sampler }, clauses);
}
