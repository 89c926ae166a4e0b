import { binomial } from './binomial.ts';

/** The subsets of one size of {0 … n − 1} in colexicographic order, each with what is left when an element is taken out. */
export interface Faces {
  readonly size: number;
  /** C(n, size). */
  readonly count: number;
  /** Elements of the subset with rank r at r·size + j, ascending in j. */
  readonly elements: Uint16Array;
  /** At r·size + j: rank, among the subsets of one element less, of the subset r without its element j. */
  readonly ranks: Uint32Array;
}

/** Subsets between two pauses, at most twice as many. */
const CHUNK = 16384;

/** Writes the subsets whose largest element is `top` and whose others are those of `below` with ranks from `first` on. */
function fillOnto(faces: Faces, below: Faces, top: number, first: number, last: number): void {
  const { size, elements, ranks } = faces;
  const start = binomial(top, size);
  const shift = binomial(top, size - 1);
  for (let r = first; r < last; r++) {
    const at = (start + r) * size;
    for (let j = 0; j < size - 1; j++) {
      elements[at + j] = below.elements[r * (size - 1) + j]!;
      ranks[at + j] = shift + below.ranks[r * (size - 1) + j]!;
    }
    elements[at + size - 1] = top;
    ranks[at + size - 1] = r;
  }
}

function* facesOnto(below: Faces, n: number): Generator<null, Faces, void> {
  const size = below.size + 1;
  const count = binomial(n, size);
  const faces = { size, count, elements: new Uint16Array(count * size), ranks: new Uint32Array(count * size) };
  let since = 0;
  for (let top = size - 1; top < n; top++) {
    const end = binomial(top, size - 1);
    for (let first = 0; first < end; first += CHUNK) {
      const last = Math.min(end, first + CHUNK);
      fillOnto(faces, below, top, first, last);
      since += last - first;
      if (since < CHUNK) continue;
      since = 0;
      yield null;
    }
  }
  return faces;
}

/**
 * The subsets of {0 … n − 1} of every size up to `most`, n < 2¹⁶. In colexicographic order those with the largest element m are
 * the C(m, size) − th and on, in the order of what is left without m: each size follows from the one below.
 */
export function* facesUpTo(n: number, most: number): Generator<null, readonly Faces[], void> {
  const all: Faces[] = [{ size: 0, count: 1, elements: new Uint16Array(0), ranks: new Uint32Array(0) }];
  for (let size = 1; size <= most; size++) {
    all.push(yield* facesOnto(all[size - 1]!, n));
    yield null;
  }
  return all;
}
