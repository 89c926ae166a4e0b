import { describe, expect, it } from 'vitest';
import { setUp, busyPool } from './fakes/fake-pool.ts';
import { fakeSpawn } from './fakes/fake-worker.ts';
import { fakeKey, fakeResult, fakeTask } from './fakes/tasks.ts';
import { VirtualClock } from './fakes/virtual-clock.ts';
import { createPool, poolSize } from './pool.ts';
import { ANSWER_MILLIS } from './seat.ts';

const [a, b, c, d] = [fakeTask(1), fakeTask(2), fakeTask(3), fakeTask(4)];
const failure = { message: 'wrong', stack: 'here' };

describe('poolSize', () => {
  it('is the number of cores, between 1 and 8', () => {
    expect([0, 1, 2, 6, 8, 64].map(poolSize)).toEqual([1, 1, 2, 6, 8, 8]);
  });
});

describe('the pool when all is well', () => {
  it('runs what is wanted in order, as workers come free', () => {
    const { pool, worker, running } = setUp();
    pool.reconcile([a, b, c, d]);
    worker(0).ready();
    worker(1).ready();
    expect(running()).toEqual(['task 1', 'task 2']);
    worker(1).finish();
    expect(running()).toEqual(['task 1', 'task 3']);
    worker(0).finish();
    expect(running()).toEqual(['task 4', 'task 3']);
  });

  it('starts no more workers than there are tasks', () => {
    const { pool, workers } = setUp({ size: 8 });
    pool.reconcile([a, b]);
    expect(workers).toHaveLength(2);
    pool.reconcile([a, b, c]);
    expect(workers).toHaveLength(3);
  });

  it('skips what is known, and counts it as done', () => {
    const { pool, worker, running } = setUp({ known: [a, c], size: 1 });
    pool.reconcile([a, b, c]);
    worker(0).ready();
    expect(running()).toEqual(['task 2']);
    expect(pool.progress()).toEqual({ done: 2, total: 3, running: 1, failed: 0, partial: 0 });
  });

  it('takes a task that is wanted twice as one', () => {
    const { pool } = setUp();
    pool.reconcile([a, fakeTask(1)]);
    expect(pool.progress().total).toBe(1);
  });

  it('delivers results with their task, partial ones first', () => {
    const { events, worker } = busyPool([a]);
    worker(0).say({ type: 'partial', key: 'task 1', result: fakeResult(a), done: 1, total: 4 });
    worker(0).finish();
    const delivery = { type: 'result', key: 'task 1', task: a, result: fakeResult(a) };
    expect(events).toEqual([
      { ...delivery, complete: false, done: 1, total: 4 },
      { ...delivery, complete: true, millis: 5 },
    ]);
  });

  it('counts progress relative to what is wanted', () => {
    const { pool, worker } = setUp();
    pool.reconcile([a, b, c]);
    worker(0).ready();
    worker(1).ready();
    worker(1).say({ type: 'partial', key: 'task 2', result: fakeResult(b), done: 1, total: 4 });
    worker(0).say({ type: 'failed', key: 'task 1', failure });
    expect(pool.progress()).toEqual({ done: 0, total: 3, running: 2, failed: 1, partial: 0.25 });
    worker(1).finish();
    expect(pool.progress()).toEqual({ done: 1, total: 3, running: 1, failed: 1, partial: 0 });
    pool.reconcile([b]);
    expect(pool.progress()).toEqual({ done: 1, total: 1, running: 0, failed: 0, partial: 0 });
  });

  it('reports a failure once, and tries again only after the task was left out', () => {
    const { pool, events, worker } = busyPool([a]);
    worker(0).say({ type: 'failed', key: 'task 1', failure });
    pool.reconcile([a]);
    expect(worker(0).count('run')).toBe(1);
    expect(events).toEqual([{ type: 'failed', key: 'task 1', task: a, failure }]);
    pool.reconcile([]);
    pool.reconcile([a]);
    expect(worker(0).count('run')).toBe(2);
  });

  it('ends all workers on close and is silent from then on', () => {
    const { clock, pool, events, workers, worker } = setUp();
    pool.reconcile([a, b]);
    worker(0).ready();
    pool.close();
    worker(0).finish();
    worker(1).ready();
    pool.reconcile([c]);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true]);
    expect(worker(1).heard).toEqual([]);
    expect(events).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('is silent after a close from an event', () => {
    const { spawn, workers } = fakeSpawn();
    const seen: string[] = [];
    const pool = createPool({
      ...{ spawn, clock: new VirtualClock(), size: 1, key: fakeKey, known: () => false },
      onEvent: ({ type }) => {
        seen.push(type);
        if (type === 'result') pool.close();
      },
    });
    pool.reconcile([a]);
    workers[0]?.ready();
    workers[0]?.say({ type: 'partial', key: 'task 1', result: fakeResult(a), done: 1, total: 2 });
    expect(seen.at(-1)).toBe('result');
  });

  it('can be closed and reconciled from an event', () => {
    const clock = new VirtualClock();
    const { spawn, workers } = fakeSpawn();
    const seen: string[] = [];
    const pool = createPool({
      ...{ spawn, clock, size: 1, key: fakeKey, known: (key) => key === 'task 1' && seen.length > 0 },
      onEvent: (event) => {
        if (event.type !== 'result') return;
        seen.push(event.key);
        if (event.key === 'task 1') pool.reconcile([a, b]);
        else pool.close();
      },
    });
    pool.reconcile([a, c]);
    workers[0]?.ready();
    workers[0]?.finish();
    expect(workers[0]?.lastRun().key).toBe('task 2');
    workers[0]?.finish();
    expect(seen).toEqual(['task 1', 'task 2']);
    expect(workers[0]?.terminated).toBe(true);
  });
});

