import { packedSize } from './packed.ts';

/** How many entries of the full tensor of one rank more stand for a multiset with one more index `top`, the largest. */
function addLargest(lower: Float64Array, rank: number, top: number, out: Float64Array): void {
  const at = packedSize(rank, top);
  let [start, end] = [0, 0];
  // Those that have `top` c times already come after all that have it less often.
  for (let c = 0; c < rank; c++) {
    end += packedSize(rank - 1 - c, top);
    for (let e = start; e < end; e++) out[at + e] = (lower[e]! * rank) / (c + 1);
    start = end;
  }
}

/** How many entries of the full tensor every packed entry stands for: r!/∏ m! of a multiset of r indices. */
export function multiplicities(rank: number, n: number): Float64Array {
  if (rank === 0) return Float64Array.of(1);
  const lower = multiplicities(rank - 1, n);
  const out = new Float64Array(packedSize(rank, n));
  for (let top = 0; top < n; top++) addLargest(lower, rank, top, out);
  return out;
}

/** ⟨A, B⟩, the sum over all entries of the full tensors: Σ multiplicity·a·b from 0 in order of storage. */
export function inner(a: Float64Array, b: Float64Array, multiplicity: Float64Array): number {
  let sum = 0;
  for (let e = 0; e < multiplicity.length; e++) sum += multiplicity[e]! * a[e]! * b[e]!;
  return sum;
}
