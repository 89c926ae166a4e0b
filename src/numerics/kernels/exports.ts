/** What the compiled kernels export; addresses and counts are in the units each kernel's source in `assembly/` names. */
export interface KernelExports {
  readonly memory: KernelMemory;
  /** The first address that callers may use. */
  heapBase(): number;
  fillNormals(state: number, out: number, steps: number): void;
  moments32(values: number, rows: number, columns: number, stride: number, mean: number, m2: number): void;
  orthonormal32(q: number, rows: number, stride: number, g: number): void;
  pack32(from: number, rows: number, inner: number, to: number): void;
  pack64(from: number, rows: number, inner: number, to: number): void;
  packColumns64(from: number, inner: number, cols: number, to: number): void;
  layer32(
    a: number,
    rows: number,
    stride: number,
    inner: number,
    packed: number,
    panels: number,
    bias: number,
    rectified: number,
    out: number,
  ): void;
  product64(a: number, rows: number, stride: number, inner: number, packed: number, panels: number, out: number): void;
  upper64(
    a: number,
    rows: number,
    first: number,
    stride: number,
    inner: number,
    packed: number,
    panels: number,
    out: number,
  ): void;
  addRows64(
    rows: number,
    count: number,
    scales: number,
    out: number,
    outAt: number,
    factors: number,
    a: number,
    aAt: number,
    b: number,
    bAt: number,
    c: number,
    cAt: number,
  ): void;
  readonly mapExp: KernelMap;
  readonly mapLog: KernelMap;
  readonly mapErf: KernelMap;
  readonly mapErfc: KernelMap;
  readonly mapNormalCdf: KernelMap;
  readonly mapNormalPdf: KernelMap;
}

/** A function of each of `count` f64 at `from`, to `to`. */
export type KernelMap = (from: number, to: number, count: number) => void;

/** A WebAssembly memory, of which this layer has no types. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  /** Grows by so many pages of 64 KiB; views of the old buffer are void. Throws where there is no more memory. */
  grow(pages: number): number;
}