describe('the pool when something else is wanted', () => {
  it('keeps what still is, cancels what is not, and drops what was queued', () => {
    const { pool, worker, running } = setUp();
    pool.reconcile([a, b, c]);
    worker(0).ready();
    worker(1).ready();
    pool.reconcile([d, b]);
    expect(worker(0).heard.at(-1)).toEqual({ type: 'cancel', key: 'task 1' });
    expect(worker(1).count('cancel')).toBe(0);
    worker(0).say({ type: 'cancelled', key: 'task 1' });
    expect(running()).toEqual(['task 4', 'task 2']);
  });

  it('gives a worker its next task only after it answered the cancel', () => {
    const { pool, worker } = busyPool([a]);
    pool.reconcile([b]);
    pool.reconcile([c]);
    expect(worker(0).heard.map(({ type }) => type)).toEqual(['run', 'cancel']);
    worker(0).say({ type: 'cancelled', key: 'task 1' });
    expect(worker(0).lastRun().key).toBe('task 3');
  });

  it('delivers a result that crossed its cancel, and no partial one', () => {
    const { pool, events, worker } = busyPool([a]);
    pool.reconcile([b]);
    worker(0).say({ type: 'partial', key: 'task 1', result: fakeResult(a), done: 1, total: 2 });
    worker(0).finish();
    expect(events).toMatchObject([{ type: 'result', key: 'task 1', complete: true }]);
    expect(pool.progress()).toMatchObject({ done: 0, total: 1, running: 1 });
  });

  it('never runs a task twice at a time, though it is wanted again before its cancel is answered', () => {
    const { pool, worker, running } = setUp();
    pool.reconcile([a, b]);
    worker(0).ready();
    worker(1).ready();
    pool.reconcile([]);
    pool.reconcile([a]);
    worker(1).say({ type: 'cancelled', key: 'task 2' });
    expect(worker(1).count('run')).toBe(1);
    worker(0).say({ type: 'cancelled', key: 'task 1' });
    expect(running()).toEqual(['task 1', 'task 2']);
    expect(worker(0).count('run') + worker(1).count('run')).toBe(3);
  });

  it('drops the failure of what is not wanted any more', () => {
    const { pool, events, worker } = busyPool([a]);
    pool.reconcile([]);
    worker(0).say({ type: 'failed', key: 'task 1', failure });
    expect(events).toEqual([]);
    expect(pool.progress().failed).toBe(0);
  });

  it('replaces a worker that does not answer a cancel in time', () => {
    const { clock, pool, workers, worker } = busyPool([a]);
    pool.reconcile([b]);
    clock.advance(ANSWER_MILLIS - 1);
    expect(worker(0).terminated).toBe(false);
    clock.advance(1);
    expect(worker(0).terminated).toBe(true);
    expect(workers).toHaveLength(2);
    worker(1).ready();
    expect(worker(1).lastRun().key).toBe('task 2');
  });
});
