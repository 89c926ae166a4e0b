import type { Result, Task, TaskKey } from '../experiments/spec.ts';
import type { Failure } from './protocol.ts';
import { type Answer, type Holding, type PartialMessage, Seat, type SeatOwner, type SeatState } from './seat.ts';
import type { Clock } from './watch.ts';
import type { Spawn } from './worker-like.ts';

/** A task whose worker was lost so many times is given up. */
export const MAX_LOSSES = 3;
/** After so many workers in a row that did not start, no other is tried. */
export const MAX_FAILED_STARTS = 3;

/** Counts of the tasks wanted now. `(done + failed + partial) / total` is the share of the work behind us. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly running: number;
  readonly failed: number;
  /** What the running tasks have behind them, 0…1 each, added up. */
  readonly partial: number;
}

export type PoolEvent =
  /** An intermediate result: `done` of `total` parts. */
  | (Delivery & { readonly complete: false; readonly done: number; readonly total: number })
  /** The result; `millis` is time spent working on it. It may be of a task that is no longer wanted. */
  | (Delivery & { readonly complete: true; readonly millis: number })
  /** Once for a task as long as it stays wanted; it is not tried again before it was left out once. */
  | { readonly type: 'failed'; readonly key: TaskKey; readonly task: Task; readonly failure: Failure }
  /** After anything that may have changed it. */
  | { readonly type: 'progress'; readonly progress: Progress }
  /** There are no workers and there will be none. Once; make another pool to try again. */
  | { readonly type: 'unavailable'; readonly reason: string };

interface Delivery {
  readonly type: 'result';
  readonly key: TaskKey;
  readonly task: Task;
  readonly result: Result;
}

export interface PoolOptions {
  readonly spawn: Spawn;
  /** The most workers at a time, ≥ 1; see `poolSize`. They are started when there is work for them. */
  readonly size: number;
  readonly clock: Clock;
  key(task: Task): TaskKey;
  /** Whether the owner has the complete result, as it does from its event on; asked in `reconcile` only. */
  known(key: TaskKey): boolean;
  /** Never called from `createPool`; may call `reconcile` and `close`. */
  onEvent(event: PoolEvent): void;
}

export interface Pool {
  /**
   * Says what is wanted from now on, most urgent first: cancels what runs and is not, keeps what runs and is, skips what is
   * known, and queues the rest in this order. `reconcile([])` cancels all. A closed pool does nothing.
   */
  reconcile(wanted: readonly Task[]): void;
  progress(): Progress;
  /** Ends all workers at once; no event follows. */
  close(): void;
}

/** As many workers as there are cores, 1…8; the page itself needs little and the system shares fairly. */
export function poolSize(hardwareConcurrency: number): number {
  return Math.max(1, Math.min(8, Math.floor(hardwareConcurrency)));
}

/** A pool of workers that are lent one task each. */
export function createPool(options: PoolOptions): Pool {
  return new EnginePool(options);
}

/**
 * Invariant: a task that is wanted and neither done nor failed is either queued or held by exactly one seat, never
 * both. A key that is held while its cancel is under way comes back into the queue when the seat lets go of it.
 */
