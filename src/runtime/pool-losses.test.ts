import { describe, expect, it } from 'vitest';
import { setUp, busyPool } from './fakes/fake-pool.ts';
import { fakeResult, fakeTask } from './fakes/tasks.ts';
import { MAX_LOSSES } from './pool.ts';
import { ANSWER_MILLIS, READY_MILLIS, SILENCE_MILLIS } from './seat.ts';

const [a, b, c, d] = [fakeTask(1), fakeTask(2), fakeTask(3), fakeTask(4)];

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
