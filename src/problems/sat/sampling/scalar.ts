import type { Key } from '../../../numerics/rng/key.ts';
import { fillWords32 } from '../../../numerics/rng/words32.ts';
import { satisfiedShare } from '../constraint.ts';
import type { Formula } from '../instance.ts';
import type { KindName } from '../parameters.ts';
import { type Compiled, compiledOf } from './compiled.ts';
import type { Drawing } from './drawing.ts';

/** Whether an assignment, variable v in bit v mod 32 of words[at + ⌊v/32⌋], satisfies all constraints. */
type Check = (compiled: Compiled, words: Uint32Array, at: number) => boolean;

/** 1 where literal j is true, 0 elsewhere. */
function truth({ literals, flips }: Compiled, words: Uint32Array, at: number, j: number): number {
  const v = literals[j]!;
  return ((words[at + (v >> 5)]! >>> (v & 31)) ^ flips[j]!) & 1;
}

/** Reads literals up to the first that is true. */
const someTrue: Check = (compiled, words, at) => {
  const { starts } = compiled;
  for (let c = 0; c + 1 < starts.length; c++) {
    let j = starts[c]!;
    while (j < starts[c + 1]! && truth(compiled, words, at, j) === 0) j++;
    if (j === starts[c + 1]) return false;
  }
  return true;
};

/** Reads literals up to the first that differs from the one before. */
const notAllEqual: Check = (compiled, words, at) => {
  const { starts } = compiled;
  for (let c = 0; c + 1 < starts.length; c++) {
    const first = truth(compiled, words, at, starts[c]!);
    let j = starts[c]! + 1;
    while (j < starts[c + 1]! && truth(compiled, words, at, j) === first) j++;
    if (j === starts[c + 1]) return false;
  }
  return true;
};

const evenFalse: Check = (compiled, words, at) => {
  const { starts } = compiled;
  for (let c = 0; c + 1 < starts.length; c++) {
    let odd = 0;
    for (let j = starts[c]!; j < starts[c + 1]!; j++) odd ^= 1 - truth(compiled, words, at, j);
    if (odd === 1) return false;
  }
  return true;
};

const CHECKS: Readonly<Record<KindName, Check>> = { sat: someTrue, nae: notAllEqual, xor: evenFalse };

function outcomes(formula: Formula, key: Key, samples: number): Int32Array {
  const compiled = compiledOf(formula);
  const out = new Int32Array(Math.ceil(samples / 32));
  if (compiled.isContradictory) return out;
  const width = Math.ceil(compiled.variables / 32);
  const words = new Uint32Array(samples * width);
  fillWords32(words, key);
  const check = CHECKS[formula.kind];
  for (let i = 0; i < samples; i++) {
    if (check(compiled, words, i * width)) out[i >> 5]! |= 1 << (i & 31);
  }
  return out;
}

/** Literals of a constraint that are looked at on average: up to the first that decides. */
function literalsRead(kind: KindName, r: number): number {
  if (kind === 'xor') return r;
  const until = (length: number): number => 2 - 2 / (1 << length);
  return kind === 'sat' ? until(r) : 1 + until(r - 1);
}

/** Σ_j P_j·(literals read), P_j = ∏_{i<j} F̂_i(∅): for k-SAT 2^k·(2 − 2^(1−k))·(1 − (1 − 2^−k)^m) (random-sat §8). */
function flopsPerSample({ kind, constraints }: Formula): number {
  let [operations, left] = [0, 1];
  for (const { variables, constant } of constraints) {
    if (constant !== undefined) continue;
    operations += left * literalsRead(kind, variables.length);
    left *= satisfiedShare(kind, variables.length);
  }
  return operations;
}

/** One assignment after another, up to the first constraint that it violates (random-sat §8). */
export const scalarDrawing: Drawing = { flopsPerSample, outcomes };
