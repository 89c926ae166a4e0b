import { describe, expect, it } from 'vitest';
import type { Task } from '../experiments/spec.ts';
import { fakeSpawn } from './fakes/fake-worker.ts';
import { fakeKey, fakeResult, fakeTask } from './fakes/tasks.ts';
import { VirtualClock } from './fakes/virtual-clock.ts';
import { createPool, MAX_LOSSES, type PoolEvent, poolSize } from './pool.ts';
import { ANSWER_MILLIS, READY_MILLIS, SILENCE_MILLIS } from './seat.ts';
import type { Spawn } from './worker-like.ts';

const [a, b, c, d] = [fakeTask(1), fakeTask(2), fakeTask(3), fakeTask(4)];
const failure = { message: 'wrong', stack: 'here' };

interface Setup {
  readonly size?: number;
  readonly known?: readonly Task[];
  readonly spawn?: Spawn;
}

function setUp({ size = 2, known = [], spawn }: Setup = {}) {
  const clock = new VirtualClock();
  const fake = fakeSpawn();
  const events: PoolEvent[] = [];
  const count = { events: 0 };
  const keys = new Set(known.map(fakeKey));
  const onEvent = (event: PoolEvent): void => {
    if (event.type === 'result' && event.complete) keys.add(event.key);
    count.events += 1;
    if (event.type !== 'progress') events.push(event);
  };
  const options = { spawn: spawn ?? fake.spawn, size, clock, key: fakeKey, known: (key: string) => keys.has(key) };
  const pool = createPool({ ...options, onEvent });
  const worker = (index: number) => {
    const found = fake.workers[index];
    if (found === undefined) throw new Error(`no worker ${index}`);
    return found;
  };
  /** The keys being worked on, in the order of the workers. */
  const running = () => fake.workers.filter((each) => !each.terminated).map((each) => each.lastRun().key);
  return { clock, events, count, pool, workers: fake.workers, worker, running };
}

/** A pool of one worker that is busy with the first of `wanted`. */
function busyPool(wanted: readonly Task[]) {
  const set = setUp({ size: 1 });
  set.pool.reconcile(wanted);
  set.worker(0).ready();
  return set;
}

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

