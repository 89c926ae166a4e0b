import { type Coefficient, type Coefficients, coefficientsOf } from '../coefficients/coefficients.ts';
import type { Factor } from '../factor.ts';
import { memo } from '../memo.ts';
import type { BasisName } from '../methods.ts';

/** j! for j = 0 … 4. */
export const FACTORIALS: readonly number[] = [1, 1, 2, 6, 24];

/**
 * Numbers that every step of a run multiplies by (random-halfspaces §4.2). With C_{q,r} = A_{q+r}[v^r],
 *
 *   A′_J = Σ_r terms[J][J][r]·C_{J,r} + J·Sym(v ⊗ Y_{J−1}),  Y_q = Σ_r terms[J][q][r]·C_{q,r} + q·Sym(v ⊗ Y_{q−1}),
 *
 * terms[J][q][r] = G_q(J, q + r)/(r! (J − q)!): the sum over q of §4.2 in Horner's form, its binomials taken into the terms.
 */
export interface Plan {
  readonly degree: number;
  readonly traceFree: boolean;
  readonly logUnit: number;
  readonly terms: readonly (readonly (readonly number[])[])[];
  /**
   * [q][r][s]: what ⟨C_{q,r}, C_{q,s}⟩ counts in E[h² g²], S_q(q + r, q + s)/(q! r! s!) with the coefficients S of h²: of the
   * product before anything is dropped.
   */
  readonly total: readonly (readonly (readonly number[])[])[];
}

/** 0 … last. */
function upTo(last: number): number[] {
  return Array.from({ length: last + 1 }, (_, i) => i);
}

function termsOf(degree: number, product: Coefficient): Plan['terms'] {
  return upTo(degree).map((produced) =>
    upTo(produced).map((q) =>
      upTo(degree - q).map((r) => product(q, produced, q + r) / (FACTORIALS[r]! * FACTORIALS[produced - q]!)),
    ),
  );
}

function totalOf(degree: number, square: Coefficient): Plan['total'] {
  return upTo(degree).map((q) =>
    upTo(degree - q).map((r) =>
      upTo(degree - q).map((s) => square(q, q + r, q + s) / (FACTORIALS[q]! * FACTORIALS[r]! * FACTORIALS[s]!)),
    ),
  );
}

function planOf({ degree, traceFree, logUnit, product, square }: Coefficients): Plan {
  return { degree, traceFree, logUnit, terms: termsOf(degree, product), total: totalOf(degree, square) };
}

/** Plans by what they depend on: instances of one size share theirs. */
const known = memo<Plan>(256);

/** What every step of a run needs, in one basis and, on a sphere, for one radius. */
export function planFor(factor: Factor, basis: BasisName, n: number, radius: number, degree: number): Plan {
  const name = JSON.stringify([factor, basis, n, radius, degree]);
  const plan = known.get(name) ?? planOf(coefficientsOf(factor, basis, n, radius, degree));
  known.set(name, plan);
  return plan;
}
