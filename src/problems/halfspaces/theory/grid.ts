import { gaussLegendre, onInterval } from '../../../numerics/quadrature/gauss-legendre.ts';
import { capDensity } from '../../../numerics/special/cap.ts';
import { log } from '../../../numerics/special/log.ts';
import { cos, sin } from '../../../numerics/special/sine.ts';
import { gegenbauer, harmonicCount } from '../coefficients/polynomials.ts';

const NODES = 400;
const HALF_PI = 1.5707963267948966;

/**
 * Nodes t = sin θ of E_n[f(t)] = Σ exp(logWeight)·f(t), t = x·y for two points of the sphere in n dimensions, with the
 * polynomials of degrees 0 … d there (random-halfspaces §8).
 */
export interface Grid {
  readonly n: number;
  readonly degree: number;
  /** Angles θ in (−π/2, π/2), increasing. */
  readonly angles: Float64Array;
  readonly t: Float64Array;
  readonly logWeights: Float64Array;
  /** [ℓ]: D_ℓ P_ℓ at every node. */
  readonly harmonics: readonly Float64Array[];
  /** [ℓ]: D_ℓ, which is D_ℓ P_ℓ at t = 1. */
  readonly counts: readonly number[];
}

/** The grid for degree d in n ≥ 2 dimensions: 400 Gauss–Legendre nodes in θ, weight γ_n cos^{n−2} θ. */
export function gridFor(n: number, degree: number): Grid {
  const { nodes: angles, weights } = onInterval(gaussLegendre(NODES), -HALF_PI, HALF_PI);
  const t = angles.map((theta) => sin(theta));
  const density = log(capDensity(n));
  const logWeights = angles.map((theta, i) => log(weights[i]!) + density + (n - 2) * log(cos(theta)));
  const counts = Array.from({ length: degree + 1 }, (_, l) => harmonicCount(n, l));
  const values = Array.from(t, (each) => gegenbauer(n, each, degree));
  const harmonics = counts.map((count, l) => Float64Array.from(values, (at) => count * at[l]!));
  return { n, degree, angles, t, logWeights, harmonics, counts };
}
