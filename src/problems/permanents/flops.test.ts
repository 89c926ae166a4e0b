import { describe, expect, it } from 'vitest';
import { fold, key } from '../../numerics/rng/key.ts';
import { subsetRank, subsets } from '../../numerics/combinatorics/subsets.ts';
import { unscaled } from '../scaled.ts';
import { defaults } from '../schema.ts';
import { finish } from '../work.ts';
import { degreeEstimator } from './estimators/degree.ts';
import { generateMatrix } from './generate.ts';
import type { SquareMatrix } from './instance.ts';
import { permanentsParams } from './parameters.ts';
import { facesUpTo } from '../../numerics/combinatorics/faces.ts';
import { centredRow } from './slices/centred-row.ts';
import { generalRule } from './slices/general.ts';

/**
 * Arithmetic that counts itself: every sum, difference, product and quotient of numbers that depend on the matrix. What depends
 * on n and I alone is free. The estimates made with it must equal the real ones to the last bit.
 */
class Counter {
  count = 0;
  add = (a: number, b: number): number => this.charge(a + b);
  sub = (a: number, b: number): number => this.charge(a - b);
  mul = (a: number, b: number): number => this.charge(a * b);
  div = (a: number, b: number): number => this.charge(a / b);
  sum = (values: readonly number[]): number => values.reduce((sum, value) => this.add(sum, value), 0);
  private charge(value: number): number {
    this.count++;
    return value;
  }
}

