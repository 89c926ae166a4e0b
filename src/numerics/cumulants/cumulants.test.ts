import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { costOf, diagramsOn, type Truncation } from './diagrams.ts';
import { keptByFactoredForm } from './factored-diagrams.ts';
import { coreCoefficients, projectorCoefficient } from './harmonic.ts';
import { arrangements, integerPartitions, setPartitions, total, vectorsUpTo } from './partitions.ts';
import { powerTermsOf } from './power-conversion.ts';
import { radialTermsOf } from './radial.ts';
import { budgetOf, slicesOf, trackedBy, type Variant } from './tracked.ts';

type GoldenTerm = readonly [number[], number[][], number, number, number, boolean | null];

interface Golden {
  readonly powerToCumulant: readonly { readonly slice: number[]; readonly blocks: number[][]; readonly coef: number }[];
  readonly projCoef: readonly { readonly n: number; readonly d: number; readonly r: number; readonly a: number[] }[];
  readonly diagrams: readonly { readonly kMax: number; readonly kind: string; readonly terms: readonly GoldenTerm[] }[];
}

const golden = JSON.parse(readFileSync(new URL('./goldens/blocks.json', import.meta.url), 'utf8')) as Golden;

/** A multiset of blocks, whatever their order. */
const named = (blocks: readonly (readonly number[])[]): string => blocks.map(String).sort().join(' ');

describe('partitions', () => {
  it('are as many as the partition numbers and Bell numbers say', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((n) => integerPartitions(n).length)).toEqual([1, 1, 2, 3, 5, 7, 11, 15]);
    const list = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
    expect([0, 1, 2, 3, 4, 5, 6].map((n) => setPartitions(list(n)).length)).toEqual([1, 1, 2, 5, 15, 52, 203]);
  });

  it('holds every vector up to a bound, and every different order of a list', () => {
    expect(vectorsUpTo([2, 1])).toHaveLength(6);
    expect(arrangements([2, 1, 1]).map(String)).toEqual(['2,1,1', '1,2,1', '1,1,2']);
  });
});

describe('what is carried', () => {
  it('is the table of the design', () => {
    const table = (order: number, variant: Variant): string =>
      trackedBy(order, variant)
        .map((each) => `${each.order}:${each.radial}`)
        .join(' ');
    expect(table(1, 'augmented')).toBe('1:0 2:1');
    expect(table(2, 'simple')).toBe('1:0 2:0');
    expect(table(2, 'augmented')).toBe('1:0 2:0 3:1 4:2');
    expect(table(3, 'simple')).toBe('1:0 2:0 3:0 4:2');
    expect(table(3, 'augmented')).toBe('1:0 2:0 3:0 4:1');
    expect(table(4, 'augmented')).toBe('1:0 2:0 3:0 4:0 5:1 6:3');
  });

  it('asks for 25 slices at order 4, augmented', () => {
    expect([1, 2, 3, 4, 5, 6].flatMap((d) => slicesOf(d, 4))).toHaveLength(25);
  });
});

describe('power cumulants', () => {
  it('become cumulants with the reference’s coefficients, up to order 6', () => {
    const slices = new Map(golden.powerToCumulant.map(({ slice }) => [String(slice), slice]));
    for (const slice of slices.values()) {
      const expected = golden.powerToCumulant.filter((term) => String(term.slice) === String(slice));
      const ours = new Map(powerTermsOf(slice).map(({ blocks, coefficient }) => [named(blocks), coefficient]));
      expect(ours.size, String(slice)).toBe(expected.length);
      for (const { blocks, coef } of expected) expect(ours.get(named(blocks)), named([slice, ...blocks])).toBe(coef);
    }
    expect(slices.size).toBeGreaterThan(20);
  });

  it('lose nothing of a slice of ones', () => {
    expect(powerTermsOf([1, 1, 1])).toEqual([{ blocks: [[1, 1, 1]], coefficient: 1 }]);
  });
});

