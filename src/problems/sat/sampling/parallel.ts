import type { Key } from '../../../numerics/rng/key.ts';
import { fillWords32 } from '../../../numerics/rng/words32.ts';
import { satisfiedShare } from '../constraint.ts';
import type { Formula } from '../instance.ts';
import type { KindName } from '../parameters.ts';
import { type Compiled, compiledOf } from './compiled.ts';
import type { Drawing } from './drawing.ts';

/** Assignments that the model of its cost takes at a time. A word has 32 here: the charge is in the sampler's favour. */
const LANES = 64;
/** Word operations that a random word is charged. */
const RANDOM_WORD = 4;

/** Lanes that satisfy all constraints: x_v of each lane is a bit of words[at + v], 1 for true. Stops when none is left. */
type Check = (compiled: Compiled, words: Int32Array, at: number) => number;

const someTrue: Check = ({ starts, literals, flips }, words, at) => {
  let alive = -1;
  for (let c = 0, j = 0; c + 1 < starts.length && alive !== 0; c++) {
    let some = 0;
    for (const end = starts[c + 1]!; j < end; j++) some |= words[at + literals[j]!]! ^ flips[j]!;
    alive &= some;
  }
  return alive;
};

const notAllEqual: Check = ({ starts, literals, flips }, words, at) => {
  let alive = -1;
  for (let c = 0, j = 0; c + 1 < starts.length && alive !== 0; c++) {
    let some = 0;
    let every = -1;
    for (const end = starts[c + 1]!; j < end; j++) {
      const literal = words[at + literals[j]!]! ^ flips[j]!;
      some |= literal;
      every &= literal;
    }
    alive &= some & ~every;
  }
  return alive;
};

const evenFalse: Check = ({ starts, literals, flips }, words, at) => {
  let alive = -1;
  for (let c = 0, j = 0; c + 1 < starts.length && alive !== 0; c++) {
    let odd = 0;
    for (const end = starts[c + 1]!; j < end; j++) odd ^= ~(words[at + literals[j]!]! ^ flips[j]!);
    alive &= ~odd;
  }
  return alive;
};

const CHECKS: Readonly<Record<KindName, Check>> = { sat: someTrue, nae: notAllEqual, xor: evenFalse };

function outcomes(formula: Formula, key: Key, samples: number): Int32Array {
  const compiled = compiledOf(formula);
  const out = new Int32Array(Math.ceil(samples / 32));
  if (compiled.isContradictory) return out;
  const words = new Int32Array(out.length * compiled.variables);
  fillWords32(new Uint32Array(words.buffer), key);
  const check = CHECKS[formula.kind];
  for (let i = 0; i < out.length; i++) out[i] = check(compiled, words, i * compiled.variables);
  const beyond = 32 * out.length - samples;
  if (beyond > 0) out[out.length - 1]! &= -1 >>> beyond;
  return out;
}

/** Word operations of one constraint of r literals: flips, reductions, and one for the lanes left. */
const CONSTRAINT: Readonly<Record<KindName, (r: number) => number>> = {
  sat: (r) => 2 * r,
  nae: (r) => 3 * r + 1,
  xor: (r) => r + 1,
};

/** x^64. */
function toTheLanes(x: number): number {
  let power = x;
  for (let lanes = 1; lanes < LANES; lanes *= 2) power *= power;
  return power;
}

/**
 * (4n + Σ_j c_j·(1 − (1 − P_j)^64))/64 word operations, where constraint j takes c_j and is looked at if one of 64 lanes is
 * left, P_j = ∏_{i<j} F̂_i(∅) being the chance that one is (random-sat §8).
 */
function flopsPerSample(formula: Formula): number {
  let [operations, left] = [RANDOM_WORD * formula.variables, 1];
  for (const { variables, constant } of formula.constraints) {
    if (constant !== undefined) continue;
    operations += CONSTRAINT[formula.kind](variables.length) * (1 - toTheLanes(1 - left));
    left *= satisfiedShare(formula.kind, variables.length);
  }
  return operations / LANES;
}

/** One assignment in each bit of a word, all at a time until none of them is left (random-sat §8). */
export const parallelDrawing: Drawing = { flopsPerSample, outcomes };
