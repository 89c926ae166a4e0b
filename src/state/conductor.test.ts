import { describe, expect, it } from 'vitest';
import { taskKey } from '../experiments/engine.ts';
import type { Result, Task, Truth } from '../experiments/spec.ts';
import { storedGroupOf } from '../experiments/stored.ts';
import { perform } from '../experiments/perform.ts';
import { createResultTable } from '../experiments/table.ts';
import type { Document } from '../permalink/document.ts';
import { finish } from '../problems/work.ts';
import { mlpFamily } from '../problems/mlp/family.ts';
import { defaults } from '../problems/schema.ts';
import type { Pool, PoolEvent } from '../runtime/pool.ts';
import { createConductor } from './conductor.ts';
import { createSelectors } from './selectors.ts';
import { createAppStore } from './store.ts';

const start: Document = {
  family: 'mlp',
  params: { width: 8, depth: 2 },
  seed: 5,
  methods: [
    { id: 'mean', options: {} },
    { id: 'covariance', options: {} },
  ],
  instances: 3,
  samples: 4096,
};

function quickTruth(task: Task): Truth {
  const result = finish(perform({ ...task, job: { kind: 'truth', samples: 4096 } }));
  if (result.kind !== 'truth') throw new Error('no truth');
  return result;
}

/** A result, but for references, which take 4,096 samples whatever was asked for: stored ones would take a minute. */
function quick(task: Task): Result {
  return task.job.kind === 'truth' ? quickTruth(task) : finish(perform(task));
}

/** A page without a browser: frames and the pool move when the test says so. */
function page(document = start) {
  const table = createResultTable();
  const store = createAppStore(document, []);
  const selectors = createSelectors(table);
  const frames: (() => void)[] = [];
  const asked: (readonly Task[])[] = [];
  let emit: (event: PoolEvent) => void = () => undefined;
  let wanted: Task[] = [];
  let counts = { done: 0, failed: 0 };
  const pool: Pool = {
    reconcile(tasks) {
      asked.push(tasks);
      counts = { done: tasks.filter((task) => table.known(taskKey(task))).length, failed: 0 };
      wanted = tasks.filter((task) => !table.known(taskKey(task)));
    },
    progress: () => ({ ...counts, total: asked.at(-1)?.length ?? 0, running: 0, partial: 0 }),
    close: () => undefined,
  };
  let time = 0;
  const conductor = createConductor({
    store,
    table,
    selectors,
    frame: (callback) => frames.push(callback),
    later: (callback) => frames.push(callback),
    now: () => (time += 200),
    createPool: (onEvent) => {
      emit = onEvent;
      return pool;
    },
    stored: {
      load(tasks) {
        loads.push(tasks);
        return new Promise((resolve) => arrivals.push(() => resolve(tasks.map((task) => [task, quickTruth(task)]))));
      },
    },
  });
  const loads: (readonly Task[])[] = [];
  const arrivals: (() => void)[] = [];
  /** Lets every file arrive that was asked for. */
  const arrive = async (): Promise<void> => {
    arrivals.splice(0).forEach((callback) => callback());
    await new Promise((resolve) => setTimeout(resolve));
  };
  const frame = (): void => frames.splice(0).forEach((callback) => callback());
  const next = (): Task => wanted.shift()!;
  const finishOne = (): void => {
    const task = next();
    counts.done++;
    emit({ type: 'result', key: taskKey(task), task, result: quick(task), complete: true, millis: 1 });
  };
  const failOne = (): void => {
    const task = next();
    counts.failed++;
    emit({ type: 'failed', key: taskKey(task), task, failure: { message: 'a bug', stack: '' } });
  };
  const settle = (): void => {
    frame();
    while (wanted.length > 0) finishOne();
    frame();
  };
  const shown = () => selectors.curves(store.getState());
  const state = () => selectors.page(store.getState());
  return {
    store,
    conductor,
    table,
    asked,
    loads,
    arrive,
    frame,
    finishOne,
    failOne,
    settle,
    shown,
    state,
    emit: (e: PoolEvent) => emit(e),
  };
}

