import type { Formula } from './instance.ts';
import type { OrderName } from './order-name.ts';
import { occurrences, orderOf } from './order.ts';

/**
 * One constraint's turn. Variables have places, which sets of variables are written in; where a variable is finished its
 * place becomes free for another.
 */
export interface Turn {
  /** Index of the constraint in the formula. */
  readonly constraint: number;
  /** Places of its variables, ascending, and the sign of each. */
  readonly places: Int32Array;
  readonly signs: Int8Array;
  /** Taken places that are not its own, ascending. */
  readonly others: Int32Array;
  /** Those of `places` whose variable no later constraint has. A set with one of them never returns to ∅. */
  readonly closing: Int32Array;
  /** The value of a constraint without variables. */
  readonly constant?: 0 | 1;
}

/** All turns, and how many places there have to be. */
export interface Schedule {
  readonly places: number;
  readonly turns: readonly Turn[];
}

interface Placed {
  readonly place: number;
  readonly sign: number;
  readonly last: boolean;
}

function turnOf(constraint: number, placed: readonly Placed[], others: Int32Array, constant: 0 | 1 | undefined): Turn {
  const sorted = [...placed].sort((a, b) => a.place - b.place);
  return {
    constraint,
    places: Int32Array.from(sorted, ({ place }) => place),
    signs: Int8Array.from(sorted, ({ sign }) => sign),
    others,
    closing: Int32Array.from(
      sorted.filter(({ last }) => last),
      ({ place }) => place,
    ),
    ...(constant !== undefined && { constant }),
  };
}

/** Numbers below `count` that are not in `own`, which is ascending. */
function complement(own: readonly number[], count: number): Int32Array {
  const rest = new Int32Array(count - own.length);
  for (let v = 0, j = 0, i = 0; v < count; v++) {
    if (v === own[j]) j++;
    else rest[i++] = v;
  }
  return rest;
}

/** Every variable has its own place for good, and nothing is ever finished. */
function everything(formula: Formula, order: Int32Array): Schedule {
  const turns = Array.from(order, (constraint) => {
    const { variables, signs, constant } = formula.constraints[constraint]!;
    const placed = variables.map((place, j) => ({ place, sign: signs[j]!, last: false }));
    return turnOf(constraint, placed, complement(variables, formula.variables), constant);
  });
  return { places: formula.variables, turns };
}

/** Places that are handed out lowest first and taken back. */
class Places {
  private readonly taken: boolean[] = [];

  /** How many there are, taken or free. */
  get count(): number {
    return this.taken.length;
  }

  take(): number {
    const free = this.taken.indexOf(false);
    const place = free < 0 ? this.taken.length : free;
    this.taken[place] = true;
    return place;
  }

  free(place: number): void {
    this.taken[place] = false;
  }

  /** Taken places beside `own`, ascending. */
  beside(own: readonly number[]): Int32Array {
    const rest: number[] = [];
    for (let place = 0; place < this.taken.length; place++) {
      if (this.taken[place] && !own.includes(place)) rest.push(place);
    }
    return Int32Array.from(rest);
  }
}

/**
 * Only open variables, begun and not finished, have places: no other can occur in a set that matters (random-sat §9). That
 * changes no estimate and keeps what is remembered small.
 */
function openOnly(formula: Formula, order: Int32Array): Schedule {
  const left = occurrences(formula);
  const places = new Places();
  const placeOf = new Map<number, number>();
  const turns = Array.from(order, (constraint) => {
    const { variables, signs, constant } = formula.constraints[constraint]!;
    const placed = variables.map((variable, j) => {
      const place = placeOf.get(variable) ?? places.take();
      placeOf.set(variable, place);
      left[variable]! -= 1;
      return { place, sign: signs[j]!, last: left[variable] === 0 };
    });
    const others = places.beside(placed.map(({ place }) => place));
    for (const { place, last } of placed) if (last) places.free(place);
    return turnOf(constraint, placed, others, constant);
  });
  return { places: places.count, turns };
}

const whole = new WeakMap<Formula, Schedule>();
const open = new WeakMap<Formula, Partial<Record<OrderName, Schedule>>>();

/** The turns in natural order with all n variables throughout, as published. */
export function wholeSchedule(formula: Formula): Schedule {
  const schedule = whole.get(formula) ?? everything(formula, orderOf(formula, 'natural'));
  whole.set(formula, schedule);
  return schedule;
}

/** The turns in an order with the open variables alone. */
export function openSchedule(formula: Formula, name: OrderName): Schedule {
  const schedules = open.get(formula) ?? {};
  open.set(formula, schedules);
  return (schedules[name] ??= openOnly(formula, orderOf(formula, name)));
}

/** The turns before the first constraint that nothing satisfies: with it the product is 0. */
export function turnsBeforeContradiction({ turns }: Schedule): readonly Turn[] {
  const end = turns.findIndex(({ constant }) => constant === 0);
  return end < 0 ? turns : turns.slice(0, end);
}
