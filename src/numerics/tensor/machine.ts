import { conjugate64, conjugate64Flops } from '../linalg/conjugate64.ts';
import {
  multiply64,
  multiply64Flops,
  multiplyTransposed64,
  symmetricProduct64,
  symmetricProduct64Flops,
} from '../linalg/product64.ts';
import { panelRows } from '../linalg/panel-rows.ts';
import { invariant } from '../invariant.ts';
import type { Loan } from '../loan.ts';
import { keepDistinct, loopsOf, type SumOfProducts, sumProducts, sumProductsFlops } from './sum-products.ts';
import { sizeOf, type Tensor } from './tensor.ts';

/** Work that can pause wherever it yields. */
export type Pausable<T> = Generator<null, T, void>;

/**
 * What programs on tensors are written for: a machine that computes, or one that only counts what it would take. Every
 * operation is charged; what is only moved is free.
 */
export interface Machine {
  /** Operations charged so far. */
  readonly spent: number;
  /** Numbers that were allotted so far. */
  readonly allotted: number;
  /** Numbers of the largest operand so far. */
  readonly largest: number;
  charge(flops: number): void;
  /** Says that what was made before the last turn is no longer looked at. */
  turn(): void;
  /** A tensor of zeros. */
  zeros(shape: readonly number[]): Tensor;
  /** The same numbers, made at this turn. */
  copy(tensor: Tensor): Tensor;
  add(sum: SumOfProducts): Pausable<void>;
  /** Sets entries with equal indices to zero. */
  distinct(tensor: Tensor): void;
  /** A · Bᵀ of a r × k and a c × k matrix. */
  timesTransposed(a: Tensor, b: Tensor): Pausable<Tensor>;
  /** A · B of a r × k and a k × c matrix. */
  times(a: Tensor, b: Tensor): Pausable<Tensor>;
  /** A · Aᵀ, or A · Bᵀ where that is known to be symmetric. */
  symmetric(a: Tensor, b: Tensor): Pausable<Tensor>;
  /** W · C · Wᵀ of a symmetric C. */
  conjugate(w: Tensor, c: Tensor): Pausable<Tensor>;
  /** A vector that `make` works out, at a price. */
  vector(length: number, flops: number, make: () => Float64Array): Tensor;
}

/** Entries of sums that take about 5 ms. */
const ENTRIES = 1_500_000;

/** Rows and columns of a matrix. */
function extentsOf({ shape }: Tensor): readonly [number, number] {
  const [rows, cols] = shape;
  invariant(rows !== undefined && cols !== undefined && shape.length === 2, 'a matrix has two axes');
  return [rows, cols];
}

/** What both machines have in common: every operation is charged here, and nowhere else. */
abstract class Charging implements Machine {
  spent = 0;
  allotted = 0;
  largest = 0;

  charge(flops: number): void {
    this.spent += flops;
  }

  turn(): void {}

  zeros(shape: readonly number[]): Tensor {
    const size = sizeOf(shape);
    this.allotted += size;
    this.largest = Math.max(this.largest, size);
    return { shape, data: this.allot(size) };
  }

  copy(tensor: Tensor): Tensor {
    const made = this.zeros(tensor.shape);
    made.data.set(tensor.data);
    return made;
  }

  *add(sum: SumOfProducts): Pausable<void> {
    this.spent += sumProductsFlops(sum);
    this.meet(...sum.factors.map(({ tensor }) => tensor));
    yield* this.sum(sum);
  }

  *timesTransposed(a: Tensor, b: Tensor): Pausable<Tensor> {
    const [[rows, inner], [cols]] = [extentsOf(a), extentsOf(b)];
    this.spent += multiply64Flops(rows, inner, cols);
    this.meet(a, b);
    const out = this.zeros([rows, cols]);
    yield* this.inBands(rows, inner * cols, (from, to) =>
      multiplyTransposed64(a.data, b.data, out.data, inner, cols, from, to),
    );
    return out;
  }

