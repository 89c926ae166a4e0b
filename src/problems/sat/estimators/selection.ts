import type { Work } from '../../contract.ts';

/** Keys that share all but so many low bits are told apart in a second pass. */
const LOW_BITS = 14;

/** Where the best of some keys end. */
interface Cut {
  /** All keys above it are among the best. */
  readonly key: number;
  /** So many of the keys equal to it are, too. */
  readonly ties: number;
}

/** The highest bucket down to which `wanted` keys lie, and how many are wanted of it. */
function lastBucket(counts: Int32Array, wanted: number): Cut {
  let left = wanted;
  let bucket = counts.length - 1;
  while (counts[bucket]! < left) left -= counts[bucket--]!;
  return { key: bucket, ties: left };
}

/** The cut behind the `wanted` ≥ 1 largest of at least as many keys: by counting, in linear time. */
function* cutBehind(keys: Int32Array, wanted: number): Work<never, Cut> {
  let [least, most] = [keys[0]!, keys[0]!];
  for (const key of keys) [least, most] = [Math.min(least, key), Math.max(most, key)];
  yield null;
  const coarse = new Int32Array(((most - least) >>> LOW_BITS) + 1);
  for (const key of keys) coarse[(key - least) >>> LOW_BITS]! += 1;
  yield null;
  const { key: high, ties: wantedOfHigh } = lastBucket(coarse, wanted);
  const fine = new Int32Array(1 << LOW_BITS);
  for (const key of keys) {
    if ((key - least) >>> LOW_BITS === high) fine[(key - least) & ((1 << LOW_BITS) - 1)]! += 1;
  }
  yield null;
  const { key: low, ties } = lastBucket(fine, wantedOfHigh);
  return { key: least + high * (1 << LOW_BITS) + low, ties };
}

/**
 * Marks the `wanted` best of some candidates: those of largest key, and of equal ones the first in the order that `before`
 * gives. Returns 1 for the marked.
 */
export function* bestOf(
  keys: Int32Array,
  wanted: number,
  before: (a: number, b: number) => number,
): Work<never, Uint8Array> {
  const marks = new Uint8Array(keys.length);
  if (wanted === 0) return marks;
  const { key, ties } = yield* cutBehind(keys, wanted);
  const equal: number[] = [];
  for (let i = 0; i < keys.length; i++) {
    if (keys[i]! > key) marks[i] = 1;
    else if (keys[i] === key) equal.push(i);
  }
  yield null;
  for (const i of equal.sort(before).slice(0, ties)) marks[i] = 1;
  return marks;
}
