import type { Result, Task } from '../../experiments/spec.ts';

/** A task told apart by its instance. */
export function fakeTask(instance: number): Task {
  return { family: 'fake', params: {}, seed: 0, instance, job: { kind: 'truth', samples: 1 } };
}

export function fakeKey(task: Task): string {
  return `task ${task.instance}`;
}

/** A result that says in `flops` which task's it is. */
export function fakeResult(task: Task): Result {
  const mean = new Float64Array();
  return { kind: 'sample', samples: 1, runs: 1, mean, meanSquare: 0, flops: task.instance };
}
