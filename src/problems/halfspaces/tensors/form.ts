import { invariant } from '../../../numerics/invariant.ts';
import type { Work } from '../../contract.ts';
import { packedSize, STRETCH } from './packed.ts';

/** out = scale · from + r · Sym(v ⊗ y), all packed and symmetric; `out` may be `from`. */
interface Formed {
  readonly out: Float64Array;
  readonly from: Float64Array;
  readonly scale: number;
  readonly v: Float64Array;
  /** Of rank r − 1. */
  readonly y: Float64Array;
}

function formVector({ out, from, scale, v, y }: Formed): void {
  const only = y[0]!;
  for (let i = 0; i < v.length; i++) out[i] = scale * from[i]! + v[i]! * only;
}

/** Row k of a matrix: out_ik = scale·from_ik + v_k y_i + v_i y_k for i ≤ k. */
function formMatrixRow({ out, from, scale, v, y }: Formed, k: number, at: number): void {
  const [vk, yk] = [v[k]!, y[k]!];
  for (let i = 0; i <= k; i++) out[at + i] = scale * from[at + i]! + vk * y[i]! + v[i]! * yk;
}

/** Row (j, k) of rank 3: out_ijk = scale·from_ijk + v_k y_ij + v_j y_ik + v_i y_jk for i ≤ j; `at` is where it begins. */
function formRow3({ out, from, scale, v, y }: Formed, j: number, k: number, at: number): void {
  const [rowJ, rowK] = [packedSize(2, j), packedSize(2, k)];
  const [vj, vk, last] = [v[j]!, v[k]!, y[rowK + j]!];
  for (let i = 0; i <= j; i++) {
    out[at + i] = scale * from[at + i]! + vk * y[rowJ + i]! + vj * y[rowK + i]! + v[i]! * last;
  }
}

/** Row (j, k, l) of rank 4: four products v·y, one for each index that v may have. */
function formRow4(formed: Formed, [j, k, l]: readonly [number, number, number], at: number): void {
  const { out, from, scale, v, y } = formed;
  const rowJK = packedSize(3, k) + packedSize(2, j);
  const rowJL = packedSize(3, l) + packedSize(2, j);
  const rowKL = packedSize(3, l) + packedSize(2, k);
  const [vj, vk, vl, last] = [v[j]!, v[k]!, v[l]!, y[rowKL + j]!];
  for (let i = 0; i <= j; i++) {
    out[at + i] = scale * from[at + i]! + vl * y[rowJK + i]! + vk * y[rowJL + i]! + vj * y[rowKL + i]! + v[i]! * last;
  }
}

/** All rows of the slice whose largest index is `top`. */
function formSlice(rank: number, formed: Formed, top: number): void {
  let at = packedSize(rank, top);
  if (rank === 2) return formMatrixRow(formed, top, at);
  for (let k = 0; k <= top; k++) {
    if (rank === 3) {
      formRow3(formed, k, top, at);
      at += k + 1;
      continue;
    }
    for (let j = 0; j <= k; j++) {
      formRow4(formed, [j, k, top], at);
      at += j + 1;
    }
  }
}

/**
 * out = scale · from + r·Sym(v ⊗ y), where r·Sym(v ⊗ y)_{i…k} is the sum over the index that v has (random-halfspaces §4.2, §4.3):
 * of rank 1 to 4; of rank 0, where there is no v, out = scale · from.
 */
export function* form(rank: number, formed: Formed): Work<never, void> {
  const { out, from, scale, v } = formed;
  invariant(rank <= 4, `tensors of rank ${rank}`);
  if (rank === 0) out[0] = scale * from[0]!;
  else if (rank === 1) formVector(formed);
  else {
    let paused = 0;
    for (let top = 0; top < v.length; top++) {
      formSlice(rank, formed, top);
      const done = packedSize(rank, top + 1);
      if (done - paused < STRETCH) continue;
      paused = done;
      yield null;
    }
  }
}

/** Operations of `form`: 2r + 1 for each entry. */
export function formFlops(rank: number, n: number): number {
  return (2 * rank + 1) * packedSize(rank, n);
}
