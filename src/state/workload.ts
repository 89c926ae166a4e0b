import { taskKey } from '../experiments/engine.ts';
import type { Task, TaskKey } from '../experiments/spec.ts';
import { taskCost } from './task-cost.ts';

/** A guess at the time left is only worth showing after so much of the work. */
const WORTH_GUESSING = 0.05;

/** The tasks wanted since some moment, and how much of their operations is behind us. */
export interface Workload {
  readonly tasks: readonly Task[];
  /** Operations in all, and those that were known at the start. */
  readonly cost: number;
  readonly known: number;
  /** Milliseconds at the start. */
  readonly since: number;
  /** Cost of what is not done yet, by key: the part that `finished` takes from. */
  readonly open: Map<TaskKey, number>;
  readonly done: number;
}

/** Weighs tasks, of which some are known already. */
export function workloadOf(tasks: readonly Task[], known: (key: TaskKey) => boolean, since: number): Workload {
  const open = new Map<TaskKey, number>();
  let [cost, behind] = [0, 0];
  for (const task of tasks) {
    const [key, weight] = [taskKey(task), taskCost(task)];
    cost += weight;
    if (known(key)) behind += weight;
    else open.set(key, weight);
  }
  return { tasks, cost, known: behind, since, open, done: behind };
}

/** The workload after a task is done; tasks of other workloads change nothing. Takes over `open`. */
export function finished(work: Workload, key: TaskKey): Workload {
  const weight = work.open.get(key);
  if (weight === undefined) return work;
  work.open.delete(key);
  return { ...work, done: work.done + weight };
}

/** Share of the operations behind us, 0…1, and a guess at the seconds left; undefined while it would be wild. */
export function outlook(
  work: Workload,
  now: number,
): { readonly share: number; readonly secondsLeft: number | undefined } {
  const share = work.cost > 0 ? work.done / work.cost : 1;
  const fresh = work.cost > work.known ? (work.done - work.known) / (work.cost - work.known) : 1;
  const seconds = (now - work.since) / 1000;
  return { share, secondsLeft: fresh > WORTH_GUESSING ? (seconds * (1 - fresh)) / fresh : undefined };
}
