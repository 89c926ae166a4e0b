import type { Scaled } from '../../problems/scaled.ts';
import { formatNumber, superscript, UNKNOWN } from '../numbers.ts';

/** Beyond these a double is out of digits, or nearly. */
const LEAST = 1e-300;
const MOST = 1e300;

/** Per cent; of less than this it takes too many digits to see what is left. */
const FINEST = 0.01;

/** log₁₀ of a number's size; −∞ for 0. */
export function logTen({ mantissa, log }: Scaled): number {
  return Math.log10(Math.abs(mantissa[0] ?? NaN)) + log / Math.LN10;
}

/** The one entry of a value, with two digits: as a power of ten where a double cannot hold it. */
export function formatScaled(value: Scaled): string {
  const mantissa = value.mantissa[0] ?? NaN;
  const plain = mantissa * Math.exp(value.log);
  const size = Math.abs(plain);
  if (mantissa === 0 || (size >= LEAST && size <= MOST)) return formatNumber(mantissa === 0 ? 0 : plain);
  const power = logTen(value);
  if (!Number.isFinite(power)) return UNKNOWN;
  const digits = 10 ** (power - Math.floor(power));
  const carried = Number(digits.toFixed(1)) >= 10;
  const exponent = Math.floor(power) + (carried ? 1 : 0);
  return `${mantissa < 0 ? '−' : ''}${carried ? '1.0' : digits.toFixed(1)}×10${superscript(exponent)}`;
}

/** A share in per cent with two digits; never all or none where it is not. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${100 * share}\u00a0%`;
  const value = 100 * share;
  if (value < 99) return `${formatNumber(value)}\u00a0%`;
  return value >= 99.95 ? 'over\u00a099.9\u00a0%' : `${value.toFixed(1)}\u00a0%`;
}

/** What is left when a share is forgotten, to the same decimal as that: 2.8 % leaves 97.2 %. */
export function percentLeft(forgotten: number): string {
  const value = 100 * forgotten;
  if (value === 0 || value >= 50) return percent(1 - forgotten);
  if (value < FINEST) return 'over\u00a099.99\u00a0%';
  const decimals = value >= 9.95 ? 0 : Math.min(3, 1 - Math.floor(Math.log10(value)));
  // Of the rounded value, so that what is printed adds up.
  return `${(100 - Number(value.toFixed(decimals))).toFixed(decimals)}\u00a0%`;
}
