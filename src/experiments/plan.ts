import { taskKey } from './engine.ts';
import type { ExperimentSpec, Job, Task } from './spec.ts';

/** The parameters of a spec at one size of its sweep. */
export function paramsAt(spec: ExperimentSpec, size: number): Task['params'] {
  return { ...spec.params, [spec.sweep.param]: size };
}

/** A task of a spec. */
export function taskAt(spec: ExperimentSpec, size: number, instance: number, job: Job): Task {
  return { family: spec.family, params: paramsAt(spec, size), seed: spec.seed, instance, job };
}

function tasksAt(spec: ExperimentSpec, size: number, instance: number): Task[] {
  const jobs: Job[] = [{ kind: 'truth', samples: spec.samples }];
  for (const method of spec.methods) jobs.push({ kind: 'estimate', method }, { kind: 'sample', method });
  return jobs.map((job) => taskAt(spec, size, instance, job));
}

/** Every task that several specs want, coarse to fine: one instance at every size of each, then the next instance. */
export function plan(...specs: readonly ExperimentSpec[]): Task[] {
  const rounds = Math.max(0, ...specs.map((spec) => spec.instances));
  const tasks = new Map<string, Task>();
  for (let instance = 0; instance < rounds; instance++) {
    for (const spec of specs) {
      if (instance >= spec.instances) continue;
      for (const task of spec.sweep.sizes.flatMap((size) => tasksAt(spec, size, instance))) {
        tasks.set(taskKey(task), task);
      }
    }
  }
  return [...tasks.values()];
}

