/** Mean and squared deviations of columns: see `statistics/moments.ts`. */
export function moments32(
  values: Float32Array,
  rows: number,
  width: number,
  mean: Float64Array,
  m2: Float64Array,
): void {
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < width; j++) mean[j] = mean[j]! + values[row * width + j]!;
  }
  for (let j = 0; j < width; j++) mean[j] = mean[j]! / rows;
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < width; j++) {
      const deviation = values[row * width + j]! - mean[j]!;
      m2[j] = m2[j]! + deviation * deviation;
    }
  }
}
