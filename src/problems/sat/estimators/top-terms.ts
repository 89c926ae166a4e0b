import { COST } from '../../../numerics/special/cost.ts';
import { log } from '../../../numerics/special/log.ts';
import type { Estimate, Estimator, LevelBelief, Refusal, Step, Work } from '../../contract.ts';
import type { Values } from '../../schema.ts';
import { scaledOf, ZERO } from '../binary.ts';
import { coefficientSize, satisfiedShare } from '../constraint.ts';
import type { Formula } from '../instance.ts';
import { topTermsMethod, type TopTermsOptions } from '../methods.ts';
import { occurrences } from '../order.ts';
import { openSchedule, type Turn, turnsBeforeContradiction } from '../schedule.ts';
import { outcomeNotes } from './notes.ts';
import { sparseBlock } from './sparse-blocks.ts';
import { SparseHead, type SparseTurn } from './sparse-head.ts';

/** Numbers that one run may hold: 1 GiB. */
const MOST_NUMBERS = 134_217_728;
/** Operations of a score beside its logarithm: three of its own, and the weights' sum as one. */
const SCORE = 4;

type Options = Values<TopTermsOptions>;

/** What one turn may hold and costs. */
interface Charge {
  readonly flops: number;
  readonly numbers: number;
}

/** 2^x, or `most` where that is less. */
function power(x: number, most: number): number {
  return x > 30 ? most : Math.min(1 << x, most);
}

/** The pattern of a turn's variables that no later constraint has. */
function finishedPattern({ places, closing }: Turn): number {
  return places.reduce((pattern, place, j) => (closing.includes(place) ? pattern | (1 << j) : pattern), 0);
}

/**
 * Costs of all turns. Every place for a coefficient that may be taken counts as taken, and no two sets share a block unless
 * they must: an upper bound, reached where B is never exceeded and no coefficient vanishes. Scores are charged where a
 * choice may be necessary; choosing is free.
 */
function chargesOf(formula: Formula, { terms, order }: Options): readonly Charge[] {
  let held = 1;
  return turnsBeforeContradiction(openSchedule(formula, order)).map((turn) => {
    if (turn.constant !== undefined) return { flops: 0, numbers: 0 };
    const block = sparseBlock(formula.kind, turn.signs, finishedPattern(turn));
    const blocks = power(turn.others.length, held);
    const candidates = blocks * block.most;
    held = Math.min(terms, candidates);
    const scores = candidates > terms ? candidates * (COST.log + SCORE) : 0;
    return { flops: blocks * block.flops + scores + 1, numbers: blocks * (1 << turn.places.length) };
  });
}

function refusal(formula: Formula, options: Options): Refusal | undefined {
  const numbers = chargesOf(formula, options).reduce((most, charge) => Math.max(most, charge.numbers), 0);
  if (numbers <= MOST_NUMBERS) return undefined;
  const reason = `${options.terms} would take ${((8 * numbers) / 1_073_741_824).toFixed(1)} GiB of memory with constraints of so many variables; the limit is 1.0 GiB`;
  return { field: 'options.terms', reason, note: { stage: 0, code: 'too-large', amount: 8 * numbers } };
}

/** The turns with, for each, what is left of every variable behind it: r_v·w, w = F̂(T)²/F̂(∅)² (random-sat §9). */
class Remaining {
  private readonly formula: Formula;
  private readonly left: Int32Array;
  private readonly weights: Float64Array;

  constructor(formula: Formula) {
    this.formula = formula;
    this.left = occurrences(formula);
    this.weights = new Float64Array(formula.variables);
    for (const { variables } of formula.constraints) {
      for (const variable of variables) this.weights[variable]! += this.weightOf(variables.length);
    }
  }

  private weightOf(r: number): number {
    const ratio = coefficientSize(this.formula.kind, r) / satisfiedShare(this.formula.kind, r);
    return ratio * ratio;
  }

  /** Takes a constraint out of what remains. */
  after(constraint: number): SparseTurn {
    const { variables, signs } = this.formula.constraints[constraint]!;
    let finished = 0;
    for (const [j, variable] of variables.entries()) {
      this.left[variable]! -= 1;
      this.weights[variable]! -= this.weightOf(variables.length);
      if (this.left[variable] === 0) finished |= 1 << j;
    }
    return { variables, signs: Int8Array.from(signs), finished, weights: this.weights.map(log) };
  }
}

function* run(formula: Formula, options: Options): Work<Step<LevelBelief>, Estimate> {
  const trouble = refusal(formula, options);
  if (trouble) return { value: { mantissa: Float64Array.of(NaN), log: 0 }, notes: [trouble.note] };
  const schedule = openSchedule(formula, options.order);
  const turns = turnsBeforeContradiction(schedule);
  const charges = chargesOf(formula, options);
  const remaining = new Remaining(formula);
  const head = new SparseHead(formula, options.terms);
  for (const [stage, { constraint, constant }] of turns.entries()) {
    const turn = remaining.after(constraint);
    if (constant === undefined) yield* head.multiply(turn);
    const label = `clause ${constraint + 1}`;
    yield { kind: 'deduction', stage, label, flops: charges[stage]!.flops, read: () => head.belief() };
    const lost = yield* head.select(turn.weights);
    yield { kind: 'projection', stage, label, flops: 0, read: () => head.beliefWithout(lost) };
  }
  const value = turns.length < schedule.turns.length ? ZERO : head.value();
  return { value: scaledOf(value), notes: outcomeNotes(formula, value, turns.length) };
}

/**
 * Deduction and projection onto the B coefficients of highest score (random-sat §9). It predicts no error: the scores dropped
 * would be the obvious prediction, and mostly 1.5 to 20 times too small for 3-SAT, because what is kept was chosen by them.
 */
export const topTermsEstimator: Estimator<Formula, TopTermsOptions, LevelBelief> = {
  ...topTermsMethod,
  flops: (formula, options) => chargesOf(formula, options).reduce((sum, { flops }) => sum + flops, 0),
  refusal,
  run,
};
