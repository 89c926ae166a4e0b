import type { Work } from '../../contract.ts';
import { form, formFlops } from '../tensors/form.ts';
import { inner } from '../tensors/inner.ts';
import { grownNorm, tracesNorm } from '../tensors/norm.ts';
import { addMultiple, contract, contractFlops, packedSize } from '../tensors/packed.ts';
import { type Removed, removeTraces, removeTracesFlops } from '../tensors/traces.ts';
import type { Plan } from './plan.ts';
import type { Scratch } from './scratch.ts';
import { energiesOf, type State } from './state.ts';

/** C_{q,r} for all q + r ≤ d, r ≥ 1: every tensor contracted with v again and again. */
function* contractAll({ tensors }: State, v: Float64Array, { degree, contracted }: Scratch): Work<never, void> {
  for (let j = 1; j <= degree; j++) {
    let tensor = tensors[j]!;
    for (let q = j - 1; q >= 0; q--) {
      const out = contracted[q]![j - q - 1]!;
      yield* contract(q + 1, tensor, v, out);
      tensor = out;
    }
  }
}

/** E[h² g²]: the squared norm of the product of head and factor, before anything is dropped (random-halfspaces §9). */
function totalEnergy(plan: Plan, state: State, { degree, contracted, multiplicity }: Scratch): number {
  let total = plan.total[degree]![0]![0]! * state.norms[degree]!;
  for (let q = degree - 1; q >= 0; q--) {
    const tensors = [state.tensors[q]!, ...contracted[q]!];
    for (const [r, left] of tensors.entries()) {
      for (const [s, right] of tensors.entries()) {
        if (s < r) continue;
        total += (s > r ? 2 : 1) * plan.total[q]![r]![s]! * inner(left, right, multiplicity[q]!);
      }
    }
  }
  return total;
}

/** Adds Σ_{r ≥ 1} terms[r]·C_{q,r}. */
function addContracted(out: Float64Array, terms: readonly number[], contracted: readonly Float64Array[]): void {
  for (const [i, tensor] of contracted.entries()) addMultiple(out, tensor, terms[i + 1]!);
}

/** Y_{J−1}, from Y_0 up; nothing for J = 0. */
function* formPartial(
  plan: Plan,
  produced: number,
  { tensors }: State,
  v: Float64Array,
  { contracted, partial }: Scratch,
): Work<never, Float64Array> {
  const terms = plan.terms[produced]!;
  for (let q = 0; q < produced; q++) {
    const out = partial[q]!;
    const y = partial[Math.max(0, q - 1)]!;
    yield* form(q, { out, from: tensors[q]!, scale: terms[q]![0]!, v, y });
    addContracted(out, terms[q]!, contracted[q]!);
  }
  return partial[Math.max(0, produced - 1)] ?? tensors[0]!;
}

/** ⟨A′_d, A′_d⟩ for d ≥ 1 from what is known of A_d and of Y, without a pass over A′_d. */
function* topNorm(
  scale: number,
  norm: number,
  v: Float64Array,
  y: Float64Array,
  scratch: Scratch,
): Work<never, number> {
  const { degree: rank, n, multiplicity } = scratch;
  const along = rank > 1 ? new Float64Array(packedSize(rank - 2, n)) : undefined;
  if (along) yield* contract(rank - 1, y, v, along);
  const contracted = scratch.contracted[rank - 1]![0]!;
  return grownNorm({ rank, scale, norm, contracted, y, along, multiplicity });
}

/** A′_J in place of A_J, and its norm. */
function* produce(plan: Plan, produced: number, state: State, v: Float64Array, scratch: Scratch): Work<never, void> {
  const { degree, n, contracted, multiplicity } = scratch;
  const y = yield* formPartial(plan, produced, state, v, scratch);
  const out = state.tensors[produced]!;
  const terms = plan.terms[produced]![produced]!;
  const isTop = produced === degree && degree > 0;
  let norm = isTop ? yield* topNorm(terms[0]!, state.norms[degree]!, v, y, scratch) : 0;
  yield* form(produced, { out, from: out, scale: terms[0]!, v, y });
  if (produced < degree) addContracted(out, terms, contracted[produced]!);
  const removed: Removed | undefined =
    plan.traceFree && produced > 1 ? yield* removeTraces(produced, out, v, y) : undefined;
  if (!isTop) norm = produced === 0 ? out[0]! * out[0]! : inner(out, out, multiplicity[produced]!);
  else if (removed) norm -= tracesNorm(produced, n, removed.trace, removed.twice, multiplicity);
  state.norms[produced] = norm;
}

/**
 * Multiplies the head by the factor along `v` (a unit vector) and keeps its part of degree ≤ d (random-halfspaces §4.2), in
 * place. Degrees go downwards, so that each is made of tensors that are still old. Returns the squared norm of the product
 * before the projection and of what is dropped, in the unit 4^exponent.
 */
export function* advance(
  plan: Plan,
  state: State,
  v: Float64Array,
  scratch: Scratch,
): Work<never, { readonly total: number; readonly lost: number }> {
  yield* contractAll(state, v, scratch);
  const total = totalEnergy(plan, state, scratch);
  for (let produced = plan.degree; produced >= 0; produced--) yield* produce(plan, produced, state, v, scratch);
  const kept = energiesOf(state).reduce((sum, energy) => sum + energy, 0);
  return { total, lost: Math.max(0, total - kept) };
}

/** Operations of the deduction in `advance`: every contraction. */
export function deductionFlops(degree: number, n: number): number {
  let flops = 0;
  for (let j = 1; j <= degree; j++) for (let rank = 1; rank <= j; rank++) flops += contractFlops(rank, n);
  return flops;
}

/**
 * Operations of the projection in `advance`: every Y_q and A′_J, and the traces that are removed. Squared norms are extra: they
 * belong to the predicted error, not to the estimate.
 */
export function projectionFlops(degree: number, n: number, traceFree: boolean): number {
  let flops = 0;
  for (let produced = 0; produced <= degree; produced++) {
    for (let q = 0; q <= produced; q++) flops += formFlops(q, n) + 2 * (degree - q) * packedSize(q, n);
    if (traceFree) flops += removeTracesFlops(produced, n);
  }
  return flops;
}
