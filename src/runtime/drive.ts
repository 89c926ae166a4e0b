import type { Work } from '../problems/contract.ts';
import type { Breathe } from './breathe.ts';

/** How long work goes on before messages are let in, in ms; a stretch between two yields comes on top. */
export const SLICE_MILLIS = 8;
/** The least time between two marks that are passed on, in ms. The first is passed on as soon as its slice ends. */
export const MARK_MILLIS = 50;

/** Where a drive gets its time (ms, any origin, never backwards) and its pauses. */
export interface Pace {
  now(): number;
  readonly breathe: Breathe;
}

/** Exactly one of `done`, `cancelled`, `failed` is called, once; `mark` only before it. */
export interface DriveListener<Mark, Out> {
  mark(mark: Mark): void;
  /** `millis` is time spent working, without the pauses. */
  done(out: Out, millis: number): void;
  cancelled(): void;
  /** The work threw. */
  failed(error: unknown): void;
}

/**
 * Runs `work` to its end in slices of about `SLICE_MILLIS`, the first of them after a breath, so that nothing is called
 * before this returns. A mark may be passed on after the work has gone on: it has to be a copy of what it shows.
 * The returned function cancels; it may be called at any time, and does nothing once the work is over.
 */
export function drive<Mark, Out>(work: Work<Mark, Out>, pace: Pace, listener: DriveListener<Mark, Out>): () => void {
  const running = new Drive(work, pace, listener);
  running.breathe();
  return () => running.cancel();
}

class Drive<Mark, Out> {
  readonly #work: Work<Mark, Out>;
  readonly #pace: Pace;
  readonly #listener: DriveListener<Mark, Out>;
  #latest: Mark | null = null;
  #markedAt = -Infinity;
  #millis = 0;
  #over = false;

  constructor(work: Work<Mark, Out>, pace: Pace, listener: DriveListener<Mark, Out>) {
    this.#work = work;
    this.#pace = pace;
    this.#listener = listener;
  }

  breathe(): void {
    this.#pace.breathe(() => this.#slice());
  }

  cancel(): void {
    if (this.#over) return;
    this.#over = true;
    try {
      // The value is what `next` would return from now on, and nobody calls it.
      this.#work.return(undefined as never);
    } catch (error) {
      this.#listener.failed(error);
      return;
    }
    this.#listener.cancelled();
  }

  #slice(): void {
    if (this.#over) return;
    const start = this.#pace.now();
    let end: IteratorReturnResult<Out> | null;
    try {
      end = this.#advance(start + SLICE_MILLIS);
    } catch (error) {
      this.#over = true;
      this.#listener.failed(error);
      return;
    }
    const now = this.#pace.now();
    this.#millis += now - start;
    if (end === null) this.#pause(now);
    else this.#finish(end.value);
  }

  #advance(until: number): IteratorReturnResult<Out> | null {
    do {
      const step = this.#work.next();
      if (step.done === true) return step;
      if (step.value !== null) this.#latest = step.value;
    } while (this.#pace.now() < until);
    return null;
  }

  #pause(now: number): void {
    this.breathe();
    if (this.#latest === null || now - this.#markedAt < MARK_MILLIS) return;
    const mark = this.#latest;
    this.#latest = null;
    this.#markedAt = now;
    this.#listener.mark(mark);
  }

  #finish(out: Out): void {
    this.#over = true;
    this.#listener.done(out, this.#millis);
  }
}
