import type { Task, TaskKey } from '../experiments/spec.ts';
import type { FromWorker } from './protocol.ts';
import { type Clock, Watch } from './watch.ts';
import type { Spawn, WorkerLike } from './worker-like.ts';

/** A worker has to say `ready` within this time, in ms. */
export const READY_MILLIS = 10_000;
/** A busy worker that says nothing for so long, in ms, is pinged. */
export const SILENCE_MILLIS = 2_000;
/** A ping and a cancel have to be answered within this time, in ms. */
export const ANSWER_MILLIS = 1_000;

export type PartialMessage = Extract<FromWorker, { type: 'partial' }>;
export type Answer = Extract<FromWorker, { type: 'done' | 'cancelled' | 'failed' }>;

/** The task that a worker was given last and has not answered. */
export interface Holding {
  readonly key: TaskKey;
  readonly task: Task;
}

export type SeatState =
  | { readonly kind: 'starting' | 'idle' | 'gone' }
  /** `share` is the part of the task, 0…1, that is done by its own account. */
  | { readonly kind: 'busy'; readonly holding: Holding; readonly share: number }
  | { readonly kind: 'cancelling'; readonly holding: Holding };

/** Hears what becomes of a seat. Each is called after the seat has changed. */
export interface SeatOwner {
  started(): void;
  advanced(holding: Holding, message: PartialMessage): void;
  /** The seat is idle again. */
  answered(holding: Holding, answer: Answer): void;
  /** The worker is gone, and was in state `last`. The last call. */
  lost(seat: Seat, last: SeatState, reason: string): void;
}

/**
 * One worker from its start to its end, one task at a time. Seats are not refilled: who loses one makes another.
 * The constructor throws what `spawn` throws.
 */
export class Seat {
  readonly #owner: SeatOwner;
  readonly #watch: Watch;
  readonly #worker: WorkerLike;
  #state: SeatState = { kind: 'starting' };

  constructor(spawn: Spawn, clock: Clock, owner: SeatOwner) {
    this.#owner = owner;
    this.#watch = new Watch(clock);
    this.#worker = spawn({ message: (message) => this.#hear(message), error: (reason) => this.#lose(reason) });
    this.#watch.arm(READY_MILLIS, () => this.#lose(`it did not start within ${READY_MILLIS / 1000} s`));
  }

  get state(): SeatState {
    return this.#state;
  }

  /** Only while idle. */
  run(holding: Holding): void {
    this.#state = { kind: 'busy', holding, share: 0 };
    this.#worker.post({ type: 'run', ...holding });
    this.#guard();
  }

  /** Does nothing unless busy. */
  cancel(): void {
    if (this.#state.kind !== 'busy') return;
    const { holding } = this.#state;
    this.#state = { kind: 'cancelling', holding };
    this.#worker.post({ type: 'cancel', key: holding.key });
    this.#watch.arm(ANSWER_MILLIS, () => this.#lose('it did not stop when asked to'));
  }

  /** Ends the worker; the owner is not called any more. */
  close(): void {
    this.#state = { kind: 'gone' };
    this.#watch.clear();
    this.#worker.terminate();
  }

  #hear(message: FromWorker): void {
    switch (message.type) {
      case 'ready':
        return this.#start();
      case 'pong':
        return this.#guard();
      case 'partial':
        return this.#advance(message);
      case 'done':
      case 'cancelled':
      case 'failed':
        return this.#end(message);
      default:
        message satisfies never;
    }
  }

  #start(): void {
    if (this.#state.kind !== 'starting') return;
    this.#state = { kind: 'idle' };
    this.#watch.clear();
    this.#owner.started();
  }

  /** A cancelled task's partials are dropped: if it is wanted again, it starts anew. */
  #advance(message: PartialMessage): void {
    if (this.#state.kind !== 'busy' || this.#state.holding.key !== message.key) return;
    const { holding } = this.#state;
    this.#state = { kind: 'busy', holding, share: message.total > 0 ? message.done / message.total : 0 };
    this.#guard();
    this.#owner.advanced(holding, message);
  }

  #end(answer: Answer): void {
    const state = this.#state;
    if (!('holding' in state) || state.holding.key !== answer.key) return;
    // Taken for an answer, it would have the task run again and again.
    if (answer.type === 'cancelled' && state.kind === 'busy') return this.#lose('it dropped its task unasked');
    this.#state = { kind: 'idle' };
    this.#watch.clear();
    this.#owner.answered(state.holding, answer);
  }

  /** Any sign of life begins the wait anew; a worker that ended itself fires no event, and is found only so. */
  #guard(): void {
    if (this.#state.kind === 'busy') this.#watch.arm(SILENCE_MILLIS, () => this.#probe());
  }

  #probe(): void {
    this.#worker.post({ type: 'ping' });
    this.#watch.arm(ANSWER_MILLIS, () => this.#lose('it stopped answering'));
  }

  #lose(reason: string): void {
    const last = this.#state;
    if (last.kind === 'gone') return;
    this.close();
    this.#owner.lost(this, last, reason);
  }
}
