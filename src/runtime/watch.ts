/** The pool's time, in ms. */
export interface Clock {
  now(): number;
  setTimeout(run: () => void, millis: number): number;
  clearTimeout(id: number): void;
}

/** A timer later than this, in ms, says that the page was asleep or busy, and nothing about the worker. */
export const DRIFT_MILLIS = 500;

/**
 * One deadline at a time. A timer that fires late is granted its interval once more, because what the worker said
 * meanwhile may wait behind it; else a tab that wakes up would find all its workers dead.
 */
export class Watch {
  readonly #clock: Clock;
  #timer: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `expire` after `millis`, in place of what was armed before. */
  arm(millis: number, expire: () => void): void {
    this.#start(millis, (late) => (late ? this.#start(millis, expire) : expire()));
  }

  clear(): void {
    if (this.#timer !== null) this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #start(millis: number, fire: (late: boolean) => void): void {
    this.clear();
    const due = this.#clock.now() + millis;
    this.#timer = this.#clock.setTimeout(() => {
      this.#timer = null;
      fire(this.#clock.now() - due > DRIFT_MILLIS);
    }, millis);
  }
}
