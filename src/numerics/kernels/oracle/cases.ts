import { fold, type Key, key } from '../../rng/key.ts';
import { nextFour, seedLanes } from '../../rng/xoshiro.ts';

/** What a kernel computes, so that it can be computed with and without kernels. */
export interface Case {
  readonly name: string;
  compute(): readonly (Float32Array | Float64Array)[];
}

/** Numbers that arithmetic treats in ways of their own; scattered among ordinary ones. */
const SPECIAL = [0, -0, 1, -1, 1e-45, -1e-39, 5e-324, 3e38, -3e38, Infinity, -Infinity, NaN];

/** A source of test input: the same for the same name, on every engine. */
export class Source {
  readonly #lanes: Uint32Array;
  readonly #words = new Uint32Array(4);
  #next = 4;

  constructor(...name: readonly (string | number)[]) {
    const stream: Key = fold(key(77), ...name);
    this.#lanes = seedLanes(stream);
  }

  /** A whole number from `low` to `high`. */
  int(low: number, high: number): number {
    return low + (this.#word() % (high - low + 1));
  }

  f32(length: number, special = false): Float32Array {
    return Float32Array.from({ length }, () => this.#number(special));
  }

  f64(length: number, special = false): Float64Array {
    return Float64Array.from({ length }, () => this.#number(special));
  }

  #number(special: boolean): number {
    if (special && this.int(0, 40) === 0) return SPECIAL[this.int(0, SPECIAL.length - 1)]!;
    return (this.#word() / 4294967296 - 0.5) * 4 + this.#word() / 1152921504606846976;
  }

  #word(): number {
    if (this.#next === 4) nextFour(this.#lanes, this.#words, 0);
    this.#next = this.#next === 4 ? 1 : this.#next + 1;
    return this.#words[this.#next - 1]!;
  }
}

/** A band of rows, perhaps empty, of `rows`. */
export function band(source: Source, rows: number): readonly [number, number] {
  const [a, b] = [source.int(0, rows), source.int(0, rows)];
  return a < b ? [a, b] : [b, a];
}

/** Sizes of which many are 1, odd or beside a multiple of the vectors' width. */
export function size(source: Source): number {
  const kinds = [1, source.int(1, 9), 8 * source.int(1, 6) + source.int(-1, 1), source.int(10, 75)];
  return kinds[source.int(0, 3)]!;
}
