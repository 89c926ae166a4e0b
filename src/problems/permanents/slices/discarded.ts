import { binomial } from '../../../numerics/combinatorics/binomial.ts';
import type { Faces } from '../../../numerics/combinatorics/faces.ts';
import type { Work } from '../../contract.ts';
import type { CentredRow } from './centred-row.ts';
import { contract } from './general.ts';
import { inChunks } from './in-chunks.ts';

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/**
 * Σ_R h(R)² over the subsets R of d + 1 columns: the part of degree d + 1 that a row makes of φ, of degree d, and that
 * a projection drops. Never built: Σh² = Σψ² − (n − 2d)Σv² − C(n − 2d + 2, 2)Σy² and, with G(Q) = Σ_{e∉Q} ξ_e φ(Q ∪ e),
 * Σψ² = Σ_S φ(S)²(Σ_b ξ_b² − 2 Σ_{b∈S} ξ_b²) + Σ_Q G(Q)² (random-permanents §5). Needs n ≥ 2d + 2.
 */
export function* discarded(
  n: number,
  faces: Faces,
  phi: Float64Array,
  { deviations, spread }: CentredRow,
): Work<never, number> {
  const { size, count, elements, ranks } = faces;
  const rest = n - 2 * size;
  const toY = -2 / ((rest + 1) * (rest + 2));
  const gathered = new Float64Array(binomial(n, size - 1));
  yield* inChunks(count, (from, to) => contract(faces, phi, deviations, gathered, from, to));
  let [psi, squares] = [0, 0];
  yield* inChunks(count, (from, to) => {
    for (let r = from; r < to; r++) {
      let [deviation, square, lifted] = [0, 0, 0];
      for (let at = r * size; at < (r + 1) * size; at++) {
        const xi = deviations[elements[at]!]!;
        deviation += xi;
        square += xi * xi;
        lifted += gathered[ranks[at]!]!;
      }
      const v = (-2 * deviation * phi[r]! - (rest + 1) * toY * lifted) / rest;
      psi += phi[r]! * phi[r]! * (spread - 2 * square);
      squares += v * v;
    }
  });
  const g = sumOfSquares(gathered);
  // Where nothing is dropped the difference is rounding noise of either sign.
  return Math.max(0, psi + g - rest * squares - binomial(rest + 2, 2) * toY * toY * g);
}
