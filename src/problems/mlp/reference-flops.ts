import type { CumulantSpec } from './cumulants/spec.ts';

/**
 * Operations of the reference implementation, as it publishes them: polynomials in width n and l = L − 1, fitted to its own
 * counter (alignment-research-center/mlp_cumulant_propagation@93d091a), without the output's matrix. Its convention charges a
 * product of matrices 2mnk, any elementwise function 1, and symmetric kernels less; this project's formulas charge what its
 * programs do. A row is a power of n from 0, a column a power of l; all in twelfths, so that they are whole.
 */
const TWELFTHS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  '1 simple': [
    [120, 72],
    [804, 792],
    [48, 48],
  ],
  '2 simple': [[0], [924, 924], [216, 216], [36, 36]],
  '2 augmented': [
    [156, 156],
    [3060, 4764],
    [1284, 1968],
    [84, 132],
  ],
  '3 simple factored': [
    [132, 132],
    [2988, 4740],
    [1584, 2364, 192],
    [156, 324, 144],
  ],
  '3 simple dense': [
    [204, 204],
    [3740, 5452],
    [2154, 3038],
    [1042, 1214],
    [0, 28],
  ],
  '3 augmented factored': [
    [144, 144],
    [4104, 6204, -324],
    [3804, 8730, 2160],
    [1320, 2598, 1296],
  ],
  '3 augmented dense': [
    [144, 144],
    [4248, 6348],
    [3006, 6278],
    [1374, 2562],
    [0, 28],
  ],
  '4 simple factored': [[0], [4500, 6708], [2730, 5810, 24], [1914, 3234, 168], [96, 316, 192]],
  '4 simple dense': [[0], [4356, 6480], [2760, 5720], [1602, 2655], [798, 934], [0, 15]],
  '4 augmented factored': [
    [408, 408],
    [14080, 24192, 12],
    [16686, 57814, 216],
    [20966, 65154, 1068],
    [2772, 5864, 1008],
  ],
  '4 augmented dense': [
    [444, 444],
    [14610, 24902],
    [18147, 60733],
    [21942, 67063],
    [9321, 16619],
    [0, 15],
  ],
};

function nameOf({ order, variant, factored }: CumulantSpec): string {
  if (order === 1) return '1 simple';
  return [order, variant, ...(order > 2 ? [factored ? 'factored' : 'dense'] : [])].join(' ');
}

/** Operations that the reference implementation states for networks of equal widths, its output layer (2n²) included. */
export function referenceFlops(spec: CumulantSpec, width: number, depth: number): number {
  const rows = TWELFTHS[nameOf(spec)] ?? [];
  const column = (row: readonly number[]): number => row.reduceRight((sum, value) => sum * (depth - 1) + value, 0);
  return rows.reduceRight((sum, row) => sum * width + column(row), 0) / 12 + 2 * width * width;
}
