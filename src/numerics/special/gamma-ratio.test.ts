import { describe, expect, it } from 'vitest';
import { gammaRatio } from './gamma-ratio.ts';

describe('Γ(a + ½)/Γ(a)', () => {
  it('has its values at halves: Γ(1)/Γ(½) = 1/√π, Γ(3/2)/Γ(1) = √π/2, and the recurrence from there', () => {
    let [half, whole] = [1 / Math.sqrt(Math.PI), Math.sqrt(Math.PI) / 2];
    for (let n = 0; n < 40; n++) {
      expect(gammaRatio(n + 0.5) / half).toBeCloseTo(1, 13);
      expect(gammaRatio(n + 1) / whole).toBeCloseTo(1, 13);
      half *= (n + 1) / (n + 0.5);
      whole *= (n + 1.5) / (n + 1);
    }
  });

  it('grows as √a·(1 − 1/(8a) + 1/(128a²))', () => {
    for (const a of [100, 1e4, 1e6]) {
      expect(gammaRatio(a) / Math.sqrt(a)).toBeCloseTo(1 - 1 / (8 * a) + 1 / (128 * a * a), 8);
    }
  });
});
