import { groupKey, tasksOf } from './engine.ts';
import type { ExperimentSpec, Job, Task } from './spec.ts';

/** What the instances of a spec's tasks at one size have in common. */
export function groupAt(spec: ExperimentSpec, size: number, job: Job): Omit<Task, 'instance'> {
  return { family: spec.family, params: { ...spec.params, [spec.sweep.param]: size }, seed: spec.seed, job };
}

/** What a spec wants of each instance. */
export function groupsOf(spec: ExperimentSpec): Omit<Task, 'instance'>[] {
  const jobs: Job[] = [{ kind: 'truth', samples: spec.samples }];
  for (const method of spec.methods) jobs.push({ kind: 'estimate', method }, { kind: 'sample', method });
  return spec.sweep.sizes.flatMap((size) => jobs.map((job) => groupAt(spec, size, job)));
}

/** Every task that several specs want, coarse to fine: one instance at every size of each, then the next instance. */
export function plan(...specs: readonly ExperimentSpec[]): Task[] {
  const columns = new Map<string, Task[]>();
  for (const spec of specs) {
    for (const group of groupsOf(spec)) {
      const key = groupKey(group);
      const longest = Math.max(spec.instances, columns.get(key)?.length ?? 0);
      columns.set(key, tasksOf(key, group, longest));
    }
  }
  const rounds = Math.max(0, ...specs.map((spec) => spec.instances));
  return Array.from({ length: rounds }, (_, instance) =>
    [...columns.values()].flatMap((column) => column[instance] ?? []),
  ).flat();
}
