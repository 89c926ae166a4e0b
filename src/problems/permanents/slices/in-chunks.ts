import type { Work } from '../../contract.ts';

/** Subsets between two pauses: some milliseconds, at up to 20 elements each. */
const CHUNK = 16384;

/** Treats the indices from 0 to `count` in ascending order, a range [from, to) at a time. */
export function* inChunks(count: number, treat: (from: number, to: number) => void): Work<never, void> {
  for (let from = 0; from < count; from += CHUNK) {
    treat(from, Math.min(count, from + CHUNK));
    if (count > CHUNK) yield null;
  }
}
