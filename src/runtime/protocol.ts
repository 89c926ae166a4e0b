import type { Result, Task, TaskKey } from '../experiments/spec.ts';

/** Why a task threw: a bug, never a numerical condition. */
export interface Failure {
  readonly message: string;
  readonly stack: string;
}

export type ToWorker =
  | { readonly type: 'run'; readonly key: TaskKey; readonly task: Task }
  | { readonly type: 'cancel'; readonly key: TaskKey }
  | { readonly type: 'ping' };

/** Every `run` is answered by exactly one of `done`, `cancelled`, `failed`; `partial` may come before. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'pong' }
  | {
      readonly type: 'partial';
      readonly key: TaskKey;
      readonly result: Result;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'done'; readonly key: TaskKey; readonly result: Result; readonly millis: number }
  | { readonly type: 'cancelled'; readonly key: TaskKey }
  | { readonly type: 'failed'; readonly key: TaskKey; readonly failure: Failure };
