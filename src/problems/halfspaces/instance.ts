import { log } from '../../numerics/special/log.ts';
import type { Factor } from './factor.ts';
import type { InputsName, SamplerName } from './parameters.ts';

/** A product M(x) = exp(logScale)·∏ h(v_i·x) of k equal factors along k directions in n dimensions. */
export interface Halfspaces {
  readonly dimension: number;
  readonly count: number;
  /** The unit vectors v_i, row-major count × dimension; not to be written to. */
  readonly directions: Float64Array;
  readonly factor: Factor;
  /** ln ∏ |c_i| of linear factors c_i·x, −∞ if one of them is 0; 0 for all others, whose values do not know |c_i|. */
  readonly logScale: number;
  readonly inputs: InputsName;
  readonly sampler: SamplerName;
  /** Whether the directions are known to be independent and uniform: predicted errors are averages over such. */
  readonly drawn: boolean;
}

/** What rows become: unit vectors, and the logarithms of their lengths. */
interface Normalised {
  readonly directions: Float64Array;
  readonly logLength: number;
}

/** Rows of length `dimension` divided by their lengths, each Σ c² from 0 over ascending coordinates; a row of zeros stays. */
function normalised(rows: Float64Array, dimension: number): Normalised {
  const directions = new Float64Array(rows.length);
  let logLength = 0;
  for (let start = 0; start < rows.length; start += dimension) {
    let square = 0;
    for (let j = 0; j < dimension; j++) square += rows[start + j]! * rows[start + j]!;
    const length = Math.sqrt(square);
    logLength += log(length);
    for (let j = 0; j < dimension; j++) directions[start + j] = length > 0 ? rows[start + j]! / length : 0;
  }
  return { directions, logLength };
}

/** What a product has besides its vectors. */
export type Furnishing = Pick<Halfspaces, 'factor' | 'inputs' | 'sampler' | 'drawn'>;

/** The product along the rows c_i (row-major, any lengths) of so many dimensions. */
export function halfspacesOf(rows: Float64Array, dimension: number, furnishing: Furnishing): Halfspaces {
  const { directions, logLength } = normalised(rows, dimension);
  const logScale = furnishing.factor.kind === 'linear' ? logLength : 0;
  return { ...furnishing, dimension, count: rows.length / dimension, directions, logScale };
}

/** The direction v_i as a view. */
export function directionAt({ directions, dimension }: Halfspaces, i: number): Float64Array {
  return directions.subarray(i * dimension, (i + 1) * dimension);
}
