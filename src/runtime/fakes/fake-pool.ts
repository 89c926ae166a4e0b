import type { Task } from '../../experiments/spec.ts';
import { createPool, type PoolEvent } from '../pool.ts';
import type { Spawn } from '../worker-like.ts';
import { fakeSpawn } from './fake-worker.ts';
import { fakeKey } from './tasks.ts';
import { VirtualClock } from './virtual-clock.ts';

interface Setup {
  readonly size?: number;
  readonly known?: readonly Task[];
  readonly spawn?: Spawn;
}

/** A pool of fake workers, whose owner keeps complete results; `events` leaves progress out, `count` does not. */
export function setUp({ size = 2, known = [], spawn }: Setup = {}) {
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
export function busyPool(wanted: readonly Task[]) {
  const set = setUp({ size: 1 });
  set.pool.reconcile(wanted);
  set.worker(0).ready();
  return set;
}
