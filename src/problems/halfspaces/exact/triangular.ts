import { normalHazard } from '../../../numerics/special/normal-tail.ts';
import type { Work } from '../../contract.ts';

/** Rows shorter than this, after what earlier rows span is taken out, depend on them. */
const DEPENDENT = 1e-10;
/** Coordinates of rows between two pauses. */
const STRETCH = 1_000_000;

/** Conditions rows·x ≥ bounds on x ~ N(0, I). */
export interface Conditions {
  /** Unit vectors, row-major count × dimension; not to be written to. */
  readonly rows: Float64Array;
  readonly bounds: Float64Array;
  readonly dimension: number;
}

/** z_j + Σ_{i<j} coefficients_i z_i on one side of `bound`: from below (z_j ≥ …), or from above. */
export interface Condition {
  /** Length j. */
  readonly coefficients: Float64Array;
  readonly bound: number;
  readonly side: 'below' | 'above';
}

/** Conditions on independent normals z_0 … z_{r−1} one after the other: those on z_j, the first of which bounds it from below. */
export type Triangular = readonly (readonly Condition[])[];

/** Work in progress: rows less their parts along earlier pivots, and their coordinates along these. */
interface Remaining {
  readonly index: number;
  readonly row: Float64Array;
  readonly coordinates: number[];
  length: number;
  /** Expected value of what earlier variables contribute. */
  shift: number;
}

function lengthOf(row: Float64Array): number {
  let square = 0;
  for (let j = 0; j < row.length; j++) square += row[j]! * row[j]!;
  return Math.sqrt(square);
}

/** The row with the smallest conditional probability Φ(−(bound − shift)/length): the first of those with the largest quotient. */
function hardest(remaining: readonly Remaining[], bounds: Float64Array): Remaining | undefined {
  let [found, most]: [Remaining | undefined, number] = [undefined, -Infinity];
  for (const each of remaining) {
    if (each.length < DEPENDENT) continue;
    const quotient = (bounds[each.index]! - each.shift) / each.length;
    if (quotient > most) [found, most] = [each, quotient];
  }
  return found;
}

/** Takes the part along the pivot's unit vector out of a row. */
function reduce(each: Remaining, unit: Float64Array, mean: number): void {
  let part = 0;
  for (let j = 0; j < unit.length; j++) part += each.row[j]! * unit[j]!;
  for (let j = 0; j < unit.length; j++) each.row[j] = each.row[j]! - part * unit[j]!;
  each.coordinates.push(part);
  each.length = lengthOf(each.row);
  each.shift += part * mean;
}

/** A row as a condition on the last variable that it has a coordinate along. */
function conditionOf(coordinates: readonly number[], bound: number): { readonly variable: number } & Condition {
  let variable = coordinates.length - 1;
  while (variable > 0 && Math.abs(coordinates[variable]!) < DEPENDENT) variable--;
  const own = coordinates[variable]!;
  return {
    variable,
    coefficients: Float64Array.from(coordinates.slice(0, variable), (each) => each / own),
    bound: bound / own,
    side: own > 0 ? 'below' : 'above',
  };
}

/**
 * Turns conditions on x into conditions on one variable after the other (random-halfspaces §7, *Triangularise*): each time the
 * row of smallest conditional probability, given the means of what came before, is the next pivot, and Gram–Schmidt takes it
 * out of the others. Rows that depend on the pivots bound the last variable that they know.
 */
export function* triangularise({ rows, bounds, dimension }: Conditions): Work<never, Triangular> {
  let remaining: Remaining[] = Array.from({ length: bounds.length }, (_, index) => {
    const row = rows.slice(index * dimension, (index + 1) * dimension);
    return { index, row, coordinates: [], length: lengthOf(row), shift: 0 };
  });
  const groups: Condition[][] = [];
  for (;;) {
    const pivot = hardest(remaining, bounds);
    if (!pivot) break;
    const { index, length, shift } = pivot;
    const unit = pivot.row.map((entry) => entry / length);
    const mean = normalHazard((bounds[index]! - shift) / length);
    groups.push([conditionOf([...pivot.coordinates, length], bounds[index]!)]);
    remaining = remaining.filter((each) => each !== pivot);
    for (const [i, each] of remaining.entries()) {
      reduce(each, unit, mean);
      if ((i * dimension) % STRETCH >= STRETCH - dimension) yield null;
    }
    yield null;
  }
  for (const { coordinates, index } of remaining) {
    const { variable, ...condition } = conditionOf(coordinates, bounds[index]!);
    groups[variable]!.push(condition);
  }
  return groups;
}
