/** Rows of a tensor: row r starts at entry `at[r]` of `data`. */
export interface Rows {
  readonly data: Float64Array;
  readonly at: Uint32Array;
}

/** out_r[t] += scale_r · Π factors_r[t] for every row r and 0 ≤ t < count; rows of `out` may be the same, never overlap. */
export interface RowSums {
  readonly out: Rows;
  readonly scales: Float64Array;
  readonly count: number;
  /** At most three. */
  readonly factors: readonly Rows[];
}
