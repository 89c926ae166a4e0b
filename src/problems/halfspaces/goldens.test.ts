import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Estimate, LevelBelief, Step } from '../contract.ts';
import { unscaled } from '../scaled.ts';
import { finish } from '../work.ts';
import { hermiteMoments } from './coefficients/hermite.ts';
import { sphereMoments } from './coefficients/sphere.ts';
import { advanceLanes, openLanes } from './degree/lanes.ts';
import { degreeEstimator } from './estimators/degree.ts';
import { readHalfspaces } from './explicit.ts';
import type { BasisName } from './methods.ts';
import { packedSize } from './tensors/packed.ts';

type Nested = number | readonly Nested[];

interface Instance {
  readonly id: string;
  readonly n: number;
  readonly k: number;
  readonly family: { readonly kind: string };
  readonly domain: string;
  readonly estimates: Readonly<Record<string, readonly number[]>>;
  readonly predictedRelError?: readonly number[];
  readonly lostNorm?: readonly (readonly number[])[];
}

interface Goldens {
  readonly instances: readonly Instance[];
  readonly edge: readonly (Omit<Instance, 'id' | 'family'> & { readonly name: string; readonly tau: number })[];
  readonly muSphereTau0: { readonly table: Readonly<Record<string, readonly (readonly number[])[]>> };
  readonly hermiteCoefTau0: readonly number[];
  readonly hermiteCoefTau03: readonly number[];
  readonly stateTrace: {
    readonly vectors: Nested;
    readonly traces: Readonly<Record<BasisName, readonly (readonly Nested[])[]>>;
  };
}

const goldens = JSON.parse(readFileSync(new URL('./goldens/halfspaces.json', import.meta.url), 'utf8')) as Goldens;

/** Bases by their names in the file: on Gaussian inputs the sphere's is a mixture over radii where that matters. */
const BASES: Readonly<Record<string, BasisName>> = { hermite: 'hermite', sphere: 'sphere', radial16: 'sphere' };

function estimateOf(instance: unknown, basis: BasisName, degree: number): { estimate: Estimate; steps: Step[] } {
  const steps: Step[] = [];
  const work = degreeEstimator.run(readHalfspaces(instance), { degree, basis, orders: '1' });
  for (;;) {
    const next = work.next();
    if (next.done) return { estimate: next.value, steps };
    if (next.value) steps.push(next.value);
  }
}

/** What is known after every product and after every projection. */
function beliefsOf(instance: unknown, degree: number): { product: LevelBelief; head: LevelBelief }[] {
  const read: LevelBelief[] = [];
  const work = degreeEstimator.run(readHalfspaces(instance), { degree, basis: 'sphere', orders: '1' });
  for (let next = work.next(); !next.done; next = work.next()) if (next.value) read.push(next.value.read());
  return Array.from({ length: read.length / 2 }, (_, i) => ({ product: read[2 * i]!, head: read[2 * i + 1]! }));
}

function valueOf(instance: unknown, basis: BasisName, degree: number): number {
  return unscaled(estimateOf(instance, basis, degree).estimate.value)[0]!;
}

/** Largest error of estimates of all degrees in units of the file's tolerance: 1e-9 of max(|estimate|, h₀^k), 1e-7 for mixtures. */
function worst(instance: unknown, name: string, expected: readonly number[]): number {
  const errors = expected.map((value, degree) => {
    // Degree 0 is h₀^k.
    const scale = Math.max(Math.abs(value), Math.abs(expected[0]!)) * (name === 'radial16' ? 1e-7 : 1e-9);
    const error = Math.abs(valueOf(instance, BASES[name]!, degree) - value);
    return error === 0 ? 0 : error / scale;
  });
  return Math.max(...errors);
}

