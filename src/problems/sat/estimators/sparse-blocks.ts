import { coefficientSize, satisfiedShare } from '../constraint.ts';
import type { KindName } from '../parameters.ts';
import { sizeOf } from './bits.ts';
import { patternSign } from './rank-one-kernel.ts';

/**
 * Multiplication by one constraint of the coefficients of A ∪ B for all A ⊆ V, V its r variables, in the unit of the scale: as
 * the kernels of the levels do it, but for whole blocks. Sets with a finished variable are neither needed nor computed.
 */
export interface SparseBlock {
  /** Patterns of the sets that stay: without finished variables. */
  readonly staying: readonly number[];
  /** Changes values[at + pattern] for all staying patterns; `isOdd` says whether |B| is odd. */
  multiply(values: Float64Array, at: number, isOdd: boolean): void;
  /** Operations of `multiply`. */
  readonly flops: number;
  /** Staying sets that can have a coefficient, at most. */
  readonly most: number;
}

/** Patterns over r variables without those of `finished`. */
function stayingPatterns(r: number, finished: number): number[] {
  return Array.from({ length: 1 << r }, (_, pattern) => pattern).filter((pattern) => (pattern & finished) === 0);
}

function halves(patterns: readonly number[]): readonly [even: number[], odd: number[]] {
  const parity = (odd: number): number[] => patterns.filter((pattern) => sizeOf(pattern) % 2 === odd);
  return [parity(0), parity(1)];
}

/** `sat` sums over all A; `nae` over those that make |A ∪ B| even, all others being 0. */
function rankOne(kind: 'sat' | 'nae', signs: Int8Array, finished: number): SparseBlock {
  const r = signs.length;
  const grow = 1 / satisfiedShare(kind, r);
  const push = coefficientSize(kind, r) * grow;
  const all = stayingPatterns(r, 0);
  const staying = stayingPatterns(r, finished);
  const [read, written] =
    kind === 'sat'
      ? [
          [all, all],
          [staying, staying],
        ]
      : [halves(all), halves(staying)];
  const sign = Float64Array.from(all, (pattern) => patternSign(kind, signs, pattern));
  const most = Math.max(written[0].length, written[1].length);
  return {
    staying,
    most,
    flops: read[0].length + 1 + 2 * most,
    multiply(values, at, isOdd) {
      const half = isOdd ? 1 : 0;
      let h = 0;
      for (const pattern of read[half]) h += sign[pattern]! * values[at + pattern]!;
      const u = push * h;
      for (const pattern of written[half]) {
        values[at + pattern] = values[at + pattern]! * grow - sign[pattern]! * u;
      }
    },
  };
}

/** `xor` adds to each coefficient that of the complement in V, times ∏ σ. */
function parity(signs: Int8Array, finished: number): SparseBlock {
  const all = (1 << signs.length) - 1;
  const sigma = signs.reduce((product, sign) => product * sign, 1);
  const staying = stayingPatterns(signs.length, finished);
  const sums = finished === 0 ? staying.filter((pattern) => pattern < (all ^ pattern)) : staying;
  return {
    staying,
    most: staying.length,
    flops: sums.length,
    multiply(values, at) {
      for (const pattern of sums) {
        const sum = values[at + pattern]! + sigma * values[at + (all ^ pattern)]!;
        values[at + pattern] = sum;
        values[at + (all ^ pattern)] = sigma * sum;
      }
    },
  };
}

/** The block of a constraint with signs by place; `finished` is the pattern of variables that no later constraint has. */
export function sparseBlock(kind: KindName, signs: Int8Array, finished: number): SparseBlock {
  return kind === 'xor' ? parity(signs, finished) : rankOne(kind, signs, finished);
}
