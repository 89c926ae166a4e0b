import { invariant } from '../invariant.ts';
import { backend } from '../backend.ts';
import { rowOf } from './rows.ts';
import { sizeOf, stridesOf, type Tensor } from './tensor.ts';

/** A tensor whose axes run with these loop indices; an index may stand for several axes: a diagonal. */
export interface Factor {
  readonly tensor: Tensor;
  readonly axes: readonly number[];
}

/** out[…] += coefficient · Π factors, for every value of every loop index. */
export interface SumOfProducts {
  readonly out: Tensor;
  /** Loop indices of the axes of `out`; an index that none of them has is summed over. */
  readonly axes: readonly number[];
  readonly coefficient: number;
  readonly factors: readonly Factor[];
}

/** The extent of every loop index, which all axes that run with it must share. */
export function loopsOf({ out, axes, factors }: SumOfProducts): number[] {
  const extents: number[] = [];
  for (const { tensor, axes: each } of [{ tensor: out, axes }, ...factors]) {
    for (const [axis, loop] of each.entries()) {
      const extent = tensor.shape[axis]!;
      invariant(
        (extents[loop] ??= extent) === extent,
        `axes of loop ${loop} have ${extents[loop]} and ${extent} entries`,
      );
    }
  }
  return extents;
}

/** Operations: for each value of the loop indices the products and one sum. */
export function sumProductsFlops(sum: SumOfProducts): number {
  const products = Math.max(0, sum.factors.length - (sum.coefficient === 1 ? 1 : 0));
  return loopsOf(sum).reduce((entries, extent) => entries * extent, products + 1);
}

/** Step in memory of every loop index. */
function loopStrides(tensor: Tensor, axes: readonly number[], loops: number): number[] {
  const strides = Array.from({ length: loops }, () => 0);
  for (const [axis, stride] of stridesOf(tensor.shape).entries()) strides[axes[axis]!]! += stride;
  return strides;
}

/** Where everything is in memory while the loops run. */
class Cursor {
  readonly index: number[];
  readonly offsets: number[];
  at = 0;
  readonly #extents: readonly number[];
  readonly #out: readonly number[];
  readonly #strides: readonly (readonly number[])[];

  constructor(extents: readonly number[], out: readonly number[], strides: readonly (readonly number[])[]) {
    this.index = extents.map(() => 0);
    this.offsets = strides.map(() => 0);
    this.#extents = extents;
    this.#out = out;
    this.#strides = strides;
  }

  /** Moves one loop by some steps. */
  move(loop: number, steps: number): void {
    this.index[loop] = this.index[loop]! + steps;
    this.at += steps * this.#out[loop]!;
    for (let f = 0; f < this.offsets.length; f++) this.offsets[f] = this.offsets[f]! + steps * this.#strides[f]![loop]!;
  }

