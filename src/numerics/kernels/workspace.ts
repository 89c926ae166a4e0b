import type { KernelExports } from './exports.ts';

const PAGE = 65536;
/** Addresses are kept apart by whole cache lines. */
const LINE = 64;

/** Bytes rounded up to whole cache lines. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / LINE) * LINE;
}

/**
 * The kernels with their memory: first what stays, then what lasts for one call. One thing stays at a time, named by its
 * owner, and is filled in anew when another owner has been here in between; so works that take turns never meet, and
 * nothing is ever freed.
 */
export class Workspace {
  readonly kernels: KernelExports;
  readonly #base: number;
  #owner: object | undefined;
  #kept = 0;
  #f32 = new Float32Array(0);
  #f64 = new Float64Array(0);
  #u32 = new Uint32Array(0);

  constructor(kernels: KernelExports) {
    this.kernels = kernels;
    this.#base = kernels.heapBase();
  }

  /** Address of `bytes` bytes that hold what `fill` wrote there for `owner`; `fill` gets the address and may use scratch. */
  resident(owner: object, bytes: number, fill: (address: number) => void): number {
    if (this.#owner === owner) return this.#base;
    // Undone if `fill` throws: nothing half-filled is ever found.
    this.#owner = undefined;
    this.#kept = aligned(bytes);
    this.#reserve(this.#base + this.#kept);
    fill(this.#base);
    this.#owner = owner;
    return this.#base;
  }

  /** Address of `bytes` bytes whose content is unknown, until the next call of anything that asks for scratch. */
  scratch(bytes: number): number {
    const address = this.#base + this.#kept;
    this.#reserve(address + bytes);
    return address;
  }

  /** The memory as f32, `address` ≥ 0 in bytes; void after the next call that may grow it. */
  view32(address: number, length: number): Float32Array {
    if (this.#f32.buffer !== this.kernels.memory.buffer) this.#f32 = new Float32Array(this.kernels.memory.buffer);
    return this.#f32.subarray(address / 4, address / 4 + length);
  }

  /** The same as f64. */
  view64(address: number, length: number): Float64Array {
    if (this.#f64.buffer !== this.kernels.memory.buffer) this.#f64 = new Float64Array(this.kernels.memory.buffer);
    return this.#f64.subarray(address / 8, address / 8 + length);
  }

  /** The same as u32. */
  viewU32(address: number, length: number): Uint32Array {
    if (this.#u32.buffer !== this.kernels.memory.buffer) this.#u32 = new Uint32Array(this.kernels.memory.buffer);
    return this.#u32.subarray(address / 4, address / 4 + length);
  }

  #reserve(end: number): void {
    const missing = end - this.kernels.memory.buffer.byteLength;
    if (missing > 0) this.kernels.memory.grow(Math.ceil(missing / PAGE));
  }
}
