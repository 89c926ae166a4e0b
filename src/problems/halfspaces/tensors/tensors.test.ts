import { describe, expect, it } from 'vitest';
import { fold, key } from '../../../numerics/rng/key.ts';
import { fillNormal32 } from '../../../numerics/rng/normal32.ts';
import { finish } from '../../work.ts';
import { form } from './form.ts';
import { inner, multiplicities } from './inner.ts';
import { grownNorm, tracesNorm } from './norm.ts';
import { contract, packedSize } from './packed.ts';
import { removeTraces } from './traces.ts';

function random(length: number, ...path: readonly (string | number)[]): Float64Array {
  const out = new Float32Array(length);
  fillNormal32(out, fold(key(3), ...path));
  return Float64Array.from(out);
}

function unit(n: number): Float64Array {
  const v = random(n, 'v', n);
  const length = Math.hypot(...v);
  return v.map((entry) => entry / length);
}

/** C(i, 1) + C(j + 1, 2) + C(k + 2, 3) + C(l + 3, 4) of sorted indices. */
function place(indices: readonly number[]): number {
  return [...indices].sort((a, b) => a - b).reduce((at, index, position) => at + packedSize(position + 1, index), 0);
}

/** All tuples of indices, sorted or not. */
function tuples(rank: number, n: number): number[][] {
  if (rank === 0) return [[]];
  return tuples(rank - 1, n).flatMap((rest) => Array.from({ length: n }, (_, i) => [...rest, i]));
}

/** Entry of the full tensor. */
function entry(tensor: Float64Array, indices: readonly number[]): number {
  return tensor[place(indices)]!;
}

/** A packed symmetric tensor from a function of its full indices. */
function pack(rank: number, n: number, of: (indices: readonly number[]) => number): Float64Array {
  const out = new Float64Array(packedSize(rank, n));
  for (const indices of tuples(rank, n)) out[place(indices)] = of(indices);
  return out;
}

function without(indices: readonly number[], ...positions: readonly number[]): number[] {
  return indices.filter((_, position) => !positions.includes(position));
}

/** rank·Sym(v ⊗ y) at some indices: each position in turn has v. */
function outer(v: Float64Array, y: Float64Array, indices: readonly number[]): number {
  return indices.reduce((sum, index, position) => sum + v[index]! * entry(y, without(indices, position)), 0);
}

/** The largest difference of two arrays of one length, ∞ of others. */
function apart(actual: Float64Array, expected: Float64Array): number {
  if (actual.length !== expected.length) return Infinity;
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i]!)), 0);
}

/** Σ over the first index pair of a full tensor. */
function traceOf(rank: number, n: number, tensor: Float64Array): Float64Array {
  return pack(rank - 2, n, (indices) =>
    Array.from({ length: n }, (_, i) => entry(tensor, [i, i, ...indices])).reduce((sum, each) => sum + each, 0),
  );
}

/** S less its traces, by its definition: Σ_s a_s Sym(δ^s ⊗ tr^s S) (random-halfspaces §4.2). */
function traceFree(rank: number, n: number, tensor: Float64Array): Float64Array {
  const once = traceOf(rank, n, tensor);
  const twice = rank === 4 ? traceOf(2, n, once)[0]! : 0;
  const pairs = Array.from({ length: rank }, (_, a) => Array.from({ length: a }, (__, b) => [b, a] as const)).flat();
  const [a1, a2] = [-1 / (n + 2 * rank - 4), 1 / ((n + 2) * (n + 4))];
  return pack(rank, n, (indices) => {
    let value = entry(tensor, indices);
    for (const [a, b] of pairs) {
      if (indices[a] !== indices[b]) continue;
      const rest = without(indices, a, b);
      value += a1 * entry(once, rest);
      // Each of the three ways to pair four indices is met twice.
      if (rank === 4 && rest[0] === rest[1]) value += (a2 * twice) / 2;
    }
    return value;
  });
}