  /** The next value of all loops but the innermost; the first one runs on beyond its extent. */
  advance(): void {
    for (let loop = this.index.length - 2; loop >= 0; loop--) {
      this.move(loop, 1);
      if (loop === 0 || this.index[loop]! < this.#extents[loop]!) return;
      this.move(loop, -this.#extents[loop]!);
    }
  }
}

/**
 * Adds a sum of products to `out`, for the values `from` ≤ i < `to` of the first loop index. Loops run in order, the last
 * index fastest. Of an entry the coefficient and the factors that do not depend on the last index are multiplied first, from
 * the left, then the other factors from the left; the product is added to what is there.
 */
export function sumProducts(sum: SumOfProducts, from: number, to: number): void {
  const { out, axes, coefficient, factors } = sum;
  const extents = loopsOf(sum);
  const inner = extents.length - 1;
  if (inner >= 0 && from >= to) return;
  const outStrides = loopStrides(out, axes, extents.length);
  const strides = factors.map((factor) => loopStrides(factor.tensor, factor.axes, extents.length));
  const cursor = new Cursor(extents, outStrides, strides);
  const still = Int32Array.from(factors.flatMap((_, f) => (inner < 0 || strides[f]![inner] === 0 ? [f] : [])));
  const moving = Int32Array.from(factors.flatMap((_, f) => (still.includes(f) ? [] : [f])));
  const data = factors.map(({ tensor }) => tensor.data);
  const step = outStrides[inner] ?? 0;
  const count = inner < 0 ? 1 : inner === 0 ? to - from : extents[inner]!;
  if (inner >= 0) cursor.move(0, from);
  const steps = Array.from(moving, (f) => strides[f]![inner]!);
  const rows = inner < 1 ? 1 : (to - from) * sizeOf(extents.slice(1, inner));
  const walk: Walk = { cursor, still, moving, data, count, inner, rows, coefficient };
  const contiguous = step === 1 && moving.length <= MOST_FACTORS && steps.every((each) => each === 1);
  const manyRows = contiguous && rows * count >= WORTH_COPYING;
  if (manyRows && inner === 1 && from === 0) byEvenRows(sum, strides, outStrides[0]!, walk);
  else if (manyRows) byRows(walk, out.data);
  else oneByOne(walk, out.data, step, steps);
}

/** From so many entries on rows are given to the backend, which may have to copy them. */
const WORTH_COPYING = 2048;
const MOST_FACTORS = 3;

/** The rows of a sum: one for each value of all loops but the innermost. */
interface Walk {
  readonly cursor: Cursor;
  /** Factors that do not move along a row, and those that do, by number. */
  readonly still: Int32Array;
  readonly moving: Int32Array;
  readonly data: readonly Float64Array[];
  readonly count: number;
  readonly inner: number;
  readonly rows: number;
  readonly coefficient: number;
}

function scaleOf({ cursor, still, data, coefficient }: Walk): number {
  let scale = coefficient;
  for (let s = 0; s < still.length; s++) scale *= data[still[s]!]![cursor.offsets[still[s]!]!]!;
  return scale;
}

/** Tables of rows that lie evenly, by stride and count. */
const even = new Map<string, Uint32Array>();
const MOST_TABLES = 64;

/** 0, stride, 2·stride, … */
function evenRows(stride: number, rows: number): Uint32Array {
  const name = `${stride},${rows}`;
  const known = even.get(name);
  if (known) return known;
  if (even.size >= MOST_TABLES) even.clear();
  const made = Uint32Array.from({ length: rows }, (_, row) => row * stride);
  even.set(name, made);
  return made;
}

/** All rows of a sum over two loops, which lie evenly. */
function byEvenRows(sum: SumOfProducts, strides: readonly (readonly number[])[], outStride: number, walk: Walk): void {
  const { still, moving, data, count, rows, coefficient } = walk;
  const whole = still.length === 0 && outStride === count && moving.every((f) => strides[f]![0] === count);
  const [lines, length] = whole ? [1, rows * count] : [rows, count];
  const scales = new Float64Array(lines).fill(coefficient);
  for (const f of still) {
    const [values, stride] = [data[f]!, strides[f]![0]!];
    for (let row = 0; row < lines; row++) scales[row] = scales[row]! * values[row * stride]!;
  }
  const factors = Array.from(moving, (f) => ({ data: data[f]!, at: evenRows(strides[f]![0]!, lines) }));
  const out = { data: sum.out.data, at: evenRows(outStride, lines) };
  backend().addRows64({ out, scales, count: length, factors });
}

function byRows(walk: Walk, out: Float64Array): void {
  const { cursor, moving, data, count, inner, rows } = walk;
  const scales = new Float64Array(rows);
  const outAt = new Uint32Array(rows);
  const tables = Array.from(moving, () => new Uint32Array(rows));
  for (let row = 0; row < rows; row++) {
    scales[row] = scaleOf(walk);
    outAt[row] = cursor.at;
    for (let m = 0; m < moving.length; m++) tables[m]![row] = cursor.offsets[moving[m]!]!;
    if (inner > 0) cursor.advance();
  }
  const factors = tables.map((at, m) => ({ data: data[moving[m]!]!, at }));
  backend().addRows64({ out: { data: out, at: outAt }, scales, count, factors });
}

function oneByOne(walk: Walk, out: Float64Array, step: number, steps: readonly number[]): void {
  const { cursor, moving, data, count, inner, rows } = walk;
  const starts = new Int32Array(moving.length);
  const row = rowOf(
    Array.from(moving, (f) => data[f]!),
    steps,
  );
  for (let r = 0; r < rows; r++) {
    const scale = scaleOf(walk);
    for (let m = 0; m < moving.length; m++) starts[m] = cursor.offsets[moving[m]!]!;
    row(out, cursor.at, step, scale, starts, count);
    if (inner > 0) cursor.advance();
  }
}

/** Sets every entry to zero that has two equal indices; all axes have the same extent. */
export function keepDistinct({ data, shape }: Tensor): void {
  const strides = stridesOf(shape);
  for (let a = 0; a < shape.length; a++) {
    for (let b = a + 1; b < shape.length; b++) {
      const others = strides.filter((_, axis) => axis !== a && axis !== b);
      clear(data, 0, [...others, strides[a]! + strides[b]!], shape[0]!);
    }
  }
}

function clear(data: Float64Array, at: number, strides: readonly number[], extent: number): void {
  const [stride, ...rest] = strides;
  if (stride === undefined) data[at] = 0;
  else for (let i = 0; i < extent; i++) clear(data, at + i * stride, rest, extent);
}
