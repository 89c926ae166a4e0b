import { backend } from '../backend.ts';
import { conjugate64, conjugate64Flops } from '../linalg/conjugate64.ts';
import {
  multiply64,
  multiply64Flops,
  multiplyTransposed64,
  symmetricProduct64,
  symmetricProduct64Flops,
} from '../linalg/product64.ts';
import { invariant } from '../invariant.ts';
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
  charge(flops: number): void;
  /** A tensor of zeros. */
  zeros(shape: readonly number[]): Tensor;
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

/** Bands of rows that take about 5 ms each, when each row takes `perRow` multiply-adds; multiples of 4. */
function* bands(rows: number, perRow: number, run: (from: number, to: number) => void): Pausable<void> {
  const step = Math.max(4, Math.floor(backend().multiplyAdds / perRow / 4) * 4);
  for (let from = 0; from < rows; from += step) {
    run(from, Math.min(rows, from + step));
    yield null;
  }
}

/** Rows and columns of a matrix. */
function extentsOf({ shape }: Tensor): readonly [number, number] {
  const [rows, cols] = shape;
  invariant(rows !== undefined && cols !== undefined && shape.length === 2, 'a matrix has two axes');
  return [rows, cols];
}

class Tally {
  spent = 0;
  allotted = 0;

  charge(flops: number): void {
    this.spent += flops;
  }
}

class Computer extends Tally implements Machine {
  zeros(shape: readonly number[]): Tensor {
    const data = new Float64Array(sizeOf(shape));
    this.allotted += data.length;
    return { shape, data };
  }

  *add(sum: SumOfProducts): Pausable<void> {
    this.spent += sumProductsFlops(sum);
    const [first = 1, ...rest] = loopsOf(sum);
    const band = Math.max(1, Math.floor(ENTRIES / sizeOf(rest)));
    for (let from = 0; from < first; from += band) {
      sumProducts(sum, from, Math.min(first, from + band));
      yield null;
    }
  }

  distinct(tensor: Tensor): void {
    keepDistinct(tensor);
  }

  *timesTransposed(a: Tensor, b: Tensor): Pausable<Tensor> {
    const [[rows, inner], [cols]] = [extentsOf(a), extentsOf(b)];
    this.spent += multiply64Flops(rows, inner, cols);
    const out = this.zeros([rows, cols]);
    yield* bands(rows, inner * cols, (from, to) =>
      multiplyTransposed64(a.data, b.data, out.data, inner, cols, from, to),
    );
    return out;
  }

  *times(a: Tensor, b: Tensor): Pausable<Tensor> {
    const [[rows, inner], [, cols]] = [extentsOf(a), extentsOf(b)];
    this.spent += multiply64Flops(rows, inner, cols);
    const out = this.zeros([rows, cols]);
    yield* bands(rows, inner * cols, (from, to) => multiply64(a.data, b.data, out.data, inner, cols, from, to));
    return out;
  }

  *symmetric(a: Tensor, b: Tensor): Pausable<Tensor> {
    const [n, inner] = extentsOf(a);
    this.spent += symmetricProduct64Flops(inner, n);
    const out = this.zeros([n, n]);
    yield* bands(n, inner * n, (from, to) => symmetricProduct64(a.data, b.data, out.data, inner, n, from, to));
    return out;
  }

  *conjugate(w: Tensor, c: Tensor): Pausable<Tensor> {
    const [outputs, inputs] = extentsOf(w);
    this.spent += conjugate64Flops(outputs, inputs);
    const out = this.zeros([outputs, outputs]);
    yield* bands(outputs, inputs * (inputs + outputs), (from, to) =>
      conjugate64(w.data, c.data, out.data, outputs, inputs, from, to),
    );
    return out;
  }

  vector(length: number, flops: number, make: () => Float64Array): Tensor {
    this.spent += flops;
    this.allotted += length;
    return { shape: [length], data: make() };
  }
}

const NOTHING = new Float64Array(0);

/** Its tensors have shapes and no numbers. */
class Counter extends Tally implements Machine {
  zeros(shape: readonly number[]): Tensor {
    this.allotted += sizeOf(shape);
    return { shape, data: NOTHING };
  }

  *add(sum: SumOfProducts): Pausable<void> {
    this.spent += sumProductsFlops(sum);
    yield null;
  }

  distinct(): void {}

  *timesTransposed(a: Tensor, b: Tensor): Pausable<Tensor> {
    const [[rows, inner], [cols]] = [extentsOf(a), extentsOf(b)];
    this.spent += multiply64Flops(rows, inner, cols);
    yield null;
    return this.zeros([rows, cols]);
  }

  *times(a: Tensor, b: Tensor): Pausable<Tensor> {
    const [[rows, inner], [, cols]] = [extentsOf(a), extentsOf(b)];
    this.spent += multiply64Flops(rows, inner, cols);
    yield null;
    return this.zeros([rows, cols]);
  }

  *symmetric(a: Tensor): Pausable<Tensor> {
    const [n, inner] = extentsOf(a);
    this.spent += symmetricProduct64Flops(inner, n);
    yield null;
    return this.zeros([n, n]);
  }

  *conjugate(w: Tensor): Pausable<Tensor> {
    const [outputs, inputs] = extentsOf(w);
    this.spent += conjugate64Flops(outputs, inputs);
    yield null;
    return this.zeros([outputs, outputs]);
  }

  vector(length: number, flops: number): Tensor {
    this.spent += flops;
    this.allotted += length;
    return { shape: [length], data: NOTHING };
  }
}

/** A machine that computes on this thread's backend. */
export function computer(): Machine {
  return new Computer();
}

/** A machine that only counts. */
export function counter(): Machine {
  return new Counter();
}
