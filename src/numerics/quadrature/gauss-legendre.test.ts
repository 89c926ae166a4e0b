import { describe, expect, it } from 'vitest';
import { gaussLegendre, onInterval, onPieces } from './gauss-legendre.ts';

function integral({ nodes, weights }: ReturnType<typeof gaussLegendre>, f: (x: number) => number): number {
  return nodes.reduce((sum, x, i) => sum + weights[i]! * f(x), 0);
}

describe('the Gauss–Legendre rule', () => {
  it('has the nodes and weights of five points that tables give', () => {
    const { nodes, weights } = gaussLegendre(5);
    const expected = [0.906179845938664, 0.5384693101056831, 0];
    for (const [i, x] of expected.entries()) expect(nodes[4 - i]).toBeCloseTo(x, 15);
    for (const [i, w] of [0.2369268850561891, 0.4786286704993665, 128 / 225].entries()) {
      expect(weights[i]).toBeCloseTo(w, 14);
    }
  });

  it.each([2, 3, 16, 64, 200, 400])('of %i nodes is exact for polynomials of degree 2n − 1', (n) => {
    const rule = gaussLegendre(n);
    expect([...rule.nodes]).toEqual([...rule.nodes].sort((a, b) => a - b));
    for (const power of [0, 1, 2, n, 2 * n - 2, 2 * n - 1]) {
      const exact = power % 2 === 0 ? 2 / (power + 1) : 0;
      expect(Math.abs(integral(rule, (x) => x ** power) - exact), `power ${power}`).toBeLessThan(2e-14);
    }
  });

  it('moves to other intervals, and to several side by side', () => {
    const rule = gaussLegendre(20);
    expect(integral(onInterval(rule, 1, 3), Math.exp)).toBeCloseTo(Math.exp(3) - Math.E, 12);
    expect(integral(onPieces(rule, [-1, 0.25, 2]), (x) => Math.abs(x - 0.25))).toBeCloseTo(
      (1.25 ** 2 + 1.75 ** 2) / 2,
      12,
    );
  });
});
