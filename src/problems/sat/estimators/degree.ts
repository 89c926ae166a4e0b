import type { Estimate, Estimator, LevelBelief, Note, Refusal, Step, Work } from '../../contract.ts';
import type { Values } from '../../schema.ts';
import { type Binary, plus, root, scaledOf, times, ZERO } from '../binary.ts';
import { type Formula, widestConstraint } from '../instance.ts';
import { degreeMethod, type DegreeOptions } from '../methods.ts';
import { openSchedule, type Schedule, type Turn, turnsBeforeContradiction, wholeSchedule } from '../schedule.ts';
import { type LevelRow, tailRows } from '../tail.ts';
import { Head } from './head.ts';
import { stateSize } from './levels.ts';
import { outcomeNotes } from './notes.ts';
import { effectiveDegree } from './patterns.ts';
import { parityFlops } from './parity-kernel.ts';
import { rankOneFlops } from './rank-one-kernel.ts';

/** Numbers that one run may hold: 1 GiB. */
const MOST_NUMBERS = 134_217_728;
const GIB = 1_073_741_824;

type Options = Values<DegreeOptions>;

/** The schedule of a run, and the degree that makes a difference in it. */
function planOf(formula: Formula, { degree, order }: Options): { schedule: Schedule; degree: number } {
  const schedule = order === 'natural' ? wholeSchedule(formula) : openSchedule(formula, order);
  return { schedule, degree: effectiveDegree(formula.kind, degree, schedule.places) };
}

/** Operations of one turn: additions, subtractions, products. A constraint without variables takes none. */
function turnFlops({ kind }: Formula, { places, others, constant }: Turn, degree: number): number {
  if (constant !== undefined) return 0;
  return kind === 'xor'
    ? parityFlops(places.length, others.length, degree)
    : rankOneFlops(kind, places.length, others.length, degree);
}

function flops(formula: Formula, options: Options): number {
  const { schedule, degree } = planOf(formula, options);
  return turnsBeforeContradiction(schedule).reduce((sum, turn) => sum + turnFlops(formula, turn, degree), 0);
}

/** A run whose coefficients would not fit into the memory allowed. */
function refusal(formula: Formula, options: Options): Refusal | undefined {
  const { schedule, degree } = planOf(formula, options);
  const numbers = stateSize(schedule.places, degree);
  if (numbers <= MOST_NUMBERS) return undefined;
  const reason = `${options.degree} would take ${((8 * numbers) / GIB).toFixed(1)} GiB of memory for ${schedule.places} variables at a time; the limit is 1.0 GiB`;
  return { field: 'options.degree', reason, note: { stage: 0, code: 'too-large', amount: 8 * numbers } };
}

/** Squared error expected from what one constraint lost on the levels above d, by the tail behind it (random-sat §7). */
function expectedLoss(lost: Float64Array, degree: number, { values, exponent }: LevelRow, scale: Binary): Binary {
  let sum = 0;
  for (let i = 0; i < lost.length && degree + 1 + i < values.length; i++) sum += lost[i]! * values[degree + 1 + i]!;
  return times(times(scale, scale), { value: sum, exponent });
}

/**
 * Tails of the random ensemble: row t has t constraints to come. In frontier order the tail is no such ensemble any more;
 * the prediction is calibrated there all the same, which a test holds against exact values.
 */
function tailsOf(formula: Formula, turns: readonly Turn[], degree: number): Work<never, readonly LevelRow[]> {
  const widths = turns.map(({ places }) => places.length);
  return tailRows(formula.kind, formula.variables, widths, degree + 1 + widestConstraint(formula));
}

function* run(formula: Formula, options: Options): Work<Step<LevelBelief>, Estimate> {
  const trouble = refusal(formula, options);
  if (trouble) return { value: { mantissa: Float64Array.of(NaN), log: 0 }, notes: [trouble.note] };
  const { schedule, degree } = planOf(formula, options);
  const turns = turnsBeforeContradiction(schedule);
  const head = new Head(formula.kind, schedule.places, degree);
  yield null;
  const tails = yield* tailsOf(formula, turns, degree);
  let squaredError = ZERO;
  for (const [stage, turn] of turns.entries()) {
    const before = head.unit();
    const lost = turn.constant === undefined ? yield* head.multiply(turn) : new Float64Array();
    const label = `clause ${turn.constraint + 1}`;
    const read = (): LevelBelief => head.beliefWith(lost, before);
    yield { kind: 'deduction', stage, label, flops: turnFlops(formula, turn, degree), read };
    squaredError = plus(squaredError, expectedLoss(lost, degree, tails[turns.length - 1 - stage]!, before));
    yield* head.close(turn);
    yield { kind: 'projection', stage, label, flops: 0, read: () => head.beliefWithout(lost, before) };
    yield* head.rest();
  }
  const value = turns.length < schedule.turns.length ? ZERO : head.value();
  const notes: Note[] = outcomeNotes(formula, value, turns.length);
  return { value: scaledOf(value), predictedError: scaledOf(root(squaredError)), notes };
}

/**
 * Deduction and projection onto the levels ≤ d of the Fourier basis (random-sat §3, §4). Operations are those of the estimate
 * itself, without its predicted error.
 */
export const degreeEstimator: Estimator<Formula, DegreeOptions, LevelBelief> = {
  ...degreeMethod,
  flops,
  refusal,
  run,
};
