import type { Clock } from '../watch.ts';

/** Time that passes only when told to. Timers fire in order of their due times, equal ones as they were set. */
export class VirtualClock implements Clock {
  #now = 0;
  #nextId = 1;
  readonly #timers = new Map<number, { readonly due: number; readonly run: () => void }>();

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, millis: number): number {
    const id = this.#nextId++;
    this.#timers.set(id, { due: this.#now + millis, run });
    return id;
  }

  clearTimeout(id: number): void {
    this.#timers.delete(id);
  }

  get pending(): number {
    return this.#timers.size;
  }

  /** Lets `millis` pass, each timer firing on time. */
  advance(millis: number): void {
    const end = this.#now + millis;
    for (let id = this.#first(end); id !== undefined; id = this.#first(end)) this.#fire(id);
    this.#now = end;
  }

  /** Lets `millis` pass at once, as in a tab put to sleep; the timers due fire late, at the end. */
  sleep(millis: number): void {
    this.#now += millis;
    this.advance(0);
  }

  #fire(id: number): void {
    const timer = this.#timers.get(id);
    if (timer === undefined) return;
    this.#timers.delete(id);
    this.#now = Math.max(this.#now, timer.due);
    timer.run();
  }

  #first(end: number): number | undefined {
    let first: { readonly id: number; readonly due: number } | undefined;
    for (const [id, { due }] of this.#timers) {
      if (due <= end && (first === undefined || due < first.due)) first = { id, due };
    }
    return first?.id;
  }
}
