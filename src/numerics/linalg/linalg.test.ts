import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, key } from '../rng/key.ts';
import { fillNormal32 } from '../rng/normal32.ts';
import { matVec64, matVec64Flops, rowSquares64, rowSquares64Flops } from './matvec.ts';
import { conjugate64, conjugate64Flops } from './conjugate64.ts';
import { counter, computer } from '../tensor/machine.ts';
import { modeProducts } from '../tensor/modes.ts';
import { tensorOf } from '../tensor/tensor.ts';
import { orthonormaliseRows32, orthonormaliseRows32Flops } from './orthonormal32.ts';
import { multiplyTransposed32, multiplyTransposed32Flops } from './product32.ts';
import {
  multiply64,
  multiply64Flops,
  multiplyTransposed64,
  symmetricProduct64,
  symmetricProduct64Flops,
} from './product64.ts';
import { relu32Flops, relu32InPlace } from './relu.ts';

function finish<T>(work: Generator<null, T, void>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

function random32(length: number, name: string): Float32Array {
  const values = new Float32Array(length);
  fillNormal32(values, fold(key(9), name));
  return values;
}

function random64(length: number, name: string): Float64Array {
  const low = random32(length, `${name} low`);
  return Float64Array.from(random32(length, name), (x, i) => x + low[i]! * 1e-8);
}

const identity = (x: number) => x;

interface Sum {
  readonly value: number;
  readonly operations: number;
}

/** Σ_k term(k) from +0 in ascending order, rounded by `round` after each operation, with the operations counted. */
function naive(inner: number, a: (k: number) => number, b: (k: number) => number, round: (x: number) => number): Sum {
  let value = 0;
  let operations = 0;
  for (let k = 0; k < inner; k++) {
    value = round(value + round(a(k) * b(k)));
    operations += 2;
  }
  return { value, operations };
}

const sizes = fc.tuple(
  fc.integer({ min: 1, max: 19 }),
  fc.integer({ min: 0, max: 19 }),
  fc.integer({ min: 1, max: 19 }),
  fc.integer({ min: 0, max: 19 }),
  fc.integer({ min: 0, max: 19 }),
);

/** Checks `actual` bit for bit on rows [from, to), and that other rows still hold NaN. */
function expectRows(
  actual: Float32Array | Float64Array,
  cols: number,
  [from, to]: readonly [number, number],
  entry: (r: number, c: number) => number,
): void {
  const expected = actual.slice().map((_, i) => {
    const r = Math.floor(i / cols);
    return r >= from && r < to ? entry(r, i % cols) : NaN;
  });
  expect(actual).toEqual(expected);
}

const band = (rows: number, a: number, b: number) => [Math.min(a, b, rows), Math.min(Math.max(a, b), rows)] as const;

describe('dense products', () => {
  it('f32 X·Wᵀ is the rounded loop, bit for bit', () => {
    fc.assert(
      fc.property(sizes, ([rows, inner, cols, a, b]) => {
        const x = random32(rows * inner, 'x');
        const w = random32(cols * inner, 'w');
        const out = new Float32Array(rows * cols).fill(NaN);
        const [from, to] = band(rows, a, b);
        multiplyTransposed32(x, w, out, inner, cols, from, to);
        const entry = (r: number, c: number) =>
          naive(
            inner,
            (k) => x[r * inner + k]!,
            (k) => w[c * inner + k]!,
            Math.fround,
          ).value;
        expectRows(out, cols, [from, to], entry);
      }),
    );
  });

  it('f64 A·Bᵀ and A·B are the plain loop, bit for bit', () => {
    fc.assert(
      fc.property(sizes, ([rows, inner, cols, a, b]) => {
        const left = random64(rows * inner, 'left');
        const right = random64(cols * inner, 'right');
        const [from, to] = band(rows, a, b);
        const at = (r: number) => (k: number) => left[r * inner + k]!;
        const transposed = new Float64Array(rows * cols).fill(NaN);
        multiplyTransposed64(left, right, transposed, inner, cols, from, to);
        expectRows(
          transposed,
          cols,
          [from, to],
          (r, c) => naive(inner, at(r), (k) => right[c * inner + k]!, identity).value,
        );
        const plain = new Float64Array(rows * cols).fill(NaN);
        multiply64(left, right, plain, inner, cols, from, to);
        expectRows(plain, cols, [from, to], (r, c) => naive(inner, at(r), (k) => right[k * cols + c]!, identity).value);
      }),
    );
  });

  it('the symmetric product is the upper part of A·Bᵀ, mirrored, band by band in any order', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), ([n, inner, , a, b], backwards) => {
        const left = random64(n * inner, 'left');
        const right = random64(n * inner, 'right');
        const [from, to] = band(n, a, b);
        const bands = [[0, from] as const, [from, to] as const, [to, n] as const];
        const out = new Float64Array(n * n).fill(NaN);
        for (const [low, high] of backwards ? bands.reverse() : bands) {
          symmetricProduct64(left, right, out, inner, n, low, high);
        }
        const entry = (i: number, j: number) =>
          naive(
            inner,
            (k) => left[i * inner + k]!,
            (k) => right[j * inner + k]!,
            identity,
          ).value;
        expectRows(out, n, [0, n], (i, j) => entry(Math.min(i, j), Math.max(i, j)));
      }),
    );
  });

  it('blocks as wide as the largest network agree with the loop too', () => {
    const [x, w] = [random32(6 * 512, 'x'), random32(9 * 512, 'w')];
    const out = new Float32Array(54);
    multiplyTransposed32(x, w, out, 512, 9, 0, 6);
    const entry = (r: number, c: number) =>
      naive(
        512,
        (k) => x[r * 512 + k]!,
        (k) => w[c * 512 + k]!,
        Math.fround,
      ).value;
    expect(out).toEqual(out.map((_, i) => entry(Math.floor(i / 9), i % 9)));
  });
});