describe.each(goldens.instances)('$id', (instance) => {
  it('has the reference’s estimates in every basis at every degree', () => {
    for (const [name, expected] of Object.entries(instance.estimates)) {
      expect(worst(instance, name, expected), name).toBeLessThanOrEqual(1);
    }
  });

  const { predictedRelError, lostNorm } = instance;
  if (!predictedRelError || !lostNorm) return;

  it('has the reference’s predicted errors, to the nine digits that it gives', () => {
    for (const [degree, expected] of predictedRelError.entries()) {
      const { predictedError } = estimateOf(instance, 'sphere', degree).estimate;
      const relative = predictedError!.mantissa[0]! * Math.exp(predictedError!.log + instance.k * Math.LN2);
      expect(Math.abs(relative - expected), `degree ${degree}`).toBeLessThanOrEqual(5.1e-9 * expected + 1e-13);
    }
  });

  it('loses at every step what the reference loses, and knows the norm of all', () => {
    for (const [degree, expected] of lostNorm.entries()) {
      const beliefs = beliefsOf(instance, degree);
      for (const [i, { product, head }] of beliefs.entries()) {
        const lost = head.lost! * Math.exp(2 * head.mass.log + 2 * (i + 1) * Math.LN2);
        expect(Math.abs(lost / expected[i]! - 1)).toBeLessThan(5.1e-9);
        expect([...head.energy, head.lost]).toEqual([...product.energy]);
      }
    }
  });
});

describe('edge cases of the reference', () => {
  const cases = goldens.edge.map(({ name, tau, ...rest }) => ({
    name,
    instance: { ...rest, family: { kind: 'halfspace', tau } },
  }));

  it.each(cases.filter(({ name }) => name !== 'tau large'))('$name', ({ instance }) => {
    for (const [basis, expected] of Object.entries(instance.estimates)) {
      expect(worst(instance, basis, expected), basis).toBeLessThanOrEqual(1);
    }
  });

  // The event is dominated by a region that no polynomial of low degree sees: only its smallness is meant.
  it.each(cases.filter(({ name }) => name === 'tau large'))('$name', ({ instance }) => {
    for (const [basis, expected] of Object.entries(instance.estimates)) {
      for (const degree of expected.keys()) {
        expect(Math.abs(valueOf(instance, BASES[basis]!, degree))).toBeLessThan(1e-9);
      }
    }
  });
});

/** A full tensor as the packed one stores it. */
function packed(tensor: Nested, rank: number, n: number): number[] {
  const out: number[] = [];
  const at = (indices: readonly number[]): number =>
    indices.reduce<Nested>((inside, index) => (inside as readonly Nested[])[index]!, tensor) as number;
  const descend = (left: number, end: number, chosen: readonly number[]): void => {
    if (left === 0) out.push(at(chosen));
    else for (let i = 0; i < end; i++) descend(left - 1, i + 1, [i, ...chosen]);
  };
  descend(rank, n, []);
  expect(out).toHaveLength(packedSize(rank, n));
  return out;
}

describe('tables and states of the reference', () => {
  it('gives moments on spheres to 1e-12', () => {
    for (const [n, table] of Object.entries(goldens.muSphereTau0.table)) {
      const { first } = sphereMoments({ kind: 'halfspace', threshold: 0 }, Number(n), Math.sqrt(Number(n)), 4);
      for (const [q, row] of first.entries()) {
        for (const [p, value] of row.entries()) expect(Math.abs(value - table[q]![p]!)).toBeLessThan(1e-12);
      }
    }
  });

  it('gives Hermite moments to 1e-12', () => {
    for (const [threshold, expected] of [
      [0, goldens.hermiteCoefTau0],
      [0.3, goldens.hermiteCoefTau03],
    ] as const) {
      const [row] = hermiteMoments({ kind: 'halfspace', threshold }, 4).first;
      for (const [p, value] of row!.entries()) expect(Math.abs(value - expected[p]!)).toBeLessThan(1e-12);
    }
  });

  it.each(['sphere', 'hermite'] as const)('gives all tensors after every factor to 1e-12, basis %s', (basis) => {
    const { vectors, traces } = goldens.stateTrace;
    const instance = readHalfspaces({ vectors, family: { kind: 'halfspace' } });
    const lanes = finish(openLanes(instance, { degree: 3, basis, orders: 1 }));
    for (const [stage, expected] of traces[basis].entries()) {
      finish(advanceLanes(lanes, stage));
      const { tensors } = lanes.lanes[0]!.state;
      for (const [rank, tensor] of tensors.entries()) {
        for (const [e, value] of packed(expected[rank]!, rank, instance.dimension).entries()) {
          expect(Math.abs(tensor[e]! * 0.5 ** (stage + 1) - value)).toBeLessThan(1e-12);
        }
      }
    }
  });
});
