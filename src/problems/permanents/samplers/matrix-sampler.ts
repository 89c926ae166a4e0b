import type { Key } from '../../../numerics/rng/key.ts';
import type { SquareMatrix } from '../instance.ts';

/** 2³²: what a random word is divided by. */
export const TWO_32 = 4294967296;

/** A random number whose expectation is perm/n!, whatever the matrix. */
export interface MatrixSampler {
  /** Operations of one sample, index arithmetic included and random bits not (random-permanents §8). */
  flops(matrix: SquareMatrix): number;
  /** What gives one sample a call, `samples` of them, all determined by `key`. */
  start(matrix: SquareMatrix, key: Key, samples: number): () => number;
}

/** Columns 0 … n − 1 that are left, of which those taken are put behind the rest. */
export class FreeColumns {
  readonly columns: Uint16Array;
  #left: number;

  constructor(n: number) {
    this.columns = Uint16Array.from({ length: n }, (_, b) => b);
    this.#left = n;
  }

  /** Makes all columns free again; their order stays as it is, so that a sample depends on those before it. */
  reset(): void {
    this.#left = this.columns.length;
  }

  /** Takes the free column at `at`, and returns which it was. */
  take(at: number): number {
    const column = this.columns[at]!;
    this.#left--;
    this.columns[at] = this.columns[this.#left]!;
    this.columns[this.#left] = column;
    return column;
  }
}
