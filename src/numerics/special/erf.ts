import { exp } from './exp.ts';

function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 60; n++) {
    term *= -(x * x) / n;
    sum += term / (2 * n + 1);
  }
  return 1.1283791670955126 * sum;
}

function tail(x: number): number {
  let fraction = 0;
  for (let n = 200; n > 0; n--) fraction = n / 2 / (x + fraction);
  return (0.5641895835477563 * exp(-x * x)) / (x + fraction);
}

/** The error function. */
export function erf(x: number): number {
  return Math.abs(x) < 2 ? series(x) : 1 - erfc(x);
}

/** The complementary error function 1 − erf(x). */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < 2 ? 1 - series(x) : tail(x);
}
