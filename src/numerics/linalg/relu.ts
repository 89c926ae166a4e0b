/** Floating-point operations of `relu32InPlace`: one comparison a value. */
export function relu32Flops(values: number): number {
  return values;
}

/** Replaces values[i] by `values[i] > 0 ? values[i] : 0` for from ≤ i < to: −0 and NaN become +0. */
export function relu32InPlace(values: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    values[i] = value > 0 ? value : 0;
  }
}
