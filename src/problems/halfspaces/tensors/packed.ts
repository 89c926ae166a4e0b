import type { Work } from '../../contract.ts';

/*
 * A symmetric tensor of rank r in n dimensions is stored once for each multiset of indices i ≤ j ≤ k ≤ …, in colexicographic
 * order: entry (i ≤ j ≤ k ≤ l) stands at C(i, 1) + C(j + 1, 2) + C(k + 2, 3) + C(l + 3, 4). So the entries whose largest index
 * is below m are a prefix, the same tensor in m dimensions; and those whose largest index is k are a slice, the tensor of rank
 * r − 1 in k + 1 dimensions that a fixed index k leaves (random-halfspaces §5). Rank 0 is one number.
 */

/** Entries that are worked on between two pauses. */
export const STRETCH = 250_000;

/** Stored entries of a symmetric tensor: C(n + rank − 1, rank). */
export function packedSize(rank: number, n: number): number {
  let size = 1;
  for (let i = 0; i < rank; i++) size = (size * (n + i)) / (i + 1);
  return size;
}

/** Σ T_…i v_i of a rank 1 or a slice of it: sums from 0 over ascending i. */
function dot(tensor: Float64Array, at: number, n: number, v: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += tensor[at + i]! * v[i]!;
  return sum;
}

/** out += v_k · (entries of the slice of k that lie below it), `count` of them. */
function addScaled(
  out: Float64Array,
  to: number,
  tensor: Float64Array,
  at: number,
  count: number,
  scale: number,
): void {
  for (let e = 0; e < count; e++) out[to + e] = out[to + e]! + scale * tensor[at + e]!;
}

/** Rank 2: out_k = Σ_{i ≤ k} T_ik v_i, and out_i += T_ik v_k for i < k, slice by slice. */
function contractMatrix(
  tensor: Float64Array,
  from: number,
  n: number,
  v: Float64Array,
  out: Float64Array,
  to: number,
): void {
  let at = from;
  for (let k = 0; k < n; k++) {
    const vk = v[k]!;
    let sum = 0;
    for (let i = 0; i < k; i++) {
      const entry = tensor[at + i]!;
      sum += entry * v[i]!;
      out[to + i] = out[to + i]! + vk * entry;
    }
    out[to + k] = sum + tensor[at + k]! * vk;
    at += k + 1;
  }
}

/** T[v] of the tensor of rank ≥ 1 in n dimensions that begins at `from`, to `to`. */
function contractAt(
  rank: number,
  tensor: Float64Array,
  from: number,
  n: number,
  v: Float64Array,
  out: Float64Array,
  to: number,
): void {
  if (rank === 1) out[to] = dot(tensor, from, n, v);
  else if (rank === 2) contractMatrix(tensor, from, n, v, out, to);
  else {
    let at = from;
    for (let k = 0; k < n; k++) at = contractSlice(rank, k, tensor, at, v, out, to);
  }
}

/**
 * One slice k of a contraction of rank ≥ 3: where k is kept, the slice contracted; where k is summed over, v_k times its
 * entries below k. Returns where the next slice begins.
 */
function contractSlice(
  rank: number,
  k: number,
  tensor: Float64Array,
  at: number,
  v: Float64Array,
  out: Float64Array,
  to: number,
): number {
  const below = packedSize(rank - 1, k);
  contractAt(rank - 1, tensor, at, k + 1, v, out, to + below);
  addScaled(out, to, tensor, at, below, v[k]!);
  return at + packedSize(rank - 1, k + 1);
}

/**
 * out = T[v], T_{i…jk} v_k summed over k, for packed symmetric tensors: `tensor` of `rank` ≥ 1 in v.length dimensions, `out` of
 * one rank less. Slices go in ascending order, each within as above.
 */
export function* contract(rank: number, tensor: Float64Array, v: Float64Array, out: Float64Array): Work<never, void> {
  if (rank < 3) return contractAt(rank, tensor, 0, v.length, v, out, 0);
  let [at, paused] = [0, 0];
  for (let k = 0; k < v.length; k++) {
    at = contractSlice(rank, k, tensor, at, v, out, 0);
    if (at - paused < STRETCH) continue;
    paused = at;
    yield null;
  }
}

/** Operations of `contract`: 2n for each entry of its result. */
export function contractFlops(rank: number, n: number): number {
  return 2 * n * packedSize(rank - 1, n);
}

/** out += scale · tensor, entry by entry: two operations each. */
export function addMultiple(out: Float64Array, tensor: Float64Array, scale: number): void {
  addScaled(out, 0, tensor, 0, out.length, scale);
}
