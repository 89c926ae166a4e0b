import { invariant } from '../invariant.ts';
import type { KernelExports } from './exports.ts';

const PAGE = 65536;
/** Addresses are kept apart by whole cache lines. */
const LINE = 64;

/** Bytes rounded up to whole cache lines. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / LINE) * LINE;
}

/**
 * The kernels with their memory: first what is lent, then what stays, then what lasts for one call. One thing stays at a time, named by its
 * owner, and is filled in anew when another owner has been here in between; so works that take turns never meet, and
 * nothing is ever freed.
 */
export class Workspace {
  readonly kernels: KernelExports;
  readonly #base: number;
  #owner: object | undefined;
  #lent = 0;
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
    const address = this.#base + this.#lent;
    if (this.#owner === owner) return address;
    // Undone if `fill` throws: nothing half-filled is ever found.
    this.#owner = undefined;
    this.#kept = aligned(bytes);
    this.#reserve(address + this.#kept);
    fill(address);
    this.#owner = owner;
    return address;
  }

  /** Address of `bytes` bytes whose content is unknown, until the next call of anything that asks for scratch. */
  scratch(bytes: number): number {
    const address = this.#base + this.#lent + this.#kept;
    this.#reserve(address + bytes);
    return address;
  }

  /**
   * Address of `bytes` bytes that are the borrower's until the next call. In between, what stays and what lasts for one call have
   * `room` bytes together: memory that grew would leave the borrower with void views. 0 bytes end the loan.
   */
  lend(bytes: number, room: number): number {
    this.#owner = undefined;
    this.#kept = 0;
    this.#lent = 0;
    this.#reserve(this.#base + aligned(bytes) + room);
    this.#lent = aligned(bytes);
    return this.#base;
  }

  /** Whether an array lies in this memory. */
  holds(array: Float64Array): boolean {
    return array.buffer === this.kernels.memory.buffer;
  }

  /** Address of an array that lies in this memory; of a copy of it at `scratch` where it does not. */
  at(array: Float64Array, scratch: number): number {
    if (this.holds(array)) return array.byteOffset;
    this.view64(scratch, array.length).set(array);
    return scratch;
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
    invariant(missing <= 0 || this.#lent === 0, 'memory stays as it is while some of it is lent');
    if (missing > 0) this.kernels.memory.grow(Math.ceil(missing / PAGE));
  }
}