describe('the pool when workers are lost', () => {
  it('waits for the answer to a cancel, and takes no other for it', () => {
    const { clock, pool, worker } = busyPool([a]);
    clock.advance(SILENCE_MILLIS);
    pool.reconcile([]);
    worker(0).say({ type: 'pong' });
    worker(0).say({ type: 'partial', key: 'task 1', result: fakeResult(a), done: 1, total: 2 });
    clock.advance(ANSWER_MILLIS);
    expect(worker(0).terminated).toBe(true);
  });

  it('replaces one that errors and runs its task next', () => {
    const { workers, worker } = busyPool([a, b]);
    worker(0).error('boom');
    expect(worker(0).terminated).toBe(true);
    expect(workers).toHaveLength(2);
    worker(1).ready();
    expect(worker(1).lastRun().key).toBe('task 1');
  });

  it('finds one that died without an event by a ping', () => {
    const { clock, worker } = busyPool([a]);
    clock.advance(SILENCE_MILLIS - 1);
    expect(worker(0).count('ping')).toBe(0);
    clock.advance(1);
    expect(worker(0).count('ping')).toBe(1);
    clock.advance(ANSWER_MILLIS);
    expect(worker(0).terminated).toBe(true);
    worker(1).ready();
    expect(worker(1).lastRun().key).toBe('task 1');
  });

  it('keeps one that answers pings, however long its task takes', () => {
    const { clock, workers, worker } = busyPool([a]);
    for (let round = 0; round < 50; round++) {
      clock.advance(SILENCE_MILLIS + ANSWER_MILLIS / 2);
      worker(0).say({ type: 'pong' });
    }
    expect(workers).toHaveLength(1);
    expect(worker(0).count('ping')).toBe(50);
  });

  it('does not ping one that reports progress, nor an idle one', () => {
    const { clock, workers, worker } = busyPool([a]);
    for (let done = 0; done < 10; done++) {
      clock.advance(SILENCE_MILLIS - 1);
      worker(0).say({ type: 'partial', key: 'task 1', result: fakeResult(a), done, total: 10 });
    }
    worker(0).finish();
    clock.advance(60_000);
    expect(worker(0).count('ping')).toBe(0);
    expect(workers).toHaveLength(1);
  });

  it('replaces no worker when a sleeping tab wakes up and the answers wait behind the timers', () => {
    const { clock, pool, workers, worker } = setUp();
    pool.reconcile([a, b]);
    worker(0).ready();
    worker(1).ready();
    pool.reconcile([b]);
    clock.advance(SILENCE_MILLIS / 2 - 10);
    clock.sleep(3_600_000);
    worker(0).say({ type: 'cancelled', key: 'task 1' });
    clock.sleep(SILENCE_MILLIS);
    clock.sleep(3_600_000);
    worker(1).say({ type: 'pong' });
    worker(1).finish();
    expect(workers).toHaveLength(2);
    expect(pool.progress()).toMatchObject({ done: 1, total: 1 });
  });

  it('gives up a task whose worker was lost three times, and goes on with the next', () => {
    const { events, workers, worker } = busyPool([a, b]);
    worker(0).error('boom');
    worker(1).ready();
    worker(1).error('boom');
    worker(2).ready();
    worker(2).error('out of memory');
    expect(events).toMatchObject([{ type: 'failed', key: 'task 1', task: a }]);
    expect(events[0]).toHaveProperty('failure.message', expect.stringMatching(/lost 3 times.*out of memory/));
    worker(3).ready();
    expect(worker(3).lastRun().key).toBe('task 2');
    expect(workers).toHaveLength(4);
  });

  it('keeps count of the losses of a task while it stays wanted', () => {
    const { pool, events, workers, worker } = busyPool([a]);
    for (let loss = 0; loss < 3; loss++) {
      pool.reconcile([a, b]);
      worker(loss).ready();
      worker(loss).error('boom');
    }
    expect(events).toMatchObject([{ type: 'failed', key: 'task 1' }]);
    expect(workers).toHaveLength(4);
  });

  it('does not hold it against a task that it was slow to stop', () => {
    const { clock, pool, events, workers, worker } = busyPool([a]);
    pool.reconcile([]);
    clock.advance(ANSWER_MILLIS);
    pool.reconcile([a]);
    for (let loss = 1; loss < MAX_LOSSES; loss++) {
      worker(loss).ready();
      worker(loss).error('boom');
    }
    expect(workers).toHaveLength(1 + MAX_LOSSES);
    expect(events).toEqual([]);
  });

  it('ignores what a replaced worker still says', () => {
    const { count, events, worker, running } = busyPool([a, b]);
    worker(0).error('boom');
    const { events: before } = count;
    worker(0).ready();
    worker(0).finish();
    worker(0).error('again');
    expect(count.events).toBe(before);
    worker(1).ready();
    expect(running()).toEqual(['task 1']);
    expect(events).toEqual([]);
  });

  it('ignores answers to a key that the worker does not hold', () => {
    const { events, pool, worker } = busyPool([a, b]);
    worker(0).say({ type: 'done', key: 'task 2', result: fakeResult(b), millis: 1 });
    worker(0).say({ type: 'partial', key: 'task 2', result: fakeResult(b), done: 1, total: 2 });
    expect(events).toEqual([]);
    expect(pool.progress()).toMatchObject({ running: 1, partial: 0 });
  });

  it('does not run a task for ever on workers that drop it unasked', () => {
    const { events, workers } = busyPool([a]);
    for (let round = 0; round < 10; round++) {
      const worker = workers.at(-1);
      if (worker?.terminated !== false) break;
      worker.ready();
      worker.say({ type: 'cancelled', key: 'task 1' });
    }
    expect(workers).toHaveLength(3);
    expect(events).toMatchObject([{ type: 'failed', key: 'task 1' }]);
  });

  it('replaces an idle one only when there is work again', () => {
    const { pool, workers, worker } = busyPool([a]);
    worker(0).finish();
    worker(0).error('idle death');
    expect(workers).toHaveLength(1);
    pool.reconcile([b]);
    worker(1).ready();
    expect(worker(1).lastRun().key).toBe('task 2');
  });
});

describe('the pool when workers do not start', () => {
  it('replaces one that is never ready', () => {
    const { clock, pool, workers, worker } = setUp({ size: 1 });
    pool.reconcile([a]);
    clock.advance(READY_MILLIS);
    expect(worker(0).terminated).toBe(true);
    expect(workers).toHaveLength(2);
  });

  it('says so after three in a row and tries no other', () => {
    const { clock, pool, events, workers } = setUp({ size: 1 });
    pool.reconcile([a]);
    clock.advance(10 * READY_MILLIS);
    pool.reconcile([b]);
    expect(workers).toHaveLength(3);
    expect(events).toEqual([{ type: 'unavailable', reason: 'it did not start within 10 s' }]);
  });

  it('says so when workers cannot be made at all', () => {
    let tries = 0;
    const spawn = (): never => {
      tries += 1;
      throw new Error('no workers here');
    };
    const { pool, events } = setUp({ size: 8, spawn });
    pool.reconcile([a, b, c, d]);
    pool.reconcile([a]);
    expect(tries).toBe(3);
    expect(events).toEqual([{ type: 'unavailable', reason: 'no workers here' }]);
  });

  it('counts anew after one that did start', () => {
    const { pool, events, workers, worker } = setUp({ size: 1 });
    pool.reconcile([a]);
    worker(0).error('refused');
    worker(1).error('refused');
    worker(2).ready();
    worker(2).error('boom');
    worker(3).error('refused');
    worker(4).error('refused');
    expect(events).toEqual([]);
    worker(5).error('refused');
    expect(workers).toHaveLength(6);
    expect(events).toEqual([{ type: 'unavailable', reason: 'refused' }]);
  });

  it('goes on with the workers it has', () => {
    const { pool, events, workers, worker } = setUp();
    pool.reconcile([a, b]);
    worker(0).ready();
    worker(1).error('refused');
    worker(2).error('refused');
    worker(3).error('refused');
    expect(workers).toHaveLength(4);
    expect(events).toEqual([]);
    worker(0).finish();
    worker(0).finish();
    expect(pool.progress()).toMatchObject({ done: 2, total: 2 });
  });
});
