const TINY = 1e-300;

/** One even or odd step of the modified Lentz algorithm; returns [c, d]. */
function lentz(term: number, c: number, d: number): readonly [number, number] {
  const nextD = 1 + term * d;
  const nextC = 1 + term / c;
  return [nextC === 0 ? TINY : nextC, 1 / (nextD === 0 ? TINY : nextD)];
}

/**
 * The continued fraction of the incomplete beta function (DLMF 8.17.22): I_x(a, b) is x^a (1 − x)^b/(a B(a, b)) times it. It
 * converges fast for x < (a + 1)/(a + b + 2); at most 1000 pairs of steps.
 */
export function betaFraction(a: number, b: number, x: number): number {
  let [c, d] = lentz((-(a + b) * x) / (a + 1), 1, 1);
  c = 1;
  let value = d;
  for (let m = 1; m <= 1000; m++) {
    [c, d] = lentz((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)), c, d);
    value *= c * d;
    [c, d] = lentz((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)), c, d);
    value *= c * d;
    if (Math.abs(c * d - 1) < 2.3e-16) break;
  }
  return value;
}
