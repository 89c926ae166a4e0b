import { inner } from './inner.ts';

/** What decides the squared norm of scale · A + r·Sym(v ⊗ y), less its traces, without a look at A. */
interface Grown {
  readonly rank: number;
  readonly scale: number;
  /** ⟨A, A⟩, A trace-free where traces are removed. */
  readonly norm: number;
  /** A[v], y (both of rank − 1) and y[v] (of rank − 2; absent at rank 1), packed. */
  readonly contracted: Float64Array;
  readonly y: Float64Array;
  readonly along: Float64Array | undefined;
  /** Multiplicities of the ranks 0 … rank − 1. */
  readonly multiplicity: readonly Float64Array[];
}

/**
 * ⟨A′, A′⟩ for A′ = scale·A + S, S = r·Sym(v ⊗ y), |v| = 1: scale²⟨A, A⟩ + 2 r·scale·⟨A[v], y⟩ + ⟨S, S⟩ with
 * ⟨S, S⟩ = r(⟨y, y⟩ + (r − 1)⟨y[v], y[v]⟩). It takes O(n^{r−1}) operations where the sum over A′ takes O(n^r).
 */
export function grownNorm(grown: Grown): number {
  const { rank, scale, norm, contracted, y, along, multiplicity } = grown;
  const weights = multiplicity[rank - 1]!;
  const own = inner(y, y, weights) + (along ? (rank - 1) * inner(along, along, multiplicity[rank - 2]!) : 0);
  return scale * scale * norm + 2 * rank * scale * inner(contracted, y, weights) + rank * own;
}

/**
 * What the trace-free part of S has less in ⟨S, S⟩ (random-halfspaces §4.2, the factors a_s): |tr S|²·r(r − 1)/(2(n + 2r − 4)), less
 * 3(tr² S)²/((n + 2)(n + 4)) at rank 4. It is orthogonal to all that is trace-free.
 */
export function tracesNorm(
  rank: number,
  n: number,
  trace: Float64Array,
  twice: number,
  multiplicity: readonly Float64Array[],
): number {
  const square = inner(trace, trace, multiplicity[rank - 2]!);
  return (rank * (rank - 1) * square) / (2 * (n + 2 * rank - 4)) - (3 * twice * twice) / ((n + 2) * (n + 4));
}
