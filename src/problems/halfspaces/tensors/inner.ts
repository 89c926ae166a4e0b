import { packedSize } from './packed.ts';

/** The multiset of rank `rank` behind the places of a packed tensor, visited in order of storage, indices ascending. */
function visit(rank: number, n: number, seen: (indices: readonly number[]) => void): void {
  const descend = (left: number, end: number, chosen: readonly number[]): void => {
    if (left === 0) seen(chosen);
    else for (let i = 0; i < end; i++) descend(left - 1, i + 1, [i, ...chosen]);
  };
  descend(rank, n, []);
}

/** r!/∏ m!: how many entries of the full tensor a multiset of indices stands for. */
function arrangements(indices: readonly number[]): number {
  let [count, run] = [1, 0];
  for (const [position, index] of indices.entries()) {
    run = index === indices[position - 1] ? run + 1 : 1;
    count = (count * (position + 1)) / run;
  }
  return count;
}

/** How many entries of the full tensor every packed entry stands for. */
export function multiplicities(rank: number, n: number): Float64Array {
  const out = new Float64Array(packedSize(rank, n));
  let at = 0;
  visit(rank, n, (indices) => {
    out[at++] = arrangements(indices);
  });
  return out;
}

/** ⟨A, B⟩, the sum over all entries of the full tensors: Σ multiplicity·a·b from 0 in order of storage. */
export function inner(a: Float64Array, b: Float64Array, multiplicity: Float64Array): number {
  let sum = 0;
  for (let e = 0; e < multiplicity.length; e++) sum += multiplicity[e]! * a[e]! * b[e]!;
  return sum;
}
