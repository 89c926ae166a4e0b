import type { Exact, ExactAlgorithm, Work } from '../../contract.ts';
import { type Formula, isContradictory } from '../instance.ts';
import { type Component, Residual } from './residual.ts';
import { exactProbability, halvedTimes } from './result.ts';

/** Components remembered at a time: some 200 MB. Beyond them all are forgotten, and the search goes on. */
const MOST_KNOWN = 1_000_000;
/** Branchings between two pauses. */
const PAUSE = 256;

/** A search with what it remembers. */
export class Search {
  branchings = 0;
  private readonly residual: Residual;
  private readonly known = new Map<string, number>();

  constructor(residual: Residual) {
    this.residual = residual;
  }

  /** The probability that a random assignment of its variables satisfies a component. */
  private *solve({ variables, name }: Component): Work<never, number> {
    const before = this.known.get(name);
    if (before !== undefined) return before;
    if (++this.branchings % PAUSE === 0) yield null;
    const variable = this.residual.busiest(variables);
    const sum = (yield* this.under(variable, 1, variables)) + (yield* this.under(variable, -1, variables));
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(name, sum);
    return sum;
  }

  /** The part of a component's probability where a variable has a value. */
  private *under(variable: number, value: number, among: readonly number[]): Work<never, number> {
    const { depth } = this.residual;
    const isFine = this.residual.assign(variable, value);
    const share = halvedTimes(1, this.residual.depth - depth);
    const result = isFine ? share * (yield* this.product(among)) : 0;
    this.residual.undo(depth);
    return result;
  }

  /** The probability that what is left of some variables' clauses is satisfied: a product over components. */
  *product(among: readonly number[]): Work<never, number> {
    let product = 1;
    for (const component of this.residual.components(among)) {
      if (product > 0) product *= yield* this.solve(component);
    }
    return product;
  }
}

function* run(formula: Formula): Work<never, Exact> {
  const residual = new Residual(formula);
  if (isContradictory(formula) || !residual.start()) return exactProbability(0);
  const all = Array.from({ length: formula.variables }, (_, variable) => variable);
  const share = halvedTimes(1, residual.depth);
  return exactProbability(share * (yield* new Search(residual).product(all)));
}

/** Component-caching search (random-sat §10): P(F) = ½P(F|x) + ½P(F|¬x), a product over components that share no variable. */
export function dpll(formula: Formula): ExactAlgorithm | undefined {
  if (formula.kind === 'xor') return undefined;
  return { name: 'search with remembered components', cost: 0, run: () => run(formula) };
}
