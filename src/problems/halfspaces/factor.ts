import { exp } from '../../numerics/special/exp.ts';
import { log } from '../../numerics/special/log.ts';
import { normalCdf } from '../../numerics/special/normal.ts';

/** The function h of z = v·x that every factor of a product is (random-halfspaces §1, §3). */
export type Factor =
  /** 1 where z ≥ threshold, else 0. */
  | { readonly kind: 'halfspace'; readonly threshold: number }
  /** Φ(scale·z − bias), scale > 0. */
  | { readonly kind: 'probit'; readonly scale: number; readonly bias: number }
  /** height/(1 + exp(bias − scale·z)), scale > 0; 1 + tanh(s·z) is height 2, scale 2s, bias 0. */
  | { readonly kind: 'logistic'; readonly scale: number; readonly bias: number; readonly height: number }
  /** z. */
  | { readonly kind: 'linear' };

/** A factor without kinks, to be integrated numerically. */
export type SmoothFactor = Extract<Factor, { readonly kind: 'probit' | 'logistic' }>;

/** The value h(z). */
export function factorAt(factor: Factor, z: number): number {
  switch (factor.kind) {
    case 'halfspace':
      return z >= factor.threshold ? 1 : 0;
    case 'probit':
      return normalCdf(factor.scale * z - factor.bias);
    case 'logistic':
      return factor.height / (1 + exp(factor.bias - factor.scale * z));
    case 'linear':
      return z;
  }
}

/** Whether h(z) says the same of z and of any positive multiple of it, as of halfspaces through the origin. */
export function ignoresRadius(factor: Factor): boolean {
  return factor.kind === 'halfspace' && factor.threshold === 0;
}

/** ln of the largest value that k factors can have together; ∞ where there is none. */
export function logCeiling(factor: Factor, count: number): number {
  switch (factor.kind) {
    case 'halfspace':
    case 'probit':
      return 0;
    case 'logistic':
      return count * log(factor.height);
    case 'linear':
      return Infinity;
  }
}

/** Where a smooth factor is steep: in the middle, and so far from it that it is flat, in z; increasing. */
export function steepPlaces({ scale, bias }: SmoothFactor): readonly [number, number, number] {
  const middle = bias / scale;
  return [middle - 8 / scale, middle, middle + 8 / scale];
}
