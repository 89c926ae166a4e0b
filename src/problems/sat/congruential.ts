import type { Literal } from './constraint.ts';

/**
 * Clauses of k distinct variables by the linear congruential generator of the reference data (its instances without lists):
 * state ← (1103515245·state + 12345) mod 2³¹, of which the upper 15 bits are given out; per clause the variables, repeats
 * rejected, then the signs. `variables` ≥ k, so that it ends.
 */
export function congruentialClauses(variables: number, k: number, clauses: number, seed: number): Literal[][] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(1103515245, state) + 12345) & 0x7fffffff;
    return state >>> 16;
  };
  const clause = (): Literal[] => {
    const chosen: number[] = [];
    while (chosen.length < k) {
      const variable = next() % variables;
      if (!chosen.includes(variable)) chosen.push(variable);
    }
    return chosen.map((variable) => ({ variable, sign: next() % 2 ? 1 : -1 }));
  };
  return Array.from({ length: clauses }, clause);
}