class EnginePool implements Pool {
  readonly #options: PoolOptions;
  readonly #owner: SeatOwner;
  readonly #seats = new Set<Seat>();
  #wanted = new Map<TaskKey, Task>();
  #queue: TaskKey[] = [];
  #done = new Set<TaskKey>();
  readonly #failed = new Set<TaskKey>();
  readonly #losses = new Map<TaskKey, number>();
  #failedStarts = 0;
  #lastReason = '';
  #ended = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#owner = {
      started: () => this.#welcome(),
      advanced: (holding, message) => this.#advance(holding, message),
      answered: (holding, answer) => this.#settle(holding, answer),
      lost: (seat, last, reason) => this.#mourn(seat, last, reason),
    };
  }

  reconcile(wanted: readonly Task[]): void {
    if (this.#ended) return;
    this.#wanted = new Map(wanted.map((task) => [this.#options.key(task), task]));
    const keys = [...this.#wanted.keys()];
    this.#done = new Set(keys.filter((key) => this.#options.known(key)));
    for (const key of this.#failed) if (!this.#wanted.has(key)) this.#failed.delete(key);
    for (const key of this.#losses.keys()) if (!this.#wanted.has(key)) this.#losses.delete(key);
    const held = this.#cancelStale();
    this.#queue = keys.filter((key) => this.#isMissing(key) && !held.has(key));
    this.#proceed();
  }

  progress(): Progress {
    const shares = [...this.#seats].flatMap(({ state }) => (state.kind === 'busy' ? [state.share] : []));
    return {
      done: this.#done.size,
      total: this.#wanted.size,
      running: shares.length,
      failed: this.#failed.size,
      partial: shares.reduce((sum, share) => sum + share, 0),
    };
  }

  close(): void {
    this.#ended = true;
    for (const seat of this.#seats) seat.close();
    this.#seats.clear();
  }

  #isMissing(key: TaskKey): boolean {
    return this.#wanted.has(key) && !this.#done.has(key) && !this.#failed.has(key);
  }

  /** Returns the keys that seats hold, those just cancelled too. */
  #cancelStale(): Set<TaskKey> {
    const held = new Set<TaskKey>();
    for (const seat of this.#seats) {
      if (!('holding' in seat.state)) continue;
      const { key } = seat.state.holding;
      held.add(key);
      if (!this.#isMissing(key)) seat.cancel();
    }
    return held;
  }

  #welcome(): void {
    this.#failedStarts = 0;
    this.#proceed();
  }

  #advance({ key, task }: Holding, { result, done, total }: PartialMessage): void {
    this.#emit({ type: 'result', key, task, result, complete: false, done, total });
    this.#emitProgress();
  }

  #settle(holding: Holding, answer: Answer): void {
    const { key, task } = holding;
    switch (answer.type) {
      case 'done':
        if (this.#wanted.has(key)) this.#done.add(key);
        this.#emit({ type: 'result', key, task, result: answer.result, complete: true, millis: answer.millis });
        break;
      case 'cancelled':
        this.#requeue(key);
        break;
      case 'failed':
        this.#fail(holding, answer.failure);
        break;
      default:
        answer satisfies never;
    }
    this.#proceed();
  }

  #mourn(seat: Seat, last: SeatState, reason: string): void {
    this.#seats.delete(seat);
    if (last.kind === 'starting') this.#countFailedStart(reason);
    if ('holding' in last) this.#countLoss(last.holding, reason);
    this.#proceed();
  }

  #countFailedStart(reason: string): void {
    this.#failedStarts += 1;
    this.#lastReason = reason;
  }

  #countLoss(holding: Holding, reason: string): void {
    if (!this.#isMissing(holding.key)) return;
    const losses = (this.#losses.get(holding.key) ?? 0) + 1;
    this.#losses.set(holding.key, losses);
    if (losses < MAX_LOSSES) return this.#requeue(holding.key);
    const message = `the worker of this task was lost ${losses} times, the last time because ${reason}`;
    this.#fail(holding, { message, stack: '' });
  }

  #requeue(key: TaskKey): void {
    if (this.#isMissing(key)) this.#queue.unshift(key);
  }

  /** A failure of what nobody wants is dropped: it will come again if it is wanted again. */
  #fail({ key, task }: Holding, failure: Failure): void {
    if (!this.#isMissing(key)) return;
    this.#failed.add(key);
    this.#emit({ type: 'failed', key, task, failure });
  }

  #proceed(): void {
    if (this.#ended) return;
    this.#assign();
    this.#hire();
    this.#emitProgress();
    if (this.#queue.length > 0 && this.#seats.size === 0) this.#giveUp();
  }

  #assign(): void {
    for (const seat of this.#seats) {
      if (seat.state.kind !== 'idle') continue;
      const key = this.#queue.shift();
      const task = key === undefined ? undefined : this.#wanted.get(key);
      if (key === undefined || task === undefined) return;
      seat.run({ key, task });
    }
  }

  /** One starting worker for each queued task. Idle losses are not made up for, so that they cannot go on for ever. */
  #hire(): void {
    let starting = [...this.#seats].filter(({ state }) => state.kind === 'starting').length;
    while (starting < this.#queue.length && this.#seats.size < this.#options.size && this.#mayStart()) {
      if (this.#start()) starting += 1;
    }
  }

  #mayStart(): boolean {
    return this.#failedStarts < MAX_FAILED_STARTS;
  }

  #start(): boolean {
    try {
      this.#seats.add(new Seat(this.#options.spawn, this.#options.clock, this.#owner));
      return true;
    } catch (error) {
      this.#countFailedStart(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  #giveUp(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#options.onEvent({ type: 'unavailable', reason: this.#lastReason });
  }

  #emitProgress(): void {
    this.#emit({ type: 'progress', progress: this.progress() });
  }

  #emit(event: PoolEvent): void {
    if (!this.#ended) this.#options.onEvent(event);
  }
}
