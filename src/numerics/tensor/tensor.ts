/** Row-major numbers with their extents; no extent is a scalar. On a machine that only counts there are no numbers. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** How many entries a shape has. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (const extent of shape) size *= extent;
  return size;
}

/** Wraps numbers; they are taken over, not copied. */
export function tensorOf(shape: readonly number[], data: Float64Array): Tensor {
  return { shape, data };
}

/** Steps in memory along every axis. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1]! * shape[axis + 1]!;
  return strides;
}