describe('W·C·Wᵀ', () => {
  it('is P·Wᵀ with P = W·C, its upper part mirrored, band by band', () => {
    fc.assert(
      fc.property(sizes, ([outputs, inner, , a, b]) => {
        const inputs = inner + 1;
        const w = random64(outputs * inputs, 'w');
        const c = random64(inputs * inputs, 'c');
        for (let i = 0; i < inputs; i++) for (let j = 0; j < i; j++) c[i * inputs + j] = c[j * inputs + i]!;
        const [from, to] = band(outputs, a, b);
        const out = new Float64Array(outputs * outputs).fill(NaN);
        for (const [low, high] of [[0, from] as const, [from, to] as const, [to, outputs] as const]) {
          conjugate64(w, c, out, outputs, inputs, low, high);
        }
        const left = (i: number) => (l: number) =>
          naive(
            inputs,
            (k) => w[i * inputs + k]!,
            (k) => c[k * inputs + l]!,
            identity,
          ).value;
        const entry = (i: number, j: number) => naive(inputs, left(i), (l) => w[j * inputs + l]!, identity).value;
        expectRows(out, outputs, [0, outputs], (i, j) => entry(Math.min(i, j), Math.max(i, j)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('mode products of order 3', () => {
  it('contract every index of a tensor that need not be symmetric', () => {
    const [outputs, inputs] = [3, 4];
    const w = random64(outputs * inputs, 'w');
    const tensor = random64(inputs * inputs * inputs, 'tensor');
    const work = modeProducts(computer(), tensorOf([outputs, inputs], w), tensorOf([inputs, inputs, inputs], tensor));
    const { data: actual, shape } = finish(work);
    expect(shape).toEqual([3, 3, 3]);
    expect(actual).toHaveLength(outputs * outputs * outputs);
    for (const [at, value] of actual.entries()) {
      const [i, j, k] = [Math.floor(at / 9), Math.floor(at / 3) % 3, at % 3];
      let expected = 0;
      for (const [from, entry] of tensor.entries()) {
        const [a, b, c] = [Math.floor(from / 16), Math.floor(from / 4) % 4, from % 4];
        expected += w[i * inputs + a]! * w[j * inputs + b]! * w[k * inputs + c]! * entry;
      }
      expect(value).toBeCloseTo(expected, 10);
    }
  });
});

describe('sizes that do not fit', () => {
  it('are refused, and the array is named', () => {
    const [three, four] = [new Float64Array(3), new Float64Array(4)];
    expect(() => conjugate64(four, three, four, 2, 2, 0, 2)).toThrow('c has 3 numbers; its sizes need 4');
    expect(() => symmetricProduct64(four, four, three, 2, 2, 0, 2)).toThrow('out has 3 numbers');
    expect(() =>
      multiplyTransposed32(new Float32Array(3), new Float32Array(4), new Float32Array(4), 2, 2, 0, 2),
    ).toThrow('x has 3 numbers');
  });
});

describe('orthonormal rows', () => {
  it('cost what their formula says', () => {
    const [rows, n] = [7, 9];
    let count = 0;
    for (let row = 0; row < rows; row++) {
      // Each earlier row: a dot product (n products, n − 1 sums and one of the +0 it starts from) and an update of 2n.
      count += row * (2 * n + 2 * n);
      count += 2 * n + 2 + n;
    }
    expect(orthonormaliseRows32Flops(rows, n)).toBe(count);
  });

  it('are the naive loop with four lanes to a sum, bit for bit', () => {
    const f = Math.fround;
    const naiveDot = (a: Float32Array, b: Float32Array): number => {
      const lanes = [0, 0, 0, 0];
      a.forEach((x, j) => (lanes[j % 4] = f(lanes[j % 4]! + f(x * b[j]!))));
      return f(f(lanes[0]! + lanes[1]!) + f(lanes[2]! + lanes[3]!));
    };
    const away = (row: Float32Array, g: number, other: Float32Array): Float32Array =>
      row.map((x, j) => x - f(g * other[j]!));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 9 }), (count, more) => {
        const n = count + more;
        const matrix = random32(count * n, 'frame');
        const done: Float32Array[] = [];
        for (let i = 0; i < count; i++) {
          const first = i - (i % 4);
          const start = matrix.slice(i * n, (i + 1) * n);
          let row = done.slice(0, first).reduce((left, other) => away(left, naiveDot(start, other), other), start);
          for (const other of done.slice(first)) row = away(row, naiveDot(row, other), other);
          const scale = f(1 / f(Math.sqrt(naiveDot(row, row))));
          done.push(row.map((x) => x * scale));
        }
        const q = matrix.slice();
        orthonormaliseRows32(q, count, n);
        expect([...q]).toEqual(done.flatMap((row) => [...row]));
      }),
    );
  });
});

describe('matrix times vector', () => {
  it('and row squares are the plain loop, bit for bit', () => {
    fc.assert(
      fc.property(sizes, ([rows, cols]) => {
        const w = random64(rows * cols, 'w');
        const x = random64(cols, 'x');
        const product = new Float64Array(rows).fill(NaN);
        const squares = new Float64Array(rows).fill(NaN);
        matVec64(w, x, product);
        rowSquares64(w, rows, cols, squares);
        const row = (i: number) => (j: number) => w[i * cols + j]!;
        expectRows(product, 1, [0, rows], (i) => naive(cols, row(i), (j) => x[j]!, identity).value);
        expectRows(squares, 1, [0, rows], (i) => naive(cols, row(i), row(i), identity).value);
      }),
    );
  });
});

describe('operation counts', () => {
  it('are those of the loops', () => {
    const one = () => 1;
    const entries = (count: number, inner: number) => count * naive(inner, one, one, identity).operations;
    expect(multiplyTransposed32Flops(3, 5, 7)).toBe(entries(3 * 7, 5));
    expect(multiply64Flops(3, 5, 7)).toBe(entries(3 * 7, 5));
    expect(conjugate64Flops(7, 5)).toBe(entries(7 * 5, 5) + symmetricProduct64Flops(5, 7));
    const machine = counter();
    const empty = new Float64Array(0);
    finish(modeProducts(machine, tensorOf([2, 3], empty), tensorOf([3, 3, 3], empty)));
    expect(machine.spent).toBe(entries(2 * 9, 3) + entries(2 * 6, 3) + entries(2 * 4, 3));
    expect(symmetricProduct64Flops(5, 7)).toBe(entries(7 + 6 + 5 + 4 + 3 + 2 + 1, 5));
    expect(matVec64Flops(3, 5)).toBe(entries(3, 5));
    expect(rowSquares64Flops(3, 5)).toBe(entries(3, 5));
    expect(relu32Flops(12)).toBe(12);
  });
});

describe('relu32InPlace', () => {
  it('keeps positive values and turns all others into +0, inside its range', () => {
    const values = Float32Array.of(-1, -1, 2, -0, NaN, -Infinity, Infinity, 1e-45, -3);
    relu32InPlace(values, 1, 8);
    expect([...values]).toEqual([-1, 0, 2, 0, 0, 0, Infinity, Math.fround(1e-45), -3]);
  });
});
