import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { computer, type Pausable } from '../../../numerics/tensor/machine.ts';
import { sizeOf, type Tensor, tensorOf } from '../../../numerics/tensor/tensor.ts';
import { finish } from '../../work.ts';
import { cube } from './canonical.ts';
import { projectedCore } from './projection.ts';
import { radialSlice, wholeSlice } from './slices.ts';

interface Golden {
  readonly projections: readonly {
    readonly n: number;
    readonly d: number;
    readonly r: number;
    readonly tensor: number[];
    readonly core: number[];
  }[];
  readonly radialSlices: readonly {
    readonly n: number;
    readonly r: number;
    readonly core: number[];
    readonly metric: number[];
    readonly slices: Readonly<Record<string, number[]>>;
  }[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../../numerics/cumulants/goldens/blocks.json', import.meta.url), 'utf8'),
) as Golden;

function whole(rank: number, n: number, values: readonly number[]): Tensor {
  return tensorOf(cube(rank, n), Float64Array.from(values));
}

function rankOf(entries: number, n: number): number {
  let rank = 0;
  while (sizeOf(cube(rank, n)) < entries) rank++;
  return rank;
}

describe('projections of whole tensors', () => {
  it.each(golden.projections)(
    'to radial index $r of order $d have the reference’s cores',
    ({ n, d, r, tensor, core }) => {
      const machine = computer();
      const given = whole(d, n, tensor);
      const slices = (slice: readonly number[]): Pausable<Tensor> => wholeSlice(machine, given, slice);
      const { data } = finish(projectedCore(machine, slices, d, r, n));
      expect(data).toHaveLength(core.length);
      for (const [i, value] of core.entries()) expect(data[i]).toBeCloseTo(value, 10);
    },
  );
});

describe('slices of radial tensors', () => {
  it.each(golden.radialSlices)('with $r metrics have the reference’s entries', ({ n, r, core, metric, slices }) => {
    const piece = { core: whole(rankOf(core.length, n), n, core), metric: whole(2, n, metric), radial: r };
    for (const [name, values] of Object.entries(slices)) {
      const slice = name.split(',').map(Number);
      const { data } = finish(radialSlice(computer(), piece, slice));
      for (const [i, value] of values.entries()) expect(data[i], `${name}, ${i}`).toBeCloseTo(value, 10);
    }
  });
});
