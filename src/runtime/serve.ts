import type { Partial, Result, Task, TaskKey } from '../experiments/spec.ts';
import type { Work } from '../problems/contract.ts';
import { drive, type DriveListener, type Pace } from './drive.ts';
import type { Failure, FromWorker, ToWorker } from './protocol.ts';

/** What a worker is made of. `perform` throws only on bugs; `post` copies, so that results may stay cached here. */
export interface Engine extends Pace {
  perform(task: Task): Work<Partial, Result>;
  /** Fetches what a task needs before it can be performed; undefined where everything is here. */
  prepare(task: Task): Promise<void> | undefined;
  post(message: FromWorker): void;
}

interface Current {
  readonly key: TaskKey;
  readonly cancel: () => void;
}

/** The worker's side of the protocol, apart from `ready`: returns what hears each message. */
export function serve(engine: Engine): (message: ToWorker) => void {
  let current: Current | null = null;

  const answer = (message: FromWorker): void => {
    current = null;
    engine.post(message);
  };
  const run = (key: TaskKey, task: Task): void => {
    if (current !== null) throw new Error(`asked to run ${key} while running ${current.key}`);
    const start = (): void => {
      current = { key, cancel: drive(opened(engine, task), engine, reporter(engine, key, answer)) };
    };
    const missing = engine.prepare(task);
    if (missing) current = whenHere(missing, start, reporter(engine, key, answer), key);
    else start();
  };

  return (message) => {
    switch (message.type) {
      case 'run':
        return run(message.key, message.task);
      case 'cancel':
        // Another key's cancel has crossed that task's answer on the way.
        return current?.key === message.key ? current.cancel() : undefined;
      case 'ping':
        return engine.post({ type: 'pong' });
      default:
        message satisfies never;
    }
  };
}

/** A task that waits for what it needs. A cancel is answered at once; what comes after it is for other tasks. */
function whenHere(
  missing: Promise<void>,
  start: () => void,
  listener: DriveListener<Partial, Result>,
  key: TaskKey,
): Current {
  let waiting = true;
  const leave = (say: () => void) => (): void => {
    if (!waiting) return;
    waiting = false;
    say();
  };
  missing.then(leave(start), (error: unknown) => leave(() => listener.failed(error))());
  return { key, cancel: leave(() => listener.cancelled()) };
}

/** Calls `perform` inside the work, so that what it throws is this task's failure too. */
function* opened(engine: Engine, task: Task): Work<Partial, Result> {
  return yield* engine.perform(task);
}

function reporter(engine: Engine, key: TaskKey, answer: (message: FromWorker) => void): DriveListener<Partial, Result> {
  return {
    mark: ({ result, done, total }) => engine.post({ type: 'partial', key, result, done, total }),
    done: (result, millis) => answer({ type: 'done', key, result, millis }),
    cancelled: () => answer({ type: 'cancelled', key }),
    failed: (error) => answer({ type: 'failed', key, failure: failureOf(error) }),
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Error) return { message: error.message, stack: error.stack ?? '' };
  return { message: String(error), stack: '' };
}
