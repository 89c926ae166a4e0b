import type { MethodRef } from '../problems/contract.ts';
import { groupKey, taskKey } from './engine.ts';
import { groupAt, groupsOf, truthJob } from './plan.ts';
import { type Score, scoreEstimate, scoreSample, type Yardstick, yardstick } from './score.ts';
import type { Estimated, ExperimentSpec, Job, Result, Sampled, Task, TaskKey, Truth } from './spec.ts';

interface Entry {
  readonly group: Group;
  readonly instance: number;
  readonly result: Result;
  readonly complete: boolean;
}

/** The results of tasks that differ in their instance alone. `version` counts changes. */
interface Group {
  readonly entries: (Entry | undefined)[];
  version: number;
}

/** One method on one instance. */
export interface Scored<R extends Estimated | Sampled> {
  /** Absent where the reference never varied: there is nothing to divide its error by. */
  readonly score: Score | undefined;
  readonly result: R;
  readonly truth: Truth;
  /** Whether the reference was whole. */
  readonly complete: boolean;
}

/**
 * Results by task key, and the scores that follow from them. The table is mutable; `put` is its only way in. Readers
 * give what is in for one size of a spec, in the order of the instances: the same array while nothing in it changed.
 */
export interface ResultTable {
  put(task: Task, result: Result, complete: boolean): void;
  /** Drops the result of a task, to have it computed again. */
  forget(task: Task): void;
  /** Whether nothing better can come for this key. */
  known(key: TaskKey): boolean;
  truths(spec: ExperimentSpec, size: number): readonly Yardstick[];
  estimated(spec: ExperimentSpec, size: number, method: MethodRef): readonly Scored<Estimated>[];
  sampled(spec: ExperimentSpec, size: number, method: MethodRef): readonly Scored<Sampled>[];
  /** What is in for one task. */
  result(task: Task): Result | undefined;
  /** Whether nothing that a spec wants is missing. */
  complete(spec: ExperimentSpec): boolean;
  /** Forgets the oldest entries that are not wanted while more than `limit` numbers are held. */
  trim(limit: number, isWanted: (key: TaskKey) => boolean): void;
}

/** How many numbers a result holds. */
function weightOf(result: Result): number {
  switch (result.kind) {
    case 'truth':
      return 3 * result.variance.length + result.contrasts.length / 2;
    case 'estimate':
      return result.estimate.value.mantissa.length + (result.estimate.predictedError?.mantissa.length ?? 0);
    case 'sample':
      return result.mean.length;
    case 'steps':
      return result.steps.reduce((sum, { energy }) => sum + energy.length + 4, 0);
    case 'outputs':
      return result.counts.length + 3 * result.thresholds.length;
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

/** The last answer about some groups, kept while they do not change: redrawing costs what is new, not what is there. */
function rememberLast<R>(): (groups: readonly Group[], instances: number, compute: () => R) => R {
  const last = new WeakMap<
    Group,
    { readonly groups: readonly Group[]; readonly versions: string; readonly answer: R }
  >();
  return (groups, instances, compute) => {
    const owner = groups.at(-1)!;
    const versions = [instances, ...groups.map(({ version }) => version)].join();
    const known = last.get(owner);
    // The other groups may be others now, as many times changed: references of another length.
    if (known?.versions === versions && known.groups.every((group, i) => group === groups[i])) return known.answer;
    const answer = compute();
    last.set(owner, { groups, versions, answer });
    return answer;
  };
}

function isWhole({ entries }: Group, instances: number): boolean {
  for (let instance = 0; instance < instances; instance++) if (!entries[instance]?.complete) return false;
  return true;
}

const yardsticks = new WeakMap<Truth, Yardstick>();

function yardstickOf(truth: Truth): Yardstick {
  const made = yardsticks.get(truth) ?? yardstick(truth);
  yardsticks.set(truth, made);
  return made;
}

/** Pairs every result that `pick` takes with the reference of its instance. */
function scored<R extends Estimated | Sampled>(
  truths: Group,
  group: Group,
  instances: number,
  pick: (result: Result) => R | undefined,
  rule: (result: R, reference: Yardstick) => Score,
): Scored<R>[] {
  const found: Scored<R>[] = [];
  for (let instance = 0; instance < instances; instance++) {
    const truth = truths.entries[instance];
    const entry = group.entries[instance];
    const result = entry && pick(entry.result);
    if (truth?.result.kind !== 'truth' || !result) continue;
    const reference = yardstickOf(truth.result);
    const score = reference.variance > 0 ? rule(result, reference) : undefined;
    found.push({ score, result, truth: truth.result, complete: truth.complete });
  }
  return found;
}

/** A table of its own memory: the page has one, tests and scripts make theirs. */
export function createResultTable(): ResultTable {
  const entries = new Map<TaskKey, Entry>();
  const groups = new Map<string, Group>();
  const estimateScore = remember(scoreEstimate);
  const sampleScore = remember(scoreSample);
  const lastTruths = rememberLast<readonly Yardstick[]>();
  const lastEstimated = rememberLast<readonly Scored<Estimated>[]>();
  const lastSampled = rememberLast<readonly Scored<Sampled>[]>();
  let held = 0;

  function groupOf(task: Omit<Task, 'instance'>): Group {
    const key = groupKey(task);
    const group = groups.get(key) ?? { entries: [], version: 0 };
    groups.set(key, group);
    return group;
  }

  function drop(key: TaskKey): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    entry.group.entries[entry.instance] = undefined;
    entry.group.version++;
    held -= weightOf(entry.result);
  }

  const at = (spec: ExperimentSpec, size: number, job: Job): Group => groupOf(groupAt(spec, size, job));
  const truthsAt = (spec: ExperimentSpec, size: number): Group => at(spec, size, truthJob(spec, size));

  return {
    put(task, result, complete) {
      const key = taskKey(task);
      drop(key);
      const entry = { group: groupOf(task), instance: task.instance, result, complete };
      entries.set(key, entry);
      entry.group.entries[task.instance] = entry;
      entry.group.version++;
      held += weightOf(result);
    },
    forget: (task) => drop(taskKey(task)),
    result: (task) => entries.get(taskKey(task))?.result,
    known: (key) => entries.get(key)?.complete === true,
    complete: (spec) =>
      groupsOf(spec)
        .map(groupOf)
        .every((group) => isWhole(group, spec.instances)),
    truths(spec, size) {
      const group = truthsAt(spec, size);
      return lastTruths([group], spec.instances, () =>
        group.entries
          .slice(0, spec.instances)
          .flatMap((entry) => (entry?.result.kind === 'truth' ? [yardstickOf(entry.result)] : [])),
      );
    },
    estimated(spec, size, method) {
      const [truths, group] = [truthsAt(spec, size), at(spec, size, { kind: 'estimate', method })];
      const pick = (result: Result): Estimated | undefined => (result.kind === 'estimate' ? result : undefined);
      return lastEstimated([truths, group], spec.instances, () =>
        scored(truths, group, spec.instances, pick, estimateScore),
      );
    },
    sampled(spec, size, method) {
      const [truths, group] = [truthsAt(spec, size), at(spec, size, { kind: 'sample', method })];
      const pick = (result: Result): Sampled | undefined => (result.kind === 'sample' ? result : undefined);
      return lastSampled([truths, group], spec.instances, () =>
        scored(truths, group, spec.instances, pick, sampleScore),
      );
    },
    trim(limit, isWanted) {
      if (held <= limit) return;
      for (const key of [...entries.keys()]) {
        if (held <= limit) return;
        if (!isWanted(key)) drop(key);
      }
    },
  };
}
