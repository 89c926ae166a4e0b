import type { Work } from '../../contract.ts';
import { contract, contractFlops, packedSize, STRETCH } from './packed.ts';

/*
 * Of S = r·Sym(v ⊗ y), y symmetric of rank r − 1: tr S = 2·y[v] + (r − 2)·Sym(v ⊗ tr y), the second part of rank r − 2
 * (random-halfspaces §4.2, §4.3). The trace-free part of S is S less the sum over pairs of indices δ_ab N, where N is
 * tr S/n at rank 2, tr S/(n + 2) at rank 3 and tr S/(n + 4) − δ·tr² S/(2(n + 2)(n + 4)) at rank 4.
 */

/** tr y of a packed tensor of rank 3: Σ_i y_iik, from 0 over ascending i. */
function traceOfThird(y: Float64Array, n: number, out: Float64Array): void {
  for (let k = 0; k < n; k++) {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const at = i <= k ? packedSize(3, k) + packedSize(2, i) + i : packedSize(3, i) + packedSize(2, i) + k;
      sum += y[at]!;
    }
    out[k] = sum;
  }
}

/** tr y of a packed matrix, from 0 over ascending i. */
function traceOfMatrix(y: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += y[packedSize(2, i) + i]!;
  return sum;
}

/** tr S for S = rank·Sym(v ⊗ y), given y[v], of ranks 2 to 4; packed of rank − 2. */
function* traceOf(rank: number, v: Float64Array, y: Float64Array, along: Float64Array): Work<never, Float64Array> {
  const n = v.length;
  const out = new Float64Array(packedSize(rank - 2, n));
  if (rank === 2) out[0] = 2 * along[0]!;
  else if (rank === 3) {
    const trace = traceOfMatrix(y, n);
    for (let k = 0; k < n; k++) out[k] = 2 * along[k]! + trace * v[k]!;
  } else {
    const trace = new Float64Array(n);
    traceOfThird(y, n, trace);
    yield null;
    let at = 0;
    for (let l = 0; l < n; l++) {
      for (let k = 0; k <= l; k++, at++) out[at] = 2 * along[at]! + v[k]! * trace[l]! + v[l]! * trace[k]!;
    }
  }
  return out;
}

/** What a tensor of rank 3 loses: N_k wherever two indices agree, 3N_i where all do. */
function removeFromThird(tensor: Float64Array, n: number, part: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const own = packedSize(3, i) + packedSize(2, i);
    for (let k = 0; k < i; k++) tensor[own + k] = tensor[own + k]! - part[k]!;
    tensor[own + i] = tensor[own + i]! - 3 * part[i]!;
    for (let k = i + 1; k < n; k++) {
      const at = packedSize(3, k) + packedSize(2, i) + i;
      tensor[at] = tensor[at]! - part[k]!;
    }
  }
}

/** Where (i, i, k, l) with k ≤ l stands. */
function placeOf(i: number, k: number, l: number): number {
  if (i >= l) return packedSize(4, i) + packedSize(3, i) + packedSize(2, l) + k;
  if (i >= k) return packedSize(4, l) + packedSize(3, i) + packedSize(2, i) + k;
  return packedSize(4, l) + packedSize(3, k) + packedSize(2, i) + i;
}

/** How many pairs among i, i, k, l are (i, i) and leave k, l. */
function pairsOf(i: number, k: number, l: number): number {
  return i === k ? (i === l ? 6 : 3) : i === l ? 3 : 1;
}

function* removeFromFourth(tensor: Float64Array, n: number, part: Float64Array): Work<never, void> {
  let done = 0;
  for (let i = 0; i < n; i++) {
    let e = 0;
    for (let l = 0; l < n; l++) {
      for (let k = 0; k <= l; k++, e++) {
        const at = placeOf(i, k, l);
        tensor[at] = tensor[at]! - pairsOf(i, k, l) * part[e]!;
      }
    }
    done += e;
    if (done < STRETCH / 4) continue;
    done = 0;
    yield null;
  }
}

/** N as above, in place of tr S. Returns tr² S at rank 4, 0 below. */
function reduce(rank: number, n: number, trace: Float64Array): number {
  if (rank < 4) {
    const scale = 1 / (n + 2 * rank - 4);
    for (let e = 0; e < trace.length; e++) trace[e] = scale * trace[e]!;
    return 0;
  }
  const twice = traceOfMatrix(trace, n);
  const scale = 1 / (n + 4);
  for (let e = 0; e < trace.length; e++) trace[e] = scale * trace[e]!;
  const less = twice / (2 * (n + 2) * (n + 4));
  for (let i = 0; i < n; i++) trace[packedSize(2, i) + i] = trace[packedSize(2, i) + i]! - less;
  return twice;
}

/** Traces that a projection took away. */
export interface Removed {
  /** tr S, packed of rank − 2. */
  readonly trace: Float64Array;
  /** tr² S at rank 4. */
  readonly twice: number;
}

/** Takes from `tensor`, which holds S = rank·Sym(v ⊗ y) beside what is trace-free, the traces of S; ranks 2 to 4. */
export function* removeTraces(
  rank: number,
  tensor: Float64Array,
  v: Float64Array,
  y: Float64Array,
): Work<never, Removed> {
  const n = v.length;
  const along = new Float64Array(packedSize(rank - 2, n));
  yield* contract(rank - 1, y, v, along);
  const trace = yield* traceOf(rank, v, y, along);
  const part = trace.slice();
  const twice = reduce(rank, n, part);
  if (rank === 2) for (let i = 0; i < n; i++) tensor[packedSize(2, i) + i] = tensor[packedSize(2, i) + i]! - part[0]!;
  else if (rank === 3) removeFromThird(tensor, n, part);
  else yield* removeFromFourth(tensor, n, part);
  return { trace, twice };
}

/** Operations of `removeTraces`; 0 below rank 2. Constants of n are not counted. */
export function removeTracesFlops(rank: number, n: number): number {
  if (rank < 2) return 0;
  const contraction = contractFlops(rank - 1, n);
  if (rank === 2) return contraction + 1 + 1 + n;
  // tr y, tr S, N, and one subtraction for each place, with a product where all indices agree.
  if (rank === 3) return contraction + n + 3 * n + n + (n * n + n);
  const pairs = packedSize(2, n);
  return contraction + n * n + 5 * pairs + (n + pairs + 1 + n) + 2 * n * pairs;
}