describe('the conductor', () => {
  it('begins with what an open view wants, and is settled only once that is there', () => {
    const { store, asked, frame, settle, state } = page();
    settle();
    expect(state()).toBe('settled');
    const job = { kind: 'outputs', method: start.methods[0]!, output: 1 } as const;
    const task: Task = { family: 'mlp', params: start.params, seed: 5, instance: 0, job };
    store.look(task);
    expect(state()).toBe('running');
    frame();
    expect(asked.at(-1)![0]).toBe(task);
    settle();
    expect(state()).toBe('settled');
    store.look(undefined);
    frame();
    expect(asked.at(-1)).not.toContain(task);
  });

  it('gives an open view what it wants even while the curves are stopped', () => {
    const { store, conductor, asked, frame, state } = page();
    frame();
    conductor.stop();
    const job = { kind: 'outputs', method: start.methods[0]!, output: 1 } as const;
    const task: Task = { family: 'mlp', params: start.params, seed: 5, instance: 0, job };
    store.look(task);
    frame();
    expect(asked.at(-1)).toEqual([task]);
    expect(state()).toBe('stopped');
  });

  it('wants exactly what the document needs, at most once a frame', () => {
    const { store, asked, frame } = page();
    frame();
    for (const depth of [3, 4, 5]) store.edit({ params: { width: 8, depth } }, 'drag');
    expect(asked).toHaveLength(1);
    frame();
    expect(asked).toHaveLength(2);
    const depths = new Set(asked[1]!.map(({ params }) => params['depth']));
    expect(depths).toEqual(new Set([5, 2, 4, 8, 16]));
  });

  it('is settled when every curve is whole, and not before', () => {
    const { state, settle, frame, finishOne } = page();
    expect(state()).toBe('running');
    frame();
    finishOne();
    frame();
    expect(state()).toBe('running');
    settle();
    expect(state()).toBe('settled');
  });

  it('is not settled from the very edit on, before anything was asked for', () => {
    const { store, state, settle } = page();
    settle();
    store.edit({ seed: 2 }, 'commit');
    expect(state()).toBe('running');
  });

  it('shows an edit whose results are known at once, without the pool', () => {
    const { store, state, settle } = page();
    settle();
    store.edit({ seed: 2 }, 'commit');
    settle();
    store.edit({ seed: 5 }, 'commit');
    expect(state()).toBe('settled');
  });

  it('raises the revision once a frame, however many results came', () => {
    const { store, frame, finishOne } = page();
    frame();
    const before = store.getState().revision;
    finishOne();
    finishOne();
    finishOne();
    expect(store.getState().revision).toBe(before);
    frame();
    expect(store.getState().revision).toBe(before + 1);
  });

  it('keeps the curves that a drag started from until the new ones are whole', () => {
    const { store, settle, frame, finishOne, shown } = page();
    settle();
    const old = shown().main;
    for (const depth of [3, 4]) {
      store.edit({ params: { width: 8, depth } }, 'drag');
      frame();
      finishOne();
      frame();
    }
    expect(store.getState().former?.main).toBe(old);
    settle();
    expect(store.getState().former).toBeUndefined();
  });

  it('never shows a result under another configuration', () => {
    const { store, settle, shown, emit } = page();
    settle();
    const digits = shown().digits;
    const stray: Task = {
      family: 'mlp',
      params: { width: 8, depth: 2 },
      seed: 99,
      instance: 0,
      job: { kind: 'estimate', method: { id: 'mean', options: {} } },
    };
    emit({
      type: 'result',
      key: taskKey(stray),
      task: stray,
      result: finish(perform(stray)),
      complete: true,
      millis: 1,
    });
    settle();
    expect(shown().digits).toBe(digits);
    expect(store.getState().document.seed).toBe(5);
  });

  it('stops when told and goes on when told, or with the next edit', () => {
    const { store, conductor, state, settle, frame, asked } = page();
    frame();
    conductor.stop();
    expect(asked.at(-1)).toEqual([]);
    frame();
    expect(state()).toBe('stopped');
    conductor.resume();
    settle();
    expect(state()).toBe('settled');
    store.edit({ seed: 3 }, 'commit');
    conductor.stop();
    store.edit({ seed: 4 }, 'commit');
    settle();
    expect(state()).toBe('settled');
  });

  it('stays stopped when told to stop in the same frame as an edit', () => {
    const { store, conductor, state, settle, frame, asked } = page();
    settle();
    store.edit({ seed: 3 }, 'commit');
    conductor.stop();
    frame();
    frame();
    expect(asked.at(-1)).toEqual([]);
    expect(state()).toBe('stopped');
  });

  it('says that runs failed, keeps the rest, and tries again when asked', () => {
    const { store, conductor, state, frame, failOne, settle } = page();
    frame();
    failOne();
    settle();
    expect(state()).toBe('failed');
    expect(store.getState().run.failures).toHaveLength(1);
    conductor.resume();
    settle();
    expect(state()).toBe('settled');
    expect(store.getState().run.failures).toEqual([]);
  });

  it('says that there are no workers', () => {
    const { state, frame, emit, store } = page();
    frame();
    emit({ type: 'unavailable', reason: 'blocked' });
    frame();
    expect(state()).toBe('unavailable');
    expect(store.getState().run.reason).toBe('blocked');
  });

  it('tells how much of the work is behind, growing to all of it', () => {
    const { store, settle, frame, finishOne } = page();
    frame();
    const shares: number[] = [];
    for (let i = 0; i < 10; i++) {
      finishOne();
      frame();
      shares.push(store.getState().run.share);
    }
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0);
    settle();
    expect(store.getState().run.share).toBeCloseTo(1, 12);
    expect(store.getState().run.secondsLeft).toBeUndefined();
  });
});