describe('projections', () => {
  it('have the reference’s coefficients', () => {
    for (const { n, d, r, a } of golden.projCoef) {
      for (const [j, value] of a.entries()) {
        if (j < r) continue;
        expect(projectorCoefficient(n, d, r, j)).toBeCloseTo(value, 11);
      }
    }
  });

  it('have the closed forms of the design', () => {
    const n = 7;
    expect(coreCoefficients(n, 2, 1)[0]).toBeCloseTo(1 / n, 14);
    expect(coreCoefficients(n, 3, 1)[0]).toBeCloseTo(3 / (n + 2), 14);
    expect(coreCoefficients(n, 4, 2)[0]).toBeCloseTo(3 / (n * (n + 2)), 14);
    expect(coreCoefficients(n, 4, 1)[0]).toBeCloseTo(6 / (n + 4), 14);
    expect(coreCoefficients(n, 4, 1)[1]).toBeCloseTo(-3 / ((n + 2) * (n + 4)), 14);
    expect(coreCoefficients(n, 5, 1)[1]).toBeCloseTo(-15 / ((n + 4) * (n + 6)), 14);
    expect(coreCoefficients(n, 6, 3)[0]).toBeCloseTo(15 / (n * (n + 2) * (n + 4)), 14);
  });

  it('work for a single neuron', () => {
    for (const [order, radial] of [
      [2, 1],
      [3, 1],
      [4, 1],
      [4, 2],
      [6, 3],
    ] as const) {
      expect(total(coreCoefficients(1, order, radial))).toBeCloseTo(1, 12);
    }
  });
});

describe('radial tensors', () => {
  it('hand out all legs: the coefficients of a slice add up to 1', () => {
    for (let order = 2; order <= 6; order++) {
      for (const slice of integerPartitions(order)) {
        for (let radial = 1; 2 * radial <= order; radial++) {
          expect(total(radialTermsOf(slice, radial).map(({ coefficient }) => coefficient))).toBeCloseTo(1, 13);
        }
      }
    }
  });
});

const variantOf = (kind: string): Variant => (kind === 'augment' ? 'augmented' : 'simple');

function truncationOf(order: number, variant: Variant): Truncation {
  const orders = trackedBy(order, variant).map((each) => each.order);
  return { budget: budgetOf(order, variant), has: (d) => orders.includes(d), largest: Math.max(...orders) };
}

describe.each(golden.diagrams)('diagrams of order $kMax, $kind', ({ kMax, kind, terms }) => {
  const variant = variantOf(kind);
  const truncation = truncationOf(kMax, variant);
  const byIndices = new Map([1, 2, 3, 4].map((m) => [m, diagramsOn(m, truncation)]));

  it('are those of the reference, with its coefficients and costs', () => {
    for (const [slice, blocks, , coefficient, cost] of terms) {
      const found = byIndices.get(slice.length)!.find((diagram) => named(diagram.blocks) === named(blocks));
      expect(found?.coefficient, named([slice, ...blocks])).toBeCloseTo(coefficient, 13);
      expect(total(found!.blocks.map(costOf))).toBe(cost);
    }
  });

  it('are no more than those: as many on every slice as its classes have members', () => {
    const members = new Map<string, number>();
    for (const [slice, , multiplicity] of terms) {
      members.set(String(slice), (members.get(String(slice)) ?? 0) + multiplicity);
    }
    for (const [slice, count] of members) {
      expect(byIndices.get(slice.split(',').length), slice).toHaveLength(count);
    }
  });
});

it.each(golden.diagrams.filter(({ kMax, kind }) => kMax > 2 && kind === 'augment'))(
  'the factored form of order $kMax keeps the diagrams that the reference keeps',
  ({ kMax, terms }) => {
    const truncation = truncationOf(kMax, 'augmented');
    const byIndices = new Map([1, 2, 3, 4].map((m) => [m, diagramsOn(m, truncation)]));
    for (const [slice, blocks, , , , kept] of terms) {
      const diagram = byIndices.get(slice.length)!.find((each) => named(each.blocks) === named(blocks))!;
      expect(keptByFactoredForm(diagram, slice, kMax), named([slice, ...blocks])).toBe(kept);
    }
  },
);
