import { describe, expect, it } from 'vitest';
import type { Partial, Result, Task } from '../experiments/spec.ts';
import type { Work } from '../problems/contract.ts';
import { fakeKey, fakeResult, fakeTask } from './fakes/tasks.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { serve } from './serve.ts';

const LONG = 1000;

/** Instance 1 takes a while and shows marks, 2 throws at once, 3 throws later, all others end at once. */
function perform(task: Task): Work<Partial, Result> {
  if (task.instance === 2) throw new Error('at once');
  return work(task);
}

function* work(task: Task): Work<Partial, Result> {
  for (let done = 0; task.instance === 1 && done < LONG; done++) yield { result: fakeResult(task), done, total: LONG };
  yield null;
  if (task.instance === 3) throw new Error('later');
  return fakeResult(task);
}

/** Something on its way. */
interface Fetch {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

function fetching(): Fetch {
  let ends: Pick<Fetch, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<void>((resolve, reject) => (ends = { resolve, reject }));
  return { promise, ...ends! };
}

/** An engine whose every yield takes 1 ms, and all it has said. */
function engine() {
  let time = 0;
  const said: FromWorker[] = [];
  const breaths: (() => void)[] = [];
  /** What tasks wait for, by instance. */
  const pending = new Map<number, Fetch>();
  const hear = serve({
    perform,
    prepare: ({ instance }) => pending.get(instance)?.promise,
    post: (message) => void said.push(message),
    now: () => (time += 1),
    breathe: (resume) => void breaths.push(resume),
  });
  const breathe = (count: number): void => {
    for (let index = 0; index < count; index++) breaths.shift()?.();
  };
  return { hear, said, breathe, pending };
}

function run(instance: number): ToWorker {
  const task = fakeTask(instance);
  return { type: 'run', key: fakeKey(task), task };
}

describe('serve', () => {
  it('answers a run with its result', () => {
    const { hear, said, breathe } = engine();
    hear(run(0));
    breathe(5);
    expect(said).toMatchObject([{ type: 'done', key: 'task 0', result: fakeResult(fakeTask(0)) }]);
  });

  it('shows partial results before the answer', () => {
    const { hear, said, breathe } = engine();
    hear(run(1));
    breathe(2 * LONG);
    expect(said.at(-1)).toMatchObject({ type: 'done', key: 'task 1' });
    expect(said.length).toBeGreaterThan(2);
    for (const message of said.slice(0, -1)) expect(message).toMatchObject({ type: 'partial', key: 'task 1' });
  });

  it('answers a cancel with cancelled and then takes another run', () => {
    const { hear, said, breathe } = engine();
    hear(run(1));
    breathe(2);
    hear({ type: 'cancel', key: 'task 1' });
    expect(said.at(-1)).toEqual({ type: 'cancelled', key: 'task 1' });
    const before = said.length;
    hear(run(0));
    breathe(5);
    expect(said.slice(before)).toMatchObject([{ type: 'done', key: 'task 0' }]);
  });

  it('ignores a cancel of what it does not run', () => {
    const { hear, said, breathe } = engine();
    hear({ type: 'cancel', key: 'task 0' });
    hear(run(0));
    hear({ type: 'cancel', key: 'task 1' });
    breathe(5);
    hear({ type: 'cancel', key: 'task 0' });
    expect(said.map(({ type }) => type)).toEqual(['done']);
  });

  it('answers a ping in the middle of a run', () => {
    const { hear, said, breathe } = engine();
    hear(run(1));
    breathe(2);
    hear({ type: 'ping' });
    expect(said.filter(({ type }) => type !== 'partial')).toEqual([{ type: 'pong' }]);
  });

  it.each([
    [2, 'at once'],
    [3, 'later'],
  ])('sends what task %i throws as its failure and goes on', (instance, message) => {
    const { hear, said, breathe } = engine();
    hear(run(instance));
    breathe(5);
    hear(run(0));
    breathe(5);
    expect(said).toMatchObject([
      { type: 'failed', key: `task ${instance}`, failure: { message } },
      { type: 'done', key: 'task 0' },
    ]);
    expect(said[0]).toHaveProperty('failure.stack', expect.stringContaining(message));
  });

  it('throws on a second run, which the pool would never send', () => {
    const { hear } = engine();
    hear(run(1));
    expect(() => hear(run(0))).toThrow('while running task 1');
  });
});

describe('a task whose method has to be fetched', () => {
  /** An engine asked for task 0, whose method is on its way. */
  function waiting() {
    const parts = engine();
    const fetched = fetching();
    parts.pending.set(0, fetched);
    parts.hear(run(0));
    const settled = (): Promise<void> => fetched.promise.then(ignore, ignore).then(ignore);
    return { ...parts, fetched, settled };
  }
  const ignore = (): void => undefined;

  it('runs once it is here', async () => {
    const { hear, said, breathe, fetched, settled } = waiting();
    breathe(5);
    hear({ type: 'ping' });
    expect(said).toEqual([{ type: 'pong' }]);
    fetched.resolve();
    await settled();
    breathe(5);
    expect(said.at(-1)).toMatchObject({ type: 'done', key: 'task 0' });
  });

  it.each(['comes', 'fails'])('is cancelled at once, and what %s later changes nothing', async (how) => {
    const { hear, said, breathe, pending, fetched, settled } = waiting();
    hear({ type: 'cancel', key: 'task 0' });
    expect(said).toEqual([{ type: 'cancelled', key: 'task 0' }]);
    pending.delete(0);
    hear(run(1));
    if (how === 'comes') fetched.resolve();
    else fetched.reject(new Error('offline'));
    await settled();
    breathe(5);
    hear({ type: 'cancel', key: 'task 1' });
    expect(said.filter(({ type }) => type !== 'partial')).toEqual([
      { type: 'cancelled', key: 'task 0' },
      { type: 'cancelled', key: 'task 1' },
    ]);
  });

  it('fails where it cannot be had, and the next task runs', async () => {
    const { hear, said, breathe, pending, fetched, settled } = waiting();
    fetched.reject(new Error('offline'));
    await settled();
    expect(said).toMatchObject([{ type: 'failed', key: 'task 0', failure: { message: 'offline' } }]);
    pending.delete(0);
    hear(run(0));
    breathe(5);
    expect(said.at(-1)).toMatchObject({ type: 'done', key: 'task 0' });
  });

  it('is never begun twice', () => {
    const { hear } = waiting();
    expect(() => hear(run(0))).toThrow('while running task 0');
  });
});