  *times(a: Tensor, b: Tensor): Pausable<Tensor> {
    const [[rows, inner], [, cols]] = [extentsOf(a), extentsOf(b)];
    this.spent += multiply64Flops(rows, inner, cols);
    this.meet(a, b);
    const out = this.zeros([rows, cols]);
    yield* this.inBands(rows, inner * cols, (from, to) => multiply64(a.data, b.data, out.data, inner, cols, from, to));
    return out;
  }

  *symmetric(a: Tensor, b: Tensor): Pausable<Tensor> {
    const [n, inner] = extentsOf(a);
    this.spent += symmetricProduct64Flops(inner, n);
    this.meet(a, b);
    const out = this.zeros([n, n]);
    yield* this.inBands(n, inner * n, (from, to) => symmetricProduct64(a.data, b.data, out.data, inner, n, from, to));
    return out;
  }

  *conjugate(w: Tensor, c: Tensor): Pausable<Tensor> {
    const [outputs, inputs] = extentsOf(w);
    this.spent += conjugate64Flops(outputs, inputs);
    this.meet(w, c);
    const out = this.zeros([outputs, outputs]);
    yield* this.inBands(outputs, inputs * (inputs + outputs), (from, to) =>
      conjugate64(w.data, c.data, out.data, outputs, inputs, from, to),
    );
    return out;
  }

  vector(length: number, flops: number, make: () => Float64Array): Tensor {
    this.spent += flops;
    this.allotted += length;
    return { shape: [length], data: this.made(make) };
  }

  /** Operands may be larger than everything that is made. */
  private meet(...operands: readonly Tensor[]): void {
    for (const { shape } of operands) this.largest = Math.max(this.largest, sizeOf(shape));
  }

  abstract distinct(tensor: Tensor): void;
  protected abstract allot(size: number): Float64Array;
  protected abstract made(make: () => Float64Array): Float64Array;
  protected abstract sum(sum: SumOfProducts): Pausable<void>;
  /** Runs some work on rows, of which each takes `perRow` multiply-adds. */
  protected abstract inBands(rows: number, perRow: number, run: (from: number, to: number) => void): Pausable<void>;
}

class Computer extends Charging {
  readonly #loan: Loan | undefined;

  constructor(loan: Loan | undefined) {
    super();
    this.#loan = loan;
  }

  override turn(): void {
    this.#loan?.turn();
  }

  distinct(tensor: Tensor): void {
    keepDistinct(tensor);
  }

  protected allot(size: number): Float64Array {
    return this.#loan?.allot(size) ?? new Float64Array(size);
  }

  protected made(make: () => Float64Array): Float64Array {
    return make();
  }

  protected *sum(sum: SumOfProducts): Pausable<void> {
    const [first = 1, ...rest] = loopsOf(sum);
    const band = Math.max(1, Math.floor(ENTRIES / sizeOf(rest)));
    for (let from = 0; from < first; from += band) {
      sumProducts(sum, from, Math.min(first, from + band));
      yield null;
    }
  }

  protected *inBands(rows: number, perRow: number, run: (from: number, to: number) => void): Pausable<void> {
    const step = panelRows(perRow);
    for (let from = 0; from < rows; from += step) {
      run(from, Math.min(rows, from + step));
      yield null;
    }
  }
}

const NOTHING = new Float64Array(0);

/** Its tensors have shapes and no numbers. */
class Counter extends Charging {
  distinct(): void {}

  protected allot(): Float64Array {
    return NOTHING;
  }

  protected made(): Float64Array {
    return NOTHING;
  }

  protected *sum(): Pausable<void> {
    yield null;
  }

  protected *inBands(): Pausable<void> {
    yield null;
  }
}

/** A machine that computes on this thread's backend, on what it was lent as far as that goes. */
export function computer(loan?: Loan): Machine {
  return new Computer(loan);
}

/** A machine that only counts. */
export function counter(): Machine {
  return new Counter();
}
