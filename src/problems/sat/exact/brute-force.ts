import type { Exact, ExactAlgorithm, Work } from '../../contract.ts';
import { sizeOf } from '../estimators/bits.ts';
import { type Formula, isContradictory } from '../instance.ts';
import { exactProbability, halvedTimes } from './result.ts';
import { violations } from './violations.ts';

/** Variables whose value is a position in a word. */
const IN_WORD = 5;
/** Variables of one chunk: its words, 128 KiB, stay in a fast cache. */
const IN_CHUNK = 20;
/** More would not fit a bit pattern. */
export const MOST_VARIABLES = 45;
/** Word operations between two pauses. */
const PAUSE = 4_194_304;
/** Positions of a word at which each of the first five variables is false (random-sat §10). */
const FALSE_AT = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000] as const;

/** One violated subcube: which chunks and words it meets, and what is left of such a word. */
interface Subcube {
  readonly highMask: number;
  readonly high: number;
  readonly wordMask: number;
  readonly word: number;
  readonly keep: number;
}

/** Assignment number a has bit i where variable i is false: five bits in the word, then the word, then the chunk. */
function subcubeOf(variables: readonly number[], pattern: number): Subcube {
  const cube = { highMask: 0, high: 0, wordMask: 0, word: 0 };
  let inside = -1;
  for (const [j, variable] of variables.entries()) {
    const isFalse = (pattern >> j) & 1;
    if (variable < IN_WORD) {
      inside &= isFalse ? FALSE_AT[variable]! : ~FALSE_AT[variable]!;
    } else if (variable < IN_CHUNK) {
      cube.wordMask |= 1 << (variable - IN_WORD);
      cube.word |= isFalse << (variable - IN_WORD);
    } else {
      cube.highMask |= 1 << (variable - IN_CHUNK);
      cube.high |= isFalse << (variable - IN_CHUNK);
    }
  }
  return { ...cube, keep: ~inside };
}

function subcubesOf({ kind, constraints }: Formula): readonly Subcube[] {
  return constraints.flatMap((constraint) =>
    constraint.constant === undefined
      ? violations(kind, constraint).map((pattern) => subcubeOf(constraint.variables, pattern))
      : [],
  );
}

/** Strikes a subcube out of a chunk of 2^bits words; returns the number of words touched. */
function strike(words: Int32Array, { wordMask, word, keep }: Subcube): number {
  const free = (words.length - 1) & ~wordMask;
  let sub = 0;
  let touched = 0;
  do {
    words[sub | word]! &= keep;
    // The next number with bits in `free` alone: the carry runs over all others.
    sub = ((sub | ~free) + 1) & free;
    touched++;
  } while (sub !== 0);
  return touched;
}

function countBits(words: Int32Array): number {
  let count = 0;
  for (let i = 0; i < words.length; i++) count += sizeOf(words[i]!);
  return count;
}

function* count(formula: Formula): Work<never, Exact> {
  const { variables: n } = formula;
  if (isContradictory(formula)) return exactProbability(0);
  const subcubes = subcubesOf(formula);
  const words = new Int32Array(1 << Math.max(0, Math.min(n, IN_CHUNK) - IN_WORD));
  const full = n < IN_WORD ? (1 << (1 << n)) - 1 : -1;
  const chunks = 1 << Math.max(0, n - IN_CHUNK);
  let solutions = 0;
  let touched = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    words.fill(full);
    for (const subcube of subcubes) {
      if ((chunk & subcube.highMask) === subcube.high) touched += strike(words, subcube);
    }
    solutions += countBits(words);
    touched += words.length;
    if (touched < PAUSE) continue;
    touched = 0;
    yield null;
  }
  return exactProbability(halvedTimes(solutions, n));
}

/** Word operations: 2^(n−5) words, each struck by what falls on it, and counted. */
function costOf(formula: Formula): number {
  const words = 1 / halvedTimes(1, Math.max(0, formula.variables - IN_WORD));
  const struck = subcubesOf(formula).reduce((sum, { wordMask, highMask }) => {
    return sum + halvedTimes(words, sizeOf(wordMask) + sizeOf(highMask));
  }, 0);
  return struck + 4 * words;
}

/**
 * All 2^n assignments, one bit each, 32 in a word (random-sat §10): of every way to violate a constraint only the words of that
 * subcube are touched. Assignments come in chunks of 2^20, so that memory is the same for all n.
 */
export function bruteForce(formula: Formula): ExactAlgorithm | undefined {
  if (formula.variables > MOST_VARIABLES) return undefined;
  return { name: 'all assignments', cost: costOf(formula), run: () => count(formula) };
}
