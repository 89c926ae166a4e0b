import type { FromWorker, ToWorker } from './protocol.ts';

/** All that the pool needs of a worker. After `terminate` whatever it still says is ignored. */
export interface WorkerLike {
  post(message: ToWorker): void;
  terminate(): void;
}

/** Hears one worker. Never called before `Spawn` has returned. */
export interface WorkerListener {
  message(message: FromWorker): void;
  /** The worker failed outside a task, could not be loaded, or sent what cannot be read. */
  error(reason: string): void;
}

/** Starts a worker; may throw where workers cannot be had. */
export type Spawn = (listener: WorkerListener) => WorkerLike;
