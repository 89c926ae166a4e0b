import { fold, key } from '../../../numerics/rng/key.ts';
import { fillWords32 } from '../../../numerics/rng/words32.ts';
import type { Exact, ExactAlgorithm, Work } from '../../contract.ts';
import { type Formula, isContradictory } from '../instance.ts';
import { type Component, Residual } from './residual.ts';
import { exactProbability, halvedTimes } from './result.ts';
import { branchingCost, expectedBranchings } from './search-cost.ts';

/** Components remembered at a time: some 200 MB. Beyond them all are forgotten, and the search goes on. */
const MOST_KNOWN = 1_000_000;
/** Branchings between two pauses. */
const PAUSE = 128;
/** A search is given up after so many times the branchings expected of it, … */
const PATIENCE = 16;
/** … but never before so many. */
const LEAST_BUDGET = 100_000;
/** Random descents that then take its place. */
const PROBES = 4096;

/** Fair coins that are the same in every run. */
class Coins {
  private readonly words = new Uint32Array(256);
  private used = 0;

  /** +1 or −1. */
  flip(): number {
    const at = (this.used >> 5) % this.words.length;
    if (this.used % (32 * this.words.length) === 0) {
      fillWords32(this.words, fold(key(0), 'probe', this.used / (32 * this.words.length)));
    }
    const bit = (this.words[at]! >>> (this.used & 31)) & 1;
    this.used++;
    return 2 * bit - 1;
  }
}

/** A search with what it remembers. */
class Search {
  private branchings = 0;
  private readonly residual: Residual;
  private readonly budget: number;
  private readonly coins = new Coins();
  private readonly known = new Map<string, number>();

  constructor(residual: Residual, budget: number) {
    [this.residual, this.budget] = [residual, budget];
  }

  /** Whether results are no longer exact but one draw of an unbiased estimate. */
  get isSpent(): boolean {
    return this.branchings > this.budget;
  }

  /**
   * The probability that a random assignment of its variables satisfies a component. Once the budget is spent, one of the two
   * branches stands for both: twice its part, by a fair coin, has the right expectation, and parts that share no variable are
   * drawn independently.
   */
  private *solve({ variables, name }: Component): Work<never, number> {
    const before = this.known.get(name);
    if (before !== undefined) return before;
    if (++this.branchings % PAUSE === 0) yield null;
    const variable = this.residual.busiest(variables);
    if (this.isSpent) return 2 * (yield* this.under(variable, this.coins.flip(), variables));
    const sum = (yield* this.under(variable, 1, variables)) + (yield* this.under(variable, -1, variables));
    if (!this.isSpent) this.remember(name, sum);
    return sum;
  }

  private remember(name: string, value: number): void {
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(name, value);
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

/** Mean of independent unbiased draws with its squared standard error. */
function* probe(search: Search, share: number, among: readonly number[]): Work<never, Exact> {
  let [mean, squares] = [0, 0];
  for (let i = 1; i <= PROBES; i++) {
    const delta = share * (yield* search.product(among)) - mean;
    mean += delta / i;
    squares += (delta * delta * (i - 1)) / i;
    yield null;
  }
  return { ...exactProbability(Math.min(1, mean)), squaredError: squares / (PROBES - 1) / PROBES };
}

/** The search with a budget of branchings, after which its result has an error. */
export function* searchWithin(formula: Formula, budget: number): Work<never, Exact> {
  const residual = new Residual(formula);
  if (isContradictory(formula) || !residual.start()) return exactProbability(0);
  const all = Array.from({ length: formula.variables }, (_, variable) => variable);
  const share = halvedTimes(1, residual.depth);
  const search = new Search(residual, budget);
  const product = yield* search.product(all);
  return search.isSpent ? yield* probe(search, share, all) : exactProbability(share * product);
}

/**
 * Component-caching search (random-sat §10): P(F) = ½P(F|x) + ½P(F|¬x), a product over components that share no variable. Should
 * it take far longer than formulas of such size do, it is given up for the mean of random descents that end in what it
 * has found out (Knuth's estimator of search trees, 1975), with their error. For `sat` and `nae`.
 */
export function dpll(formula: Formula): ExactAlgorithm | undefined {
  if (formula.kind === 'xor') return undefined;
  const branchings = expectedBranchings(formula);
  const budget = Math.max(LEAST_BUDGET, PATIENCE * branchings);
  return {
    name: 'search with remembered components',
    cost: branchings * branchingCost(formula),
    run: () => searchWithin(formula, budget),
  };
}
