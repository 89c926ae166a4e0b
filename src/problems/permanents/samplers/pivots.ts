function swapRows(matrix: Float64Array, n: number, a: number, b: number): void {
  for (let j = 0; j < n; j++) {
    const entry = matrix[a * n + j]!;
    matrix[a * n + j] = matrix[b * n + j]!;
    matrix[b * n + j] = entry;
  }
}

/** The row from k on with the largest entry in column k, the first of equals. */
function pivotRow(matrix: Float64Array, n: number, k: number): number {
  let best = k;
  for (let i = k + 1; i < n; i++) {
    if (Math.abs(matrix[i * n + k]!) > Math.abs(matrix[best * n + k]!)) best = i;
  }
  return best;
}

/** Subtracts multiples of row k from those below, so that column k vanishes there. */
function eliminate(matrix: Float64Array, n: number, k: number): void {
  for (let i = k + 1; i < n; i++) {
    const factor = matrix[i * n + k]! / matrix[k * n + k]!;
    for (let j = k + 1; j < n; j++) {
      matrix[i * n + j] = matrix[i * n + j]! - factor * matrix[k * n + j]!;
    }
  }
}

/**
 * Numbers whose product is the determinant, by elimination with row pivoting; 0 from the first that is 0 on.
 *
 * @param matrix n×n, row-major; overwritten.
 */
export function pivots(matrix: Float64Array, n: number, out: Float64Array): void {
  out.fill(0);
  for (let k = 0; k < n; k++) {
    const row = pivotRow(matrix, n, k);
    const pivot = matrix[row * n + k]!;
    if (pivot === 0) return;
    if (row !== k) swapRows(matrix, n, row, k);
    out[k] = row === k ? pivot : -pivot;
    eliminate(matrix, n, k);
  }
}

/** Operations of `pivots` where no pivot is 0: (n − k)(1 + 2(n − k)) below each of the n pivots k = 1 … n. */
export function determinantFlops(n: number): number {
  return (n * (n - 1)) / 2 + (n * (n - 1) * (2 * n - 1)) / 3;
}
