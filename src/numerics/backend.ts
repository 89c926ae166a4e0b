import type { Layers } from './layers.ts';
import type { RowSums } from './rows.ts';
import type { Lanes } from './rng/xoshiro.ts';
import type { Special } from './special/names.ts';
import type { Loan, Wanted } from './loan.ts';

/**
 * Who does the heavy arithmetic of a thread: compiled kernels, or plain TypeScript with the same bits. Sizes were checked
 * before; what each function computes, and in which order, is said where the rest of the project calls it.
 */
export interface Backend {
  /** Multiply-adds of a product that take about 5 ms. */
  readonly multiplyAdds: number;
  /** `linalg/product32.ts`, for rows of their own. */
  product32(x: Float32Array, w: Float32Array, out: Float32Array, rows: number, inner: number, cols: number): void;
  /** `linalg/product64.ts`, for rows of their own. */
  product64(a: Float64Array, b: Float64Array, out: Float64Array, rows: number, inner: number, cols: number): void;
  /** The same of A · B, `b` inner × cols. */
  multiply64(a: Float64Array, b: Float64Array, out: Float64Array, rows: number, inner: number, cols: number): void;
  /** Rows `first` ≤ i < `end` of A · Bᵀ (n × n) from the diagonal on, in their places in `out`; `a` holds these rows alone. */
  upper64(
    a: Float64Array,
    b: Float64Array,
    out: Float64Array,
    inner: number,
    n: number,
    first: number,
    end: number,
  ): void;
  /** `linalg/conjugate64.ts`, from the diagonal on. */
  conjugate64(
    w: Float64Array,
    c: Float64Array,
    out: Float64Array,
    outputs: number,
    inputs: number,
    first: number,
    end: number,
  ): void;
  /** `tensor/sum-products.ts`, by rows. */
  addRows64(sums: RowSums): void;
  /** `linalg/forward32.ts`, for rows of their own. */
  forward32(network: Layers, inputs: Float32Array, out: Float32Array, rows: number): void;
  /** `linalg/orthonormal32.ts`. */
  orthonormal32(q: Float32Array, rows: number, n: number): void;
  /** `rng/normal32.ts`, for whole steps of `out`. */
  normals32(lanes: Lanes, out: Float32Array): void;
  /** `statistics/moments.ts`, of at least one row. */
  moments32(values: Float32Array, rows: number, width: number, mean: Float64Array, m2: Float64Array): void;
  /** `special/map.ts`. */
  map(name: Special, values: Float64Array): Float64Array;
  /** Memory in which operands need not be copied; undefined where there is none, or somebody has it. */
  borrow(wanted: Wanted): Loan | undefined;
}

let chosen: Backend | undefined;

/** Chooses this thread's backend; whoever starts a thread does so before anything is computed. */
export function setBackend(backend: Backend): void {
  chosen = backend;
}

/** The backend of this thread. */
export function backend(): Backend {
  if (!chosen) throw new Error('no backend was chosen for this thread');
  return chosen;
}
