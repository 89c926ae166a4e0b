import { log } from '../../../numerics/special/log.ts';
import type { Factor } from '../factor.ts';
import type { BasisName } from '../methods.ts';
import { hermiteMoments } from './hermite.ts';
import type { FactorMoments } from './moments.ts';
import { sphereMoments } from './sphere.ts';

/** Below it a product's values are lost: h₀ counts as 0 (random-halfspaces §6). */
const LEAST = 1e-280;

/** G_q(J, j) of a basis, for q ≤ min(J, j) and J, j ≤ d (random-halfspaces §3). */
export type Coefficient = (q: number, produced: number, consumed: number) => number;

/** What one step needs to know of a factor, in units of its mean. */
export interface Coefficients {
  readonly degree: number;
  readonly traceFree: boolean;
  /** ln h₀, by which all is divided; 0 where h is odd, −∞ where h₀ is 0 or too small. */
  readonly logUnit: number;
  readonly product: Coefficient;
  /** Of h²/h₀². */
  readonly square: Coefficient;
}

/** R_{2j} = n(n + 2)…(n + 2j − 2) for j = 0 … degree. */
function evenMoments(n: number, degree: number): number[] {
  const values = [1];
  for (let j = 0; j < degree; j++) values.push(values[j]! * (n + 2 * j));
  return values;
}

/** √(R_{2J} R_{2j})/R_{2q} on a sphere, 1 in the Hermite basis. */
function ratios(basis: BasisName, n: number, degree: number): Coefficient {
  if (basis === 'hermite') return () => 1;
  const even = evenMoments(n, degree);
  return (q, produced, consumed) => Math.sqrt(even[produced]! * even[consumed]!) / even[q]!;
}

function inUnits(moments: FactorMoments['first'], unit: number, ratio: Coefficient): Coefficient {
  return (q, produced, consumed) => (ratio(q, produced, consumed) * moments[q]![produced + consumed - 2 * q]!) / unit;
}

/** Coefficients of a factor for degree d, of one basis; on a sphere of radius `radius`, which the Hermite basis does not look at. */
export function coefficientsOf(
  factor: Factor,
  basis: BasisName,
  n: number,
  radius: number,
  degree: number,
): Coefficients {
  const { first, second } =
    basis === 'sphere' ? sphereMoments(factor, n, radius, degree) : hermiteMoments(factor, degree);
  const mean = first[0]![0]!;
  const unit = factor.kind === 'linear' || mean < LEAST ? 1 : mean;
  const ratio = ratios(basis, n, degree);
  return {
    degree,
    traceFree: basis === 'sphere',
    logUnit: factor.kind === 'linear' ? 0 : mean < LEAST ? -Infinity : log(unit),
    product: inUnits(first, unit, ratio),
    square: inUnits(second, unit * unit, ratio),
  };
}
