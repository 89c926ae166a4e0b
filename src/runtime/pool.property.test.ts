import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RunScript, ScriptedWorker, type Stage, type StartScript } from './fakes/scripted-worker.ts';
import { fakeKey, fakeTask } from './fakes/tasks.ts';
import { VirtualClock } from './fakes/virtual-clock.ts';
import { createPool, MAX_FAILED_STARTS, type Pool, type PoolEvent } from './pool.ts';
import type { WorkerLike, WorkerListener } from './worker-like.ts';

type Command =
  | { readonly kind: 'reconcile'; readonly wanted: readonly number[] }
  | { readonly kind: 'advance' | 'sleep'; readonly millis: number };

interface Scenario {
  readonly size: number;
  readonly starts: readonly StartScript[];
  readonly runs: readonly RunScript[];
  readonly commands: readonly Command[];
}

/** Owner, workers and time around one pool; every rule that is broken on the way is noted. */
class World implements Stage {
  readonly clock = new VirtualClock();
  readonly violations: string[] = [];
  readonly done = new Map<string, number>();
  /** Failures of what is wanted, since it is. */
  readonly failed = new Map<string, number>();
  failedStarts = 0;
  unavailable = false;
  readonly pool: Pool;
  readonly #scenario: Scenario;
  #wanted = new Set<string>();
  #workers: ScriptedWorker[] = [];
  #starts = 0;
  #runs = 0;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.pool = createPool({
      spawn: (listener) => this.#spawn(listener),
      size: scenario.size,
      clock: this.clock,
      key: fakeKey,
      known: (key) => this.done.has(key),
      onEvent: (event) => this.#hear(event),
    });
  }

  nextRun(): RunScript {
    return this.#scenario.runs[this.#runs++] ?? { kind: 'done', millis: 10 };
  }

  violation(what: string): void {
    this.violations.push(what);
  }

  act(command: Command): void {
    if (command.kind === 'advance') this.clock.advance(command.millis);
    if (command.kind === 'sleep') this.clock.sleep(command.millis);
    if (command.kind === 'reconcile') this.#reconcile(command.wanted);
  }

  /** Lets things take their course; returns what is wanted. */
  settle(): readonly string[] {
    this.clock.advance(3_600_000);
    if (this.clock.pending > 0) this.violation('time goes on for ever');
    return [...this.#wanted];
  }

  #reconcile(instances: readonly number[]): void {
    const tasks = instances.map(fakeTask);
    this.#wanted = new Set(tasks.map(fakeKey));
    for (const key of this.failed.keys()) if (!this.#wanted.has(key)) this.failed.delete(key);
    this.pool.reconcile(tasks);
    this.#inspect();
  }

  #spawn(listener: WorkerListener): WorkerLike {
    const start = this.#scenario.starts[this.#starts++] ?? { kind: 'ready', millis: 10 };
    if (start.kind !== 'ready') this.failedStarts += 1;
    if (start.kind === 'error' && start.millis === 0) throw new Error('scripted');
    const worker = new ScriptedWorker(this, listener, start);
    this.#workers.push(worker);
    return worker;
  }

  #hear(event: PoolEvent): void {
    if (this.unavailable) this.violation(`${event.type} after the end`);
    this.#inspect();
    if (event.type === 'unavailable') this.unavailable = true;
    if (event.type !== 'result' && event.type !== 'failed') return;
    if (fakeKey(event.task) !== event.key) this.violation('a task under another key');
    if (event.type === 'failed') return this.#count(this.failed, event.key);
    const { result } = event;
    if (result.kind !== 'sample' || result.flops !== event.task.instance) this.violation('a result of another task');
    if (event.complete) this.#count(this.done, event.key);
  }

  #count(counts: Map<string, number>, key: string): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  #inspect(): void {
    this.#workers = this.#workers.filter(({ terminated }) => !terminated);
    if (this.#workers.length > this.#scenario.size) this.violation('more workers than allowed');
    const lent = this.#workers.flatMap((worker) => worker.lent ?? []);
    if (new Set(lent).size < lent.length) this.violation('two workers on one task');
  }
}

const millis = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 200, max: 6000 }));
const run: fc.Arbitrary<RunScript> = fc.record({
  kind: fc.constantFrom('done', 'stubborn', 'failed', 'error', 'die', 'hang'),
  millis,
});
const wellStarted: fc.Arbitrary<StartScript> = fc.record({ kind: fc.constant('ready'), millis });
const anyStart: fc.Arbitrary<StartScript> = fc.record({ kind: fc.constantFrom('ready', 'error', 'never'), millis });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant('reconcile' as const),
    wanted: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 10 }),
  }),
  fc.record({ kind: fc.constantFrom('advance' as const, 'sleep' as const), millis }),
);

function scenario(start: fc.Arbitrary<StartScript>): fc.Arbitrary<Scenario> {
  return fc.record({
    size: fc.integer({ min: 1, max: 4 }),
    starts: fc.array(start, { maxLength: 30 }),
    runs: fc.array(run, { maxLength: 60 }),
    commands: fc.array(command, { maxLength: 25 }),
  });
}

function play(script: Scenario): { readonly world: World; readonly wanted: readonly string[] } {
  const world = new World(script);
  for (const each of script.commands) world.act(each);
  return { world, wanted: world.settle() };
}

const settings = { seed: 20_240_607, numRuns: 2000 };

describe('the pool, whatever workers do', () => {
  it('ends every wanted task exactly once and breaks no rule on the way', () => {
    fc.assert(
      fc.property(scenario(wellStarted), (script) => {
        const { world, wanted } = play(script);
        expect(world.violations).toEqual([]);
        expect(world.unavailable).toBe(false);
        for (const key of wanted) expect((world.done.get(key) ?? 0) + (world.failed.get(key) ?? 0)).toBe(1);
        for (const count of world.done.values()) expect(count).toBe(1);
        const { done, failed, running, total } = world.pool.progress();
        expect({ ended: done + failed, running }).toEqual({ ended: total, running: 0 });
      }),
      settings,
    );
  });

  it('does so too when workers fail to start, or says that there are none', () => {
    fc.assert(
      fc.property(scenario(anyStart), (script) => {
        const { world, wanted } = play(script);
        expect(world.violations).toEqual([]);
        const ends = wanted.map((key) => (world.done.get(key) ?? 0) + (world.failed.get(key) ?? 0));
        expect(world.failedStarts).toBeGreaterThanOrEqual(world.unavailable ? MAX_FAILED_STARTS : 0);
        for (const count of ends) expect([world.unavailable ? 0 : 1, 1]).toContain(count);
      }),
      settings,
    );
  });
});
