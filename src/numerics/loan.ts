/** What a work asks for. */
export interface Wanted {
  /** Numbers that it allots between two turns, at most; what goes beyond lives elsewhere. */
  readonly numbers: number;
  /** Numbers of the largest operand of any product or sum. Operations with larger ones would fail. */
  readonly largest: number;
}

/**
 * Memory that a work has borrowed for its numbers: what a backend computes there is not copied. Whoever borrows releases, also
 * when the work is given up; there is one loan a thread, and numbers must not be used after it.
 */
export interface Loan {
  /** So many zeros; undefined where no room is left. */
  allot(size: number): Float64Array | undefined;
  /** Makes room: what was allotted before the last turn is void. */
  turn(): void;
  release(): void;
}
