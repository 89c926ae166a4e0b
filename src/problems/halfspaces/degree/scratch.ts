import { multiplicities } from '../tensors/inner.ts';
import { packedSize } from '../tensors/packed.ts';

/** Room for one step, used again by the next. */
export interface Scratch {
  readonly n: number;
  readonly degree: number;
  /** [q][r − 1]: C_{q,r} for r = 1 … d − q, packed of rank q. */
  readonly contracted: readonly (readonly Float64Array[])[];
  /** Y_q for q < d. */
  readonly partial: readonly Float64Array[];
  /** Multiplicities of the ranks 0 … d − 1. */
  readonly multiplicity: readonly Float64Array[];
}

/** Room for steps of degree d in n dimensions. */
export function scratchFor(degree: number, n: number): Scratch {
  const ranks = Array.from({ length: degree }, (_, rank) => rank);
  const packed = (rank: number): Float64Array => new Float64Array(packedSize(rank, n));
  return {
    n,
    degree,
    contracted: ranks.map((q) => Array.from({ length: degree - q }, () => packed(q))),
    partial: ranks.map(packed),
    multiplicity: ranks.map((rank) => multiplicities(rank, n)),
  };
}

/** Numbers that a scratch holds. */
export function scratchSize(degree: number, n: number): number {
  let size = 0;
  for (let q = 0; q < degree; q++) size += (degree - q + 2) * packedSize(q, n);
  return size;
}
