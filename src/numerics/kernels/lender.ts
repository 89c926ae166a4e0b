import type { Loan, Wanted } from '../loan.ts';
import { F64 } from './panels.ts';
import { aligned, Workspace } from './workspace.ts';
import type { KernelExports } from './exports.ts';

/** Loans beyond it would cost more memory than they save time. */
const MOST_BYTES = 134_217_728;
/** Copies of operands, tables of rows and packed panels that one operation has at once, in operands. */
const OPERANDS_AT_ONCE = 8;
const LEAST_ROOM = 1_048_576;

/** Two halves of lent memory; what is allotted goes to one of them until the next turn. */
class Halves implements Loan {
  readonly #workspace: Workspace;
  readonly #start: number;
  readonly #half: number;
  readonly #end: () => void;
  #side = 0;
  #used = 0;

  constructor(workspace: Workspace, start: number, half: number, end: () => void) {
    this.#workspace = workspace;
    this.#start = start;
    this.#half = half;
    this.#end = end;
  }

  allot(size: number): Float64Array | undefined {
    const bytes = aligned(size * F64);
    if (this.#used + bytes > this.#half) return undefined;
    const address = this.#start + this.#side * this.#half + this.#used;
    this.#used += bytes;
    return this.#workspace.view64(address, size).fill(0);
  }

  turn(): void {
    this.#side = 1 - this.#side;
    this.#used = 0;
  }

  release(): void {
    this.#end();
  }
}

/** Lends the memory of an instance of its own, which nothing else makes grow. */
export class Lender {
  readonly #instantiate: () => KernelExports;
  #workspace: Workspace | undefined;
  #loan: Loan | undefined;

  constructor(instantiate: () => KernelExports) {
    this.#instantiate = instantiate;
  }

  /** The memory that an array was allotted from, if it was. */
  of(array: Float64Array): Workspace | undefined {
    return this.#workspace?.holds(array) ? this.#workspace : undefined;
  }

  borrow({ numbers, largest }: Wanted): Loan | undefined {
    const half = aligned(numbers * F64);
    const room = OPERANDS_AT_ONCE * largest * F64 + LEAST_ROOM;
    if (this.#loan || 2 * half + room > MOST_BYTES) return undefined;
    const workspace = (this.#workspace ??= new Workspace(this.#instantiate()));
    const start = workspace.lend(2 * half, room);
    const loan = new Halves(workspace, start, half, () => {
      if (this.#loan !== loan) return;
      workspace.lend(0, 0);
      this.#loan = undefined;
    });
    this.#loan = loan;
    return loan;
  }
}
