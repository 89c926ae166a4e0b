/** The first four cumulants of a random variable Y, in powers of its unit. */
export interface Cumulants {
  /** κ1. */
  readonly mean: number;
  /** κ2. */
  readonly variance: number;
  /** κ3, the third central moment. */
  readonly third: number;
  /** κ4, the fourth central moment less 3κ2². */
  readonly fourth: number;
}

/** A threshold and the shape of a distribution in units of its standard deviation. */
export interface Standardised {
  /** σ, in the unit of Y. */
  readonly deviation: number;
  /** z = (t − κ1)/σ. */
  readonly z: number;
  /** γ1 = κ3/σ³. */
  readonly skewness: number;
  /** γ2 = κ4/σ⁴, 0 for a Gaussian. */
  readonly excess: number;
}

/** @throws RangeError unless the variance is positive: a constant has no shape. */
export function standardise({ mean, variance, third, fourth }: Cumulants, threshold: number): Standardised {
  if (!(variance > 0)) throw new RangeError(`a tail needs a positive variance, not ${variance}`);
  const deviation = Math.sqrt(variance);
  return {
    deviation,
    z: (threshold - mean) / deviation,
    skewness: third / variance / deviation,
    excess: fourth / variance / variance,
  };
}

/** The cumulants of −Y, so that P(Y < t) is the upper tail of `reflected(cumulants)` beyond −t. */
export function reflected({ mean, variance, third, fourth }: Cumulants): Cumulants {
  return { mean: -mean, variance, third: -third, fourth };
}