describe('stored references', () => {
  const stored: Document = { ...start, params: { ...defaults(mlpFamily.params), width: 16, depth: 4 }, seed: 1 };
  const isStored = (task: Task): boolean => storedGroupOf(task) !== undefined;

  /** A page whose first curve is on show, so that files have been asked for. */
  function streaming() {
    const made = page(stored);
    made.frame();
    while (made.loads.length === 0) {
      made.finishOne();
      made.frame();
    }
    return made;
  }

  it('are asked for after the first curve, once, and take the place of what is being computed', async () => {
    const { shown, loads, asked, table, arrive, frame, finishOne } = streaming();
    expect(shown().main.methods.every(({ points }) => points.length > 1)).toBe(true);
    finishOne();
    frame();
    expect(loads).toHaveLength(1);
    expect(loads[0]!.every(isStored)).toBe(true);
    const before = asked.length;
    await arrive();
    frame();
    expect(asked).toHaveLength(before + 1);
    expect(loads[0]!.every((task) => table.known(taskKey(task)))).toBe(true);
  });

  it('are not waited for, and a page without them settles all the same', () => {
    const { settle, state } = page(stored);
    settle();
    expect(state()).toBe('settled');
  });

  it('can be computed again, which says whether the digits are the same', async () => {
    const { conductor, store, loads, asked, settle, state, shown, arrive } = page(stored);
    settle();
    const { digits } = shown();
    conductor.recompute();
    expect([store.getState().check, state()]).toEqual(['running', 'running']);
    const count = loads.length;
    settle();
    await arrive();
    expect(asked.at(-1)!.some(isStored)).toBe(true);
    expect([store.getState().check, state(), shown().digits]).toEqual(['same', 'settled', digits]);
    expect(loads).toHaveLength(count);
    store.edit({ seed: 6 }, 'commit');
    expect(store.getState().check).toBe('none');
  });

  it('are found out if the digits differ', async () => {
    const { conductor, store, table, asked, settle } = page(stored);
    settle();
    conductor.recompute();
    settle();
    expect(store.getState().check).toBe('same');
    const task = asked.at(-1)!.find(isStored)!;
    const other = quickTruth({ ...task, instance: 7 });
    table.put(task, other, true);
    store.setState((old) => ({ revision: old.revision + 1 }));
    conductor.recompute();
    settle();
    expect(store.getState().check).toBe('differs');
    await Promise.resolve();
  });
});
