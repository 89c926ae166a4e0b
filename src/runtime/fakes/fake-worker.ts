import type { Task } from '../../experiments/spec.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';
import type { Spawn, WorkerLike, WorkerListener } from '../worker-like.ts';
import { fakeResult } from './tasks.ts';

/** A worker that does only what the test says for it. */
export class FakeWorker implements WorkerLike {
  readonly heard: ToWorker[] = [];
  terminated = false;
  readonly #listener: WorkerListener;

  constructor(listener: WorkerListener) {
    this.#listener = listener;
  }

  post(message: ToWorker): void {
    this.heard.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(message: FromWorker): void {
    this.#listener.message(message);
  }

  ready(): void {
    this.say({ type: 'ready' });
  }

  /** Answers the last run with its result. */
  finish(): void {
    const { key, task } = this.lastRun();
    this.say({ type: 'done', key, result: fakeResult(task), millis: 5 });
  }

  error(reason: string): void {
    this.#listener.error(reason);
  }

  lastRun(): { readonly key: string; readonly task: Task } {
    const run = this.heard.findLast((message) => message.type === 'run');
    if (run === undefined) throw new Error('the worker was given nothing');
    return run;
  }

  count(type: ToWorker['type']): number {
    return this.heard.filter((message) => message.type === type).length;
  }
}

/** Spawns fake workers and keeps them, the terminated too, in order. */
export function fakeSpawn(): { readonly spawn: Spawn; readonly workers: FakeWorker[] } {
  const workers: FakeWorker[] = [];
  const spawn: Spawn = (listener) => {
    const worker = new FakeWorker(listener);
    workers.push(worker);
    return worker;
  };
  return { spawn, workers };
}
