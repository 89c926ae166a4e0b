/** Dense layers one after the other, all but the last rectified. Never changed: an object stands for its numbers. */
export interface Layers {
  /** Sizes of input, hidden layers and output. */
  readonly widths: readonly number[];
  /** Row-major, widths[layer + 1] × widths[layer]. */
  matrix32(layer: number): Float32Array;
  /** Length widths[layer + 1]; undefined where the layer has none. */
  bias32(layer: number): Float32Array | undefined;
}
