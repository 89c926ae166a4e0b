import { groupKey, tasksOf } from './engine.ts';
import type { ExperimentSpec, Job, Task } from './spec.ts';
import { referenceSamples, storedAt } from './stored.ts';

/** What the instances of a spec's tasks at one size have in common. */
export function groupAt(spec: ExperimentSpec, size: number, job: Job): Omit<Task, 'instance'> {
  return { family: spec.family, params: { ...spec.params, [spec.sweep.param]: size }, seed: spec.seed, job };
}

/**
 * What a spec wants of each instance, in the order in which it is best begun: a size's reference before its methods, but
 * references that are stored after everything, for they are dear to compute and may yet come from their files.
 */
export function groupsOf(spec: ExperimentSpec): Omit<Task, 'instance'>[] {
  const { sizes } = spec.sweep;
  const truthAt = (size: number): Omit<Task, 'instance'> => groupAt(spec, size, truthJob(spec, size));
  const rivals = spec.methods.flatMap((method): Job[] => [
    { kind: 'estimate', method },
    { kind: 'sample', method },
  ]);
  const isStored = (size: number): boolean => storedAt(spec, size) !== undefined;
  return [
    ...sizes.flatMap((size) => [
      ...(isStored(size) ? [] : [truthAt(size)]),
      ...rivals.map((job) => groupAt(spec, size, job)),
    ]),
    ...sizes.filter(isStored).map(truthAt),
  ];
}

/** The reference that a spec wants at one size. */
export function truthJob(spec: ExperimentSpec, size: number): Job {
  return { kind: 'truth', samples: referenceSamples(spec, size) };
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