function rowsOf({ n, entries }: SquareMatrix): number[][] {
  return Array.from({ length: n }, (_, i) => [...entries.slice(i * n, (i + 1) * n)]);
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

function countedConstant(c: Counter, matrix: SquareMatrix): number {
  return rowsOf(matrix).reduce((mass, row) => c.mul(c.div(c.sum(row), row.length), mass), 1);
}

interface Linear {
  alpha: number;
  beta: number[];
  u: number[];
  s: number;
}

function countedLower(c: Counter, I: number, mean: number, xi: readonly number[], { alpha, beta }: Linear): Linear {
  const n = xi.length;
  const products = xi.map((value, b) => c.mul(value, beta[b]!));
  const s = c.sum(products);
  const centre = c.div(s, n);
  const u = products.map((product) => c.mul(c.sub(product, centre), n === 2 ? 0 : -2 / (n - 2)));
  return { alpha: c.sub(c.mul(mean, alpha), c.mul((I - 1) / (n * (n - 1)), s)), beta, u, s };
}

function countedBeta(c: Counter, I: number, mean: number, xi: readonly number[], old: number, lower: Linear): number[] {
  const share = c.div(old, I);
  return lower.beta.map((value, b) =>
    c.add(c.mul((I - 1) / I, c.add(c.mul(mean, value), lower.u[b]!)), c.mul(share, xi[b]!)),
  );
}

function centre(c: Counter, row: readonly number[]): { mean: number; xi: number[] } {
  const mean = c.div(c.sum(row), row.length);
  return { mean, xi: row.map((entry) => c.sub(entry, mean)) };
}

function countedLinear(c: Counter, matrix: SquareMatrix): number {
  const { n } = matrix;
  let state: Linear = { alpha: 1, beta: range(n).map(() => 0), u: [], s: 0 };
  for (const [i, row] of rowsOf(matrix).entries()) {
    const { mean, xi } = centre(c, row);
    const lower = countedLower(c, i + 1, mean, xi, state);
    state = { ...lower, beta: i + 1 < n ? countedBeta(c, i + 1, mean, xi, state.alpha, lower) : [] };
  }
  return state.alpha;
}

function countedPairs(c: Counter, matrix: SquareMatrix): number {
  const { n } = matrix;
  let state: Linear = { alpha: 1, beta: range(n).map(() => 0), u: [], s: 0 };
  let gamma = range(n).map(() => range(n).map(() => 0));
  const has = (I: number): boolean => Math.min(I, n - I) >= 2;
  for (const [i, row] of rowsOf(matrix).entries()) {
    const I = i + 1;
    const { mean, xi } = centre(c, row);
    const lower = countedLower(c, I, mean, xi, state);
    const { beta, u, s } = lower;
    const g = range(n).map(() => 0);
    if (has(I - 1)) {
      for (let b = 1; b < n; b++) {
        const sum = c.sum(range(b).map((a) => c.mul(gamma[a]![b]!, xi[a]!)));
        for (let a = 0; a < b; a++) g[a] = c.add(g[a]!, c.mul(gamma[a]![b]!, xi[b]!));
        g[b] = c.add(g[b]!, sum);
      }
    }
    const next = range(n).map(() => range(n).map(() => 0));
    if (has(I)) {
      const F = (I - 2) / I;
      const toXi = n === 4 ? 0 : (2 * F) / (n - 4);
      const toG = -toXi / (n - 2);
      const half = c.mul(-1 / (n * (n - 1) * I), s);
      const q = xi.map((value) => c.mul(toXi, value));
      const x = beta.map((value) => c.mul(1 / I, value));
      const z = u.map((value, b) => c.add(c.add(c.mul(1 / I, value), c.mul(toG, g[b]!)), half));
      const kept = c.mul(F, mean);
      for (let b = 1; b < n; b++) {
        const own = c.sub(kept, q[b]!);
        for (let a = 0; a < b; a++) {
          const raised = c.add(c.mul(x[a]!, xi[b]!), c.mul(x[b]!, xi[a]!));
          const before = c.mul(c.sub(own, q[a]!), gamma[a]![b]!);
          next[a]![b] = c.sub(c.add(before, raised), c.add(z[a]!, z[b]!));
        }
      }
    }
    gamma = next;
    let single = I < n ? countedBeta(c, I, mean, xi, state.alpha, lower) : range(n).map(() => 0);
    if (has(I - 1) && I < n) {
      const factor = -((I - 1) * (I - 2)) / (I * (n - 2) * (n - 3));
      single = single.map((value, b) => c.add(value, c.mul(factor, g[b]!)));
    }
    state = { ...lower, beta: single };
  }
  return state.alpha;
}

/** Subsets of one size with their elements, by rank. */
const setsOf = (n: number, size: number): number[][] => Array.from(subsets(n, size), (set) => [...set]);
const without = (set: readonly number[], element: number): number => subsetRank(set.filter((each) => each !== element));

/** The update of any degree, written out by the definitions of its docstring. */
function countedGeneral(c: Counter, matrix: SquareMatrix, d: number): number {
  const { n } = matrix;
  const sets = range(d + 1).map((size) => setsOf(n, size));
  let phi: number[][] = sets.map((all, size) => all.map(() => (size === 0 ? 1 : 0)));
  for (const [i, row] of rowsOf(matrix).entries()) {
    const I = i + 1;
    const [before, after] = [Math.min(d, I - 1, n - I + 1), Math.min(d, I, n - I)];
    const { mean, xi } = centre(c, row);
    const y = sets.map((_, size) => (size > 0 ? sets[size - 1]!.map(() => 0) : []));
    const v = sets.map((all) => all.map(() => 0));
    const t = sets.map((all) => all.map(() => 0));
    for (let size = 1; size <= before; size++) {
      const rest = n - 2 * size;
      for (const [r, set] of sets[size]!.entries()) {
        for (const e of set) {
          const q = without(set, e);
          y[size]![q] = c.add(y[size]![q]!, c.mul(xi[e]!, phi[size]![r]!));
        }
      }
      y[size] = y[size]!.map((value) => c.mul(-2 / ((rest + 1) * (rest + 2)), value));
      if (size > after) continue;
      for (const [r, set] of sets[size]!.entries()) {
        const deviation = c.sum(set.map((e) => xi[e]!));
        const lifted = c.sum(set.map((e) => y[size]![without(set, e)]!));
        const [toPhi, toY] = rest === 0 ? [0, 0] : [-2 / rest, (rest + 1) / rest];
        const own = c.sub(c.mul(toPhi, c.mul(deviation, phi[size]![r]!)), c.mul(toY, lifted));
        v[size]![r] = own;
        t[size]![r] = c.add(own, c.mul(0.5, lifted));
      }
    }
    const renewed = (size: number, set: readonly number[], r: number): number => {
      const kept = I - size;
      const own = c.mul(mean, phi[size]![r]!);
      let value = c.mul(kept, size > 0 ? c.add(own, v[size]![r]!) : own);
      if (size > 0) {
        let h = 0;
        for (const e of set) {
          const q = without(set, e);
          h = c.add(h, c.sub(c.mul(xi[e]!, phi[size - 1]![q]!), t[size - 1]![q]!));
        }
        value = c.add(value, h);
      }
      if (size < before) value = c.add(value, c.mul((kept * (kept - 1)) / 2, y[size + 1]![r]!));
      return c.mul(1 / I, value);
    };
    phi = sets.map((all, size) => all.map((set, r) => (size <= after ? renewed(size, set, r) : 0)));
  }
  return phi[0]![0]!;
}

function counted(c: Counter, matrix: SquareMatrix, d: number): number {
  const special = [countedConstant, countedLinear, countedPairs][d];
  return special ? special(c, matrix) : countedGeneral(c, matrix, d);
}

function transpose(matrix: SquareMatrix): SquareMatrix {
  const rows = rowsOf(matrix);
  return { ...matrix, entries: Float64Array.from(rows.flatMap((_, b) => rows.map((row) => row[b]!))) };
}

function matrixOfSize(size: number): SquareMatrix {
  return finish(generateMatrix({ ...defaults(permanentsParams), size }, fold(key(21), size)));
}

describe.each([2, 3, 4, 5, 8, 9])('operations for n = %i', (n) => {
  const matrix = matrixOfSize(n);
  const degrees = range(Math.min(5, Math.floor(n / 2)) + 1);

  it.each(degrees)('degree %i: the formula is the count, and counting changes no bit', (degree) => {
    for (const lines of ['rows', 'columns'] as const) {
      const counter = new Counter();
      const expected = counted(counter, lines === 'rows' ? matrix : transpose(matrix), degree);
      const { value } = finish(degreeEstimator.run(matrix, { degree, lines }));
      expect(unscaled(value)[0]).toBe(expected);
      expect(degreeEstimator.flops(matrix, { degree, lines })).toBe(counter.count);
    }
  });

  it('both ways take twice as many, and two for the mean', () => {
    const once = degreeEstimator.flops(matrix, { degree: 1, lines: 'rows' });
    expect(degreeEstimator.flops(matrix, { degree: 1, lines: 'both' })).toBe(2 * once + 2);
  });

  it.each(degrees)('degree %i: the general program is counted too, where another takes its place', (d) => {
    const faces = finish(facesUpTo(n, d));
    const state = generalRule.start(n, faces);
    let flops = 0;
    for (let I = 1; I <= n; I++) {
      finish(state.multiply(centredRow(matrix, I - 1), I));
      flops += generalRule.flops(n, d, I);
    }
    const counter = new Counter();
    expect(state.levels[0]![0]).toBe(countedGeneral(counter, matrix, d));
    expect(flops).toBe(counter.count);
  });
});

it('a step of a run has the operations of its row, and a projection has none', () => {
  const matrix = matrixOfSize(8);
  for (const lines of ['rows', 'columns', 'both'] as const) {
    const options = { degree: 3, lines };
    const steps = [...degreeEstimator.run(matrix, options)].filter((step) => step !== null);
    expect(steps).toHaveLength(lines === 'both' ? 32 : 16);
    expect(steps.reduce((sum, { flops }) => sum + flops, 0)).toBe(degreeEstimator.flops(matrix, options));
  }
});
