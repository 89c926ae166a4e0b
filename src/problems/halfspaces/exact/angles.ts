import { asin } from '../../../numerics/special/arcsine.ts';

/** v·w of two vectors, from 0 over ascending coordinates. */
export function dotOf(v: Float64Array, w: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < v.length; j++) sum += v[j]! * w[j]!;
  return sum;
}

/** The angle in [0, π] between two unit vectors, as 2·asin of half their distance: without loss where it is small. */
export function angleBetween(v: Float64Array, w: Float64Array): number {
  let [apart, together] = [0, 0];
  for (let j = 0; j < v.length; j++) {
    const [less, more] = [v[j]! - w[j]!, v[j]! + w[j]!];
    apart += less * less;
    together += more * more;
  }
  const half = 0.5 * Math.sqrt(Math.min(apart, together));
  const angle = 2 * asin(Math.min(1, half));
  return apart <= together ? angle : Math.PI - angle;
}
