import { type Diagram, diagramsOn } from '../../../numerics/cumulants/diagrams.ts';
import { keptByFactoredForm } from '../../../numerics/cumulants/factored-diagrams.ts';
import { type PowerTerm, powerTermsOf } from '../../../numerics/cumulants/power-conversion.ts';
import { budgetOf } from '../../../numerics/cumulants/tracked.ts';
import type { Machine, Pausable } from '../../../numerics/tensor/machine.ts';
import type { Tensor } from '../../../numerics/tensor/tensor.ts';
import type { WickTable } from '../activations/wick.ts';
import { canonical, factor } from './canonical.ts';
import { Memo } from './memo.ts';
import { type CumulantSpec, dropsDiagrams } from './spec.ts';

/** Where an expansion finds slices of the preactivations' cumulants: canonical, zero where indices coincide. */
export interface SliceSource {
  slice(slice: readonly number[]): Pausable<Tensor>;
}

/** Diagrams by the orders of their derivatives, `2,1`. */
type Grouped = ReadonlyMap<string, readonly Diagram[]>;

const plans = new Map<string, Grouped>();

/** Whether a slice has diagrams of its own: of K different neurons in a form that drops what does not factor. */
function isTop({ order }: CumulantSpec, slice: readonly number[]): boolean {
  return slice.length === order && slice.every((value) => value === 1);
}

/** Generated once for each form, number of indices and set of orders that the input has. */
function groupedDiagrams(spec: CumulantSpec, orders: readonly number[], slice: readonly number[]): Grouped {
  const { order, variant } = spec;
  const filter = dropsDiagrams(spec) ? (isTop(spec, slice) ? 'top' : 'other') : 'none';
  const name = [order, variant, orders.join('+'), slice.length, filter].join();
  const known = plans.get(name);
  if (known) return known;
  const truncation = {
    budget: budgetOf(order, variant),
    has: (d: number) => orders.includes(d),
    largest: Math.max(...orders),
  };
  const groups = new Map<string, Diagram[]>();
  for (const diagram of diagramsOn(slice.length, truncation)) {
    if (filter !== 'none' && !keptByFactoredForm(diagram, slice, order)) continue;
    const key = String(diagram.derivatives);
    groups.set(key, [...(groups.get(key) ?? []), diagram]);
  }
  plans.set(name, groups);
  return groups;
}

const conversions = new Map<string, readonly PowerTerm[]>();

function conversionOf(slice: readonly number[]): readonly PowerTerm[] {
  const name = String(slice);
  const known = conversions.get(name) ?? powerTermsOf(slice);
  conversions.set(name, known);
  return known;
}

/**
 * What an activation makes of a layer's cumulants (cumulant-propagation §5.3–5.4), slice by slice as they are asked for.
 * Nothing is computed twice.
 */
export class Expansion {
  readonly #spec: CumulantSpec;
  readonly #machine: Machine;
  readonly #n: number;
  readonly #orders: readonly number[];
  readonly #source: SliceSource;
  readonly #wick: WickTable;
  readonly #edges = new Memo<Tensor>();
  readonly #powers = new Memo<Tensor>();
  readonly #cumulants = new Memo<Tensor>();

  /** `orders` are the orders of cumulants that `source` has; n is the layer's width. */
  constructor(
    machine: Machine,
    spec: CumulantSpec,
    n: number,
    orders: readonly number[],
    source: SliceSource,
    wick: WickTable,
  ) {
    this.#machine = machine;
    this.#spec = spec;
    this.#n = n;
    this.#orders = orders;
    this.#source = source;
    this.#wick = wick;
  }

  /** κ[a] of the activations. */
  cumulant(slice: readonly number[]): Pausable<Tensor> {
    return this.#cumulants.of(String(slice), () => this.#cumulant(slice));
  }

  /** P[a]: the joint cumulant of powers of activations. */
  power(slice: readonly number[]): Pausable<Tensor> {
    return this.#powers.of(String(slice), () => this.#power(slice));
  }

  *#cumulant(slice: readonly number[]): Pausable<Tensor> {
    if (slice.every((value) => value === 1)) return yield* this.power(slice);
    const out = this.#zeros(slice.length);
    for (const { blocks, coefficient } of conversionOf(slice)) {
      const factors = [];
      for (const block of blocks) {
        const { slice: name, axes } = canonical(block);
        factors.push(factor(yield* this.power(name), axes));
      }
      yield* this.#machine.add({ out, axes: all(slice.length), coefficient, factors });
    }
    this.#machine.distinct(out);
    return out;
  }

  *#power(slice: readonly number[]): Pausable<Tensor> {
    const out = this.#zeros(slice.length);
    for (const [key] of groupedDiagrams(this.#spec, this.#orders, slice)) {
      const orders = key.split(',').map(Number);
      const axes = all(slice.length).sort((a, b) => orders[b]! - orders[a]! || a - b);
      const sorted = axes.map((index) => orders[index]!);
      const edge = yield* this.#edges.of(`${sorted.join()};${String(isTop(this.#spec, slice))}`, () =>
        this.#edge(slice, sorted),
      );
      const coefficients = slice.map((p, t) => factor(this.#wick.of(p, orders[t]!), [t]));
      const factors = [...coefficients.slice(0, -1), factor(edge, axes), ...coefficients.slice(-1)];
      yield* this.#machine.add({ out, axes: all(slice.length), coefficient: 1, factors });
    }
    return out;
  }

  /** Σ over diagrams with these derivatives of coefficient · Π κ[v]; the derivatives do not increase. */
  *#edge(slice: readonly number[], derivatives: readonly number[]): Pausable<Tensor> {
    const out = this.#zeros(slice.length);
    const groups = groupedDiagrams(this.#spec, this.#orders, slice);
    for (const { blocks, coefficient } of groups.get(String(derivatives)) ?? []) {
      const factors = [];
      for (const block of blocks) {
        const { slice: name, axes } = canonical(block);
        factors.push(factor(yield* this.#source.slice(name), axes));
      }
      yield* this.#machine.add({ out, axes: all(slice.length), coefficient, factors });
    }
    this.#machine.distinct(out);
    return out;
  }

  #zeros(rank: number): Tensor {
    return this.#machine.zeros(Array.from({ length: rank }, () => this.#n));
  }
}

/** 0 … count − 1. */
function all(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
