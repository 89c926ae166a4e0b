import { backend } from '../backend.ts';

/** Running moments of vectors: how many, their mean and, for each component, the sum of squared deviations from it. */
export interface Moments {
  readonly samples: number;
  /** Length = width. */
  readonly mean: Float64Array;
  /** Length = width; divide by samples − 1 for the unbiased variance. */
  readonly m2: Float64Array;
}

/** Moments of no samples: the identity of `mergeMoments`. */
export function emptyMoments(width: number): Moments {
  return { samples: 0, mean: new Float64Array(width), m2: new Float64Array(width) };
}

/**
 * Moments of the rows of `values` (row-major, samples × width). Two passes in f64, each sum from 0 over ascending rows:
 * mean = (Σ v) / samples, then m2 = Σ (v − mean)·(v − mean). No samples give `emptyMoments(width)`.
 */
export function momentsOf(values: Float32Array, samples: number, width: number): Moments {
  const { mean, m2 } = emptyMoments(width);
  if (samples === 0) return { samples, mean, m2 };
  backend().moments32(values, samples, width, mean, m2);
  return { samples, mean, m2 };
}

function copy(moments: Moments): Moments {
  return { samples: moments.samples, mean: moments.mean.slice(), m2: moments.m2.slice() };
}

/**
 * Moments of the samples of `a` followed by those of `b`: Chan, Golub and LeVeque (1983). With δ = b.mean − a.mean and
 * n = a.samples + b.samples: mean = a.mean + δ·(b.samples / n), m2 = (a.m2 + b.m2) + (δ·δ)·(a.samples·b.samples / n).
 * Either side empty gives a copy of the other. Not associative to the bit: merge blocks in index order.
 *
 * @throws RangeError if the widths differ.
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.mean.length !== b.mean.length) throw new RangeError(`widths ${a.mean.length} and ${b.mean.length} differ`);
  if (a.samples === 0) return copy(b);
  if (b.samples === 0) return copy(a);
  const samples = a.samples + b.samples;
  const share = b.samples / samples;
  const reduced = (a.samples * b.samples) / samples;
  const { mean, m2 } = emptyMoments(a.mean.length);
  for (let j = 0; j < mean.length; j++) {
    const delta = b.mean[j]! - a.mean[j]!;
    mean[j] = a.mean[j]! + delta * share;
    m2[j] = a.m2[j]! + b.m2[j]! + delta * delta * reduced;
  }
  return { samples, mean, m2 };
}
