import type { MethodRef } from '../problems/contract.ts';
import { groupKey, instanceKey, taskKey } from './engine.ts';
import { groupAt } from './plan.ts';
import { type Score, scoreEstimate, scoreSample, type Yardstick, yardstick } from './score.ts';
import type { Estimated, ExperimentSpec, Job, Result, Sampled, Task, TaskKey, Truth } from './spec.ts';

interface Entry {
  readonly result: Result;
  readonly complete: boolean;
}

/** One method on one instance. */
export interface Scored<R extends Estimated | Sampled> {
  readonly score: Score;
  readonly result: R;
  /** Whether the reference was whole. */
  readonly complete: boolean;
}

/**
 * Results by task key, and the scores that follow from them. The table is mutable; `put` is its only way in. Readers
 * give what is in for one size of a spec, in the order of the instances.
 */
export interface ResultTable {
  put(task: Task, result: Result, complete: boolean): void;
  /** Whether nothing better can come for this key. */
  known(key: TaskKey): boolean;
  truths(spec: ExperimentSpec, size: number): Yardstick[];
  estimated(spec: ExperimentSpec, size: number, method: MethodRef): Scored<Estimated>[];
  sampled(spec: ExperimentSpec, size: number, method: MethodRef): Scored<Sampled>[];
  /** Forgets the oldest entries outside `wanted` while more than `limit` numbers are held. */
  trim(wanted: ReadonlySet<TaskKey>, limit: number): void;
}

/** How many numbers a result holds. */
function weightOf(result: Result): number {
  switch (result.kind) {
    case 'truth':
      return 2 * result.variance.length + result.contrasts.length;
    case 'estimate':
      return result.estimate.value.mantissa.length;
    case 'sample':
      return result.mean.length;
    default:
      return result satisfies never;
  }
}

/** A function of two objects that is worked out once for each pair while both live. */
function remember<A extends object, B extends object, C>(compute: (a: A, b: B) => C): (a: A, b: B) => C {
  const byFirst = new WeakMap<A, WeakMap<B, C>>();
  return (a, b) => {
    const bySecond = byFirst.get(a) ?? new WeakMap<B, C>();
    byFirst.set(a, bySecond);
    const value = bySecond.get(b) ?? compute(a, b);
    bySecond.set(b, value);
    return value;
  };
}

/** A table of its own memory: the page has one, tests and scripts make theirs. */
export function createResultTable(): ResultTable {
  const entries = new Map<TaskKey, Entry>();
  const yardsticks = new WeakMap<Truth, Yardstick>();
  const estimateScore = remember(scoreEstimate);
  const sampleScore = remember(scoreSample);
  let held = 0;

  function drop(key: TaskKey): void {
    const entry = entries.get(key);
    if (entry) held -= weightOf(entry.result);
    entries.delete(key);
  }

  function* group(spec: ExperimentSpec, size: number, job: Job): Iterable<readonly [number, Entry]> {
    const key = groupKey(groupAt(spec, size, job));
    for (let instance = 0; instance < spec.instances; instance++) {
      const entry = entries.get(instanceKey(key, instance));
      if (entry) yield [instance, entry];
    }
  }

  function references(spec: ExperimentSpec, size: number): Map<number, { truth: Yardstick; complete: boolean }> {
    const found = new Map<number, { truth: Yardstick; complete: boolean }>();
    for (const [instance, { result, complete }] of group(spec, size, { kind: 'truth', samples: spec.samples })) {
      if (result.kind !== 'truth') continue;
      const truth = yardsticks.get(result) ?? yardstick(result);
      yardsticks.set(result, truth);
      found.set(instance, { truth, complete });
    }
    return found;
  }

  return {
    put(task, result, complete) {
      const key = taskKey(task);
      drop(key);
      held += weightOf(result);
      entries.set(key, { result, complete });
    },
    known: (key) => entries.get(key)?.complete === true,
    truths: (spec, size) => [...references(spec, size).values()].map(({ truth }) => truth),
    estimated(spec, size, method) {
      const truths = references(spec, size);
      return [...group(spec, size, { kind: 'estimate', method })].flatMap(([instance, { result }]) => {
        const reference = truths.get(instance);
        if (!reference || result.kind !== 'estimate') return [];
        return [{ score: estimateScore(result, reference.truth), result, complete: reference.complete }];
      });
    },
    sampled(spec, size, method) {
      const truths = references(spec, size);
      return [...group(spec, size, { kind: 'sample', method })].flatMap(([instance, { result }]) => {
        const reference = truths.get(instance);
        if (!reference || result.kind !== 'sample') return [];
        return [{ score: sampleScore(result, reference.truth), result, complete: reference.complete }];
      });
    },
    trim(wanted, limit) {
      for (const key of [...entries.keys()]) {
        if (held <= limit) return;
        if (!wanted.has(key)) drop(key);
      }
    },
  };
}
