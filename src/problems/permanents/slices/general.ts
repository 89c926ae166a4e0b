import { binomial } from '../../../numerics/combinatorics/binomial.ts';
import type { Faces } from '../../../numerics/combinatorics/faces.ts';
import type { Work } from '../../contract.ts';
import { type CentredRow, deviationFlops, meanFlops } from './centred-row.ts';
import { inChunks } from './in-chunks.ts';
import { highestDegree, type SliceRule } from './state.ts';

/**
 * One degree ℓ of the state, and what the current row makes of it: with ψ(R) = Σ_{b∈R} ξ_b φ(R\b) on the subsets of ℓ + 1 columns,
 * ψ = h + lift of v + lift of y, each of them harmonic (random-permanents §3).
 */
interface Level {
  readonly faces: Faces;
  /** φ, v and t = v + ½ Σ_{e∈S} y(S\e), over the subsets S of ℓ columns. */
  readonly phi: Float64Array;
  readonly v: Float64Array;
  readonly t: Float64Array;
  /** y, over the subsets of ℓ − 1 columns. */
  readonly y: Float64Array;
}

function emptyLevel(faces: Faces, below: Faces | undefined): Level {
  const { count } = faces;
  const zeros = (): Float64Array => new Float64Array(count);
  return { faces, phi: zeros(), v: zeros(), t: zeros(), y: new Float64Array(below?.count ?? 0) };
}

/** Adds ξ_e φ(S) to out(S\e), for every e in the subsets S with ranks [from, to). */
export function contract(
  { size, elements, ranks }: Faces,
  phi: Float64Array,
  xi: Float64Array,
  out: Float64Array,
  from: number,
  to: number,
): void {
  for (let r = from; r < to; r++) {
    const value = phi[r]!;
    for (let at = r * size; at < (r + 1) * size; at++) {
      out[ranks[at]!] = out[ranks[at]!]! + xi[elements[at]!]! * value;
    }
  }
}

/** y(Q) = −2/((n − 2ℓ + 1)(n − 2ℓ + 2)) · Σ_{e∉Q} ξ_e φ(Q ∪ e). */
function* findY({ faces, phi, y }: Level, n: number, xi: Float64Array): Work<never, void> {
  const rest = n - 2 * faces.size;
  const factor = -2 / ((rest + 1) * (rest + 2));
  y.fill(0);
  yield* inChunks(faces.count, (from, to) => contract(faces, phi, xi, y, from, to));
  for (let q = 0; q < y.length; q++) y[q] = factor * y[q]!;
  yield null;
}

/** v(S) = [−2ξ(S)φ(S) − (n − 2ℓ + 1) Σ_{e∈S} y(S\e)]/(n − 2ℓ), 0 where n = 2ℓ; and t. */
function* findV({ faces, phi, v, t, y }: Level, n: number, xi: Float64Array): Work<never, void> {
  const { size, elements, ranks } = faces;
  const rest = n - 2 * size;
  const toPhi = rest === 0 ? 0 : -2 / rest;
  const toY = rest === 0 ? 0 : (rest + 1) / rest;
  yield* inChunks(faces.count, (from, to) => {
    for (let r = from; r < to; r++) {
      let [deviation, lifted] = [0, 0];
      for (let at = r * size; at < (r + 1) * size; at++) {
        deviation += xi[elements[at]!]!;
        lifted += y[ranks[at]!]!;
      }
      const own = toPhi * (deviation * phi[r]!) - toY * lifted;
      v[r] = own;
      t[r] = own + 0.5 * lifted;
    }
  });
}

/** Σ_{e∈R} (ξ_e φ(R\e) − t(R\e)) = h(R), from the degree below, for the subset R of rank r. */
function raised({ size, elements, ranks }: Faces, r: number, { phi, t }: Level, xi: Float64Array): number {
  let sum = 0;
  for (let at = r * size; at < (r + 1) * size; at++) {
    sum += xi[elements[at]!]! * phi[ranks[at]!]! - t[ranks[at]!]!;
  }
  return sum;
}

/** φ'_ℓ = [(I − ℓ)(c̄φ_ℓ + v_ℓ) + h of degree ℓ − 1 + C(I − ℓ, 2)·y of degree ℓ + 1]/I, in place. */
function* update(
  level: Level,
  below: Level | undefined,
  above: Level | undefined,
  { mean, deviations }: CentredRow,
  I: number,
): Work<never, void> {
  const { faces, phi, v } = level;
  const kept = I - faces.size;
  const fromAbove = (kept * (kept - 1)) / 2;
  const share = 1 / I;
  yield* inChunks(faces.count, (from, to) => {
    for (let r = from; r < to; r++) {
      let value = below ? kept * (mean * phi[r]! + v[r]!) : kept * (mean * phi[r]!);
      if (below) value += raised(faces, r, below, deviations);
      if (above) value += fromAbove * above.y[r]!;
      phi[r] = share * value;
    }
  });
}

/** Degrees of which the I-th row makes something, and degrees that are left after it. */
function degreesAt(n: number, d: number, I: number): { readonly before: number; readonly after: number } {
  return { before: Math.min(d, highestDegree(n, I - 1)), after: Math.min(d, highestDegree(n, I)) };
}

/**
 * Any degree d ≤ n/2 (random-permanents §3), by subsets in colexicographic order. Degrees are renewed from the highest down,
 * since each needs the old values of the one below.
 */
export const generalRule: SliceRule = {
  start(n, faces) {
    const levels = faces.map((each, size) => emptyLevel(each, faces[size - 1]));
    levels[0]!.phi[0] = 1;
    return {
      levels: levels.map(({ phi }) => phi),
      *multiply(row, I) {
        const { before, after } = degreesAt(n, levels.length - 1, I);
        for (let size = 1; size <= before; size++) {
          yield* findY(levels[size]!, n, row.deviations);
          if (size <= after) yield* findV(levels[size]!, n, row.deviations);
        }
        for (let size = after; size >= 0; size--) {
          yield* update(levels[size]!, levels[size - 1], size < before ? levels[size + 1] : undefined, row, I);
        }
        for (const { phi } of levels.slice(after + 1)) phi.fill(0);
        yield null;
      },
    };
  },
  flops(n, d, I) {
    const { before, after } = degreesAt(n, d, I);
    let flops = meanFlops(n) + deviationFlops(n);
    for (let size = 1; size <= before; size++) {
      flops += 2 * size * binomial(n, size) + binomial(n, size - 1);
      if (size <= after) flops += (2 * size + 6) * binomial(n, size);
    }
    for (let size = after; size >= 0; size--) {
      flops += (3 + (size > 0 ? 3 * size + 2 : 0) + (size < before ? 2 : 0)) * binomial(n, size);
    }
    return flops;
  },
};
