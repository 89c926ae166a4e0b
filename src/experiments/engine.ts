import type { Task, TaskKey } from './spec.ts';

/** Raised with every change of a digit that anything here computes; goldens fail until it is. Links carry it. */
export const ENGINE_REVISION = 2;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, entry]) => [name, sorted(entry)]),
  );
}

/** JSON whose objects have their fields in the order of their names: equal values have equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** The identity of a task but for its instance. */
export function groupKey(task: Omit<Task, 'instance'>): string {
  const { family, params, seed, job } = task;
  return `${ENGINE_REVISION}:${canonical({ family, params, seed, job })}`;
}

/** The key of one instance of a group. */
function instanceKey(group: string, instance: number): TaskKey {
  return `${group}#${instance}`;
}

/** Keys are asked for often and tasks never change. */
const keys = new WeakMap<Task, TaskKey>();

/** The identity of a task's result: equal tasks have equal keys, whatever order their fields were written in. */
export function taskKey(task: Task): TaskKey {
  const known = keys.get(task);
  if (known !== undefined) return known;
  const made = instanceKey(groupKey(task), task.instance);
  keys.set(task, made);
  return made;
}

/** The instances of a group, whose key is given, as tasks; naming them together costs far less than one by one. */
export function tasksOf(key: string, group: Omit<Task, 'instance'>, instances: number): Task[] {
  return Array.from({ length: instances }, (_, instance) => {
    const task = { ...group, instance };
    keys.set(task, instanceKey(key, instance));
    return task;
  });
}