const cases = [1, 2, 3, 4].flatMap((rank) => [2, 3, 5].map((n) => ({ rank, n })));

describe.each(cases)('packed symmetric tensors of rank $rank in $n dimensions', ({ rank, n }) => {
  const v = unit(n);
  const tensor = random(packedSize(rank, n), 'tensor', rank, n);
  const y = random(packedSize(rank - 1, n), 'y', rank, n);

  it('store every multiset of indices once, in colexicographic order', () => {
    const places = tuples(rank, n).map(place);
    expect(new Set(places).size).toBe(packedSize(rank, n));
    expect(Math.max(...places)).toBe(packedSize(rank, n) - 1);
  });

  it('are contracted as full tensors', () => {
    const out = new Float64Array(packedSize(rank - 1, n)).fill(NaN);
    finish(contract(rank, tensor, v, out));
    const expected = pack(rank - 1, n, (indices) =>
      v.reduce((sum, x, i) => sum + x * entry(tensor, [...indices, i]), 0),
    );
    expect(apart(out, expected)).toBeLessThan(1e-12);
  });

  it('are multiplied by vectors as full tensors', () => {
    const out = new Float64Array(tensor.length);
    finish(form(rank, { out, from: tensor, scale: -0.7, v, y }));
    const expected = pack(rank, n, (indices) => -0.7 * entry(tensor, indices) + outer(v, y, indices));
    expect(apart(out, expected)).toBeLessThan(1e-12);
  });

  it('have the inner product of full tensors', () => {
    const other = random(packedSize(rank, n), 'other', rank, n);
    const expected = tuples(rank, n).reduce((sum, at) => sum + entry(tensor, at) * entry(other, at), 0);
    expect(inner(tensor, other, multiplicities(rank, n))).toBeCloseTo(expected, 10);
  });

  it('have a norm that is known before they are formed', () => {
    const multiplicity = [0, 1, 2, 3, 4].map((each) => multiplicities(each, n));
    const start = rank > 1 ? traceFree(rank, n, tensor) : tensor;
    const contracted = new Float64Array(packedSize(rank - 1, n));
    finish(contract(rank, start, v, contracted));
    const along = rank > 1 ? new Float64Array(packedSize(rank - 2, n)) : undefined;
    if (along) finish(contract(rank - 1, y, v, along));
    const out = start.slice();
    finish(form(rank, { out, from: start, scale: 1.3, v, y }));
    const weights = multiplicity[rank]!;
    const grown = grownNorm({
      rank,
      scale: 1.3,
      norm: inner(start, start, weights),
      contracted,
      y,
      along,
      multiplicity,
    });
    expect(grown / inner(out, out, weights)).toBeCloseTo(1, 12);
    if (rank === 1) return;
    const { trace, twice } = finish(removeTraces(rank, out, v, y));
    const kept = grown - tracesNorm(rank, n, trace, twice, multiplicity);
    expect(kept / inner(out, out, weights)).toBeCloseTo(1, 11);
  });
});

describe.each(cases.filter(({ rank }) => rank > 1))('traces of rank $rank in $n dimensions', ({ rank, n }) => {
  it('are removed from rank·Sym(v ⊗ y) as from a full tensor, and none is left', () => {
    const v = unit(n);
    const y = random(packedSize(rank - 1, n), 'y', rank, n);
    const whole = pack(rank, n, (indices) => outer(v, y, indices));
    const out = whole.slice();
    const { trace, twice } = finish(removeTraces(rank, out, v, y));
    expect(apart(out, traceFree(rank, n, whole))).toBeLessThan(1e-12);
    expect(apart(traceOf(rank, n, out), new Float64Array(trace.length))).toBeLessThan(1e-12);
    expect(apart(trace, traceOf(rank, n, whole))).toBeLessThan(1e-12);
    expect(twice).toBeCloseTo(rank === 4 ? traceOf(2, n, trace)[0]! : 0, 12);
  });
});
