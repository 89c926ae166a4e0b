import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acos, asin } from './arcsine.ts';
import { erf, erfc } from './erf.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { normalCdf, normalPdf } from './normal.ts';
import { cos, sin } from './sine.ts';

/** Spacing of doubles in the binade of y. */
function ulp(y: number): number {
  const exponent = new Uint32Array(new Float64Array([Math.abs(y)]).buffer)[1]! >>> 20;
  return 2 ** Math.max(exponent - 1075, -1074);
}

/** The largest error in ulp on the stored points; each is x, the nearest double, and the exact rest in ulp. */
function worstError(name: string, f: (x: number) => number): { ulps: number; at: number; points: number } {
  const { values } = JSON.parse(readFileSync(new URL(`goldens/${name}.json`, import.meta.url), 'utf8')) as {
    values: number[];
  };
  let worst = { ulps: 0, at: 0, points: values.length / 3 };
  for (let i = 0; i < values.length; i += 3) {
    const ulps = Math.abs((f(values[i]!) - values[i + 1]!) / ulp(values[i + 1]!) - values[i + 2]!);
    if (!(ulps <= worst.ulps)) worst = { ...worst, ulps, at: values[i]! };
  }
  return worst;
}

describe('special functions against 40-digit values', () => {
  // The bounds of the docstrings; beside them the worst of about 10^5 points for each, measured once.
  it.each([
    ['exp', exp, 1], // 0.81
    ['log', log, 1], // 0.77
    ['erf', erf, 1], // 0.81
    ['erfc', erfc, 2], // 1.68
    ['normal-cdf', normalCdf, 2], // 1.72
    ['normal-pdf', normalPdf, 1.25], // 1.03
    ['asin', asin, 1],
    ['acos', acos, 1],
    ['sin', sin, 1],
    ['cos', cos, 1],
  ] as const)('%s keeps its bound in ulp', (name, f, bound) => {
    const worst = worstError(name, f);
    expect(worst.points).toBeGreaterThan(500);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThanOrEqual(bound);
  });
});

describe('special functions at the edges', () => {
  it.each([
    [exp, [0, 1], [-0, 1], [Infinity, Infinity], [-Infinity, 0], [709.7827128933841, Infinity], [-745.14, 0]],
    [log, [0, -Infinity], [-0, -Infinity], [1, 0], [Infinity, Infinity], [-1, NaN], [-Infinity, NaN]],
    [erf, [0, 0], [-0, -0], [Infinity, 1], [-Infinity, -1], [7, 1], [-7, -1], [5e-324, 5e-324]],
    [erfc, [0, 1], [-0, 1], [Infinity, 0], [-Infinity, 2], [28, 0], [-7, 2], [27.2261, 5e-324]],
    [normalCdf, [0, 0.5], [-0, 0.5], [Infinity, 1], [-Infinity, 0], [-38.6, 0], [9, 1]],
    [normalPdf, [Infinity, 0], [-Infinity, 0], [39.5, 0]],
    [asin, [0, 0], [-0, -0], [1, Math.PI / 2], [-1, -Math.PI / 2], [1.0000000000000002, NaN], [-2, NaN]],
    [acos, [0, Math.PI / 2], [1, 0], [-1, Math.PI], [1.0000000000000002, NaN], [-2, NaN]],
    [sin, [0, 0], [-0, -0], [Math.PI / 2, 1], [-Math.PI / 2, -1], [1.6, NaN], [-1.6, NaN]],
    [cos, [0, 1], [Math.PI / 2, 6.123233995736766e-17], [1.6, NaN], [-1.6, NaN]],
  ] as [(x: number) => number, ...[number, number][]][])('%o', (f, ...cases) => {
    for (const [x, y] of cases) expect(f(x), `at ${x}`).toBe(y);
    expect(f(NaN)).toBeNaN();
  });

  it('reaches the smallest and the largest doubles', () => {
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(709.782712893384)).toBeCloseTo(1.797693134862273e308, -294);
    expect(log(5e-324)).toBe(-744.4400719213812);
    expect(normalCdf(-38.48)).toBeGreaterThan(0);
  });
});

describe('identities of special functions', () => {
  const close = (a: number, b: number, ulps: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(ulps * ulp(b));
  const reals = (min: number, max: number) => fc.double({ min, max, noNaN: true });

  it('log undoes exp, up to the error that x itself has in exp(x)', () => {
    fc.assert(
      fc.property(reals(1, 700), (x) => {
        close(log(exp(x)), x, 2);
      }),
    );
  });

  it('erf is odd, and 1 − erfc', () => {
    fc.assert(
      fc.property(reals(0, 6), (x) => {
        expect(erf(-x)).toBe(-erf(x));
        close(1 - erfc(x), erf(x), erf(x) > 0.5 ? 3 : Infinity);
      }),
    );
  });

  it('Φ(x) + Φ(−x) is 1, and φ is even', () => {
    fc.assert(
      fc.property(reals(-40, 40), (x) => {
        close(normalCdf(x) + normalCdf(-x), 1, 1.5);
        expect(normalPdf(x)).toBe(normalPdf(-x));
      }),
    );
  });

  it('Φ does not fall where its pieces meet', () => {
    for (const seam of [-1, 1, -1.5, 1.5, -3.5356, 3.5356]) {
      let last = 0;
      for (let i = -999; i <= 1000; i++) {
        const next = normalCdf(seam + i * 1e-12);
        expect(next - last, `beside ${seam}`).toBeGreaterThan(-4 * ulp(last));
        last = next;
      }
    }
  });
});
