import type { Exact, ExactAlgorithm, Work } from '../../contract.ts';
import { type Formula, isContradictory } from '../instance.ts';
import { type Schedule, openSchedule, type Turn } from '../schedule.ts';
import { exactProbability } from './result.ts';
import { violations } from './violations.ts';

/** Open variables at a time, at most: a table of 2^24 doubles, 128 MiB. */
const WIDEST = 24;
/** Entries between two pauses. */
const PAUSE = 1_048_576;

/**
 * The probability that a random assignment of the finished variables satisfies the constraints so far, for every
 * assignment of the open ones: entry a is for the variables in the places of a's bits being false.
 */
class Table {
  private readonly entries: Float64Array;
  private size = 1;
  /** Taken places; bit b of an entry's number belongs to the b-th of them. */
  private readonly open: number[] = [];

  constructor(widest: number) {
    this.entries = new Float64Array(1 << widest);
    this.entries[0] = 1;
  }

  /** Doubles the table for a place that is not open yet. */
  private *begin(place: number): Work<never, void> {
    const { entries, open, size } = this;
    if (open.includes(place)) return;
    for (let from = 0; from < size; from += PAUSE) {
      entries.copyWithin(size + from, from, Math.min(from + PAUSE, size));
      yield null;
    }
    this.size = 2 * size;
    open.push(place);
  }

  /** Sets the entries that violate a constraint to 0. */
  private *strike(places: Int32Array, pattern: number): Work<never, void> {
    const { entries, open, size } = this;
    const bits = Array.from(places, (place) => 1 << open.indexOf(place));
    const mask = bits.reduce((sum, bit) => sum | bit, 0);
    const wanted = bits.reduce((sum, bit, j) => ((pattern >> j) & 1 ? sum | bit : sum), 0);
    const free = (size - 1) & ~mask;
    let sub = 0;
    let touched = 0;
    do {
      entries[sub | wanted] = 0;
      sub = ((sub | ~free) + 1) & free;
      if (++touched % PAUSE === 0) yield null;
    } while (sub !== 0);
  }

  /** Averages over a variable that no later constraint has. */
  private *finish(place: number): Work<never, void> {
    const { entries, open } = this;
    const at = open.indexOf(place);
    const bit = 1 << at;
    this.size /= 2;
    for (let a = 0; a < this.size; a++) {
      // The numbers without the bit, in ascending order; each is read before it is overwritten.
      const low = ((a & -bit) << 1) | (a & (bit - 1));
      entries[a] = 0.5 * (entries[low]! + entries[low | bit]!);
      if (a % PAUSE === PAUSE - 1) yield null;
    }
    open.splice(at, 1);
  }

  *take({ places, closing }: Turn, patterns: readonly number[]): Work<never, void> {
    for (const place of places) yield* this.begin(place);
    for (const pattern of patterns) yield* this.strike(places, pattern);
    for (const place of closing) yield* this.finish(place);
  }

  /** The probability, when all variables are finished. */
  result(): number {
    return this.entries[0]!;
  }
}

function* fill(formula: Formula, { places, turns }: Schedule): Work<never, Exact> {
  if (isContradictory(formula)) return exactProbability(0);
  const table = new Table(places);
  for (const turn of turns) {
    const constraint = formula.constraints[turn.constraint]!;
    if (constraint.constant !== undefined) continue;
    // Places are sorted, and signs with them: patterns are over places.
    const patterns = violations(formula.kind, { variables: [...turn.places], signs: [...turn.signs] });
    yield* table.take(turn, patterns);
    yield null;
  }
  return exactProbability(table.result());
}

/** Operations for an entry that is read or written far apart from the last. */
const ENTRY = 4;

/** The table of each turn, and as much for every variable that is finished. */
function costOf({ turns }: Schedule): number {
  return turns.reduce((sum, { places, others, closing }) => {
    const entries = 1 << (places.length + others.length);
    return sum + ENTRY * entries * (1 + closing.length);
  }, 0);
}

/** A table over the open variables in frontier order (random-sat §10): exact, with 2^(open variables) entries. */
export function frontierTable(formula: Formula): ExactAlgorithm | undefined {
  const schedule = openSchedule(formula, 'frontier');
  if (schedule.places > WIDEST) return undefined;
  return { name: 'table over the frontier', cost: costOf(schedule), run: () => fill(formula, schedule) };
}
