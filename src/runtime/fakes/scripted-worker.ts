import type { Task, TaskKey } from '../../experiments/spec.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';
import type { WorkerLike, WorkerListener } from '../worker-like.ts';
import { fakeResult } from './tasks.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** How a worker comes up, `millis` after it was made. */
export interface StartScript {
  readonly kind: 'ready' | 'error' | 'never';
  readonly millis: number;
}

/**
 * What becomes of a run, `millis` after its start. `stubborn` ends well but hears no cancel; `die` is an end without
 * any event; `hang` and `die` leave pings unanswered, the first from the start of the run.
 */
export interface RunScript {
  readonly kind: 'done' | 'stubborn' | 'failed' | 'error' | 'die' | 'hang';
  readonly millis: number;
}

/** What the workers do in turn; when it is over they behave well. `violation` is told of what the pool must not do. */
export interface Stage {
  readonly clock: VirtualClock;
  nextRun(): RunScript;
  violation(what: string): void;
}

/** A message takes so long each way, in ms: answers and cancels may cross. */
const LATENCY = 2;

/** A worker that follows the stage's scripts, each partial and answer at its time. */
export class ScriptedWorker implements WorkerLike {
  readonly #stage: Stage;
  readonly #listener: WorkerListener;
  #run: { readonly key: TaskKey; readonly task: Task; readonly script: RunScript } | null = null;
  #dead = false;
  terminated = false;
  /** The task that it was lent last, as the pool sees it: until the pool has heard the answer. */
  lent: TaskKey | null = null;

  constructor(stage: Stage, listener: WorkerListener, start: StartScript) {
    this.#stage = stage;
    this.#listener = listener;
    if (start.kind === 'ready') this.#later(start.millis, () => this.#say({ type: 'ready' }));
    if (start.kind === 'error') this.#later(start.millis, () => listener.error('scripted'));
  }

  post(message: ToWorker): void {
    if (this.terminated) this.#stage.violation('a terminated worker was spoken to');
    if (message.type === 'run') this.#lend(message.key);
    this.#later(LATENCY, () => this.#hear(message));
  }

  terminate(): void {
    this.terminated = true;
    this.lent = null;
  }

  #lend(key: TaskKey): void {
    if (this.lent !== null) this.#stage.violation(`${key} was given to a worker that has ${this.lent}`);
    this.lent = key;
  }

  #hear(message: ToWorker): void {
    if (message.type === 'run') return this.#begin(message.key, message.task);
    if (this.#run?.script.kind === 'hang') return;
    if (message.type === 'ping') return this.#say({ type: 'pong' });
    const heeded = this.#run?.key === message.key && this.#run.script.kind !== 'stubborn';
    if (heeded) this.#answer({ type: 'cancelled', key: message.key });
  }

  #begin(key: TaskKey, task: Task): void {
    const script = this.#stage.nextRun();
    const run = { key, task, script };
    this.#run = run;
    if (script.kind === 'hang') return;
    const partial = { type: 'partial', key, result: fakeResult(task), done: 1, total: 2 } as const;
    this.#later(script.millis / 2, () => this.#run === run && this.#say(partial));
    this.#later(script.millis, () => this.#run === run && this.#end(run));
  }

  #end({ key, task, script }: { readonly key: TaskKey; readonly task: Task; readonly script: RunScript }): void {
    if (script.kind === 'die') this.#dead = true;
    else if (script.kind === 'error') this.#later(LATENCY, () => this.#listener.error('scripted'));
    else if (script.kind === 'failed') this.#answer({ type: 'failed', key, failure: { message: key, stack: '' } });
    else this.#answer({ type: 'done', key, result: fakeResult(task), millis: script.millis });
  }

  #answer(message: FromWorker): void {
    this.#run = null;
    this.#later(LATENCY, () => {
      this.lent = null;
      this.#listener.message(message);
    });
  }

  #say(message: FromWorker): void {
    this.#later(LATENCY, () => this.#listener.message(message));
  }

  #later(millis: number, act: () => void): void {
    this.#stage.clock.setTimeout(() => {
      if (!this.#dead && !this.terminated) act();
    }, millis);
  }
}
