import { fold, type Key, key } from '../numerics/rng/key.ts';
import type { MethodRef, Opened, RunnableFamily, Work } from '../problems/contract.ts';
import { invariant } from '../numerics/invariant.ts';
import { findRunnable } from '../problems/registry.ts';
import { quietly } from '../problems/work.ts';
import { canonical } from './engine.ts';
import { methodName } from './method-name.ts';
import { referenceOf } from './reference.ts';
import { competitorRuns, sampleRuns } from './competitor.ts';
import { outputsOf } from './outputs.ts';
import {
  PICTURE_SAMPLES,
  type Estimated,
  type Outputs,
  type Partial,
  type Result,
  type Sampled,
  type Task,
  type Truth,
} from './spec.ts';

/** Instances kept for the next tasks on them, which usually follow at once. */
const KEPT = 2;
const kept = new Map<string, Opened>();

function familyOf(task: Task): RunnableFamily {
  const family = findRunnable(task.family);
  invariant(family, `no family ${task.family}`);
  return family;
}

/** The stream of everything random about one instance. Depth is not in it: instances share what they can. */
function streamOf(task: Task): Key {
  const family = familyOf(task);
  return fold(key(task.seed), family.id, Number(task.params[family.size]), task.instance);
}

function* open(task: Task): Work<never, Opened> {
  const name = canonical([task.family, task.params, task.seed, task.instance]);
  const found = kept.get(name);
  if (found) return found;
  const made = yield* familyOf(task).open(task.params, fold(streamOf(task), 'instance'));
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT + 1))) kept.delete(oldest);
  kept.set(name, made);
  return made;
}

function* truth(task: Task, samples: number): Work<Partial, Truth> {
  const opened = yield* open(task);
  return yield* referenceOf(opened, fold(streamOf(task), 'truth'), samples);
}

function* estimate(task: Task, method: MethodRef): Work<never, Estimated> {
  const opened = yield* open(task);
  const result = yield* quietly(opened.run(method));
  return { kind: 'estimate', estimate: result, flops: opened.flops(method) };
}

function* sample(task: Task, method: MethodRef): Work<never, Sampled> {
  const opened = yield* open(task);
  const runs = competitorRuns(opened.flops(method), opened.flopsPerSample);
  return yield* sampleRuns(opened, fold(streamOf(task), 'sample', methodName(method)), runs);
}

function* outputs(task: Task, method: MethodRef, output: number): Work<Partial, Outputs> {
  const opened = yield* open(task);
  return yield* outputsOf(opened, fold(streamOf(task), 'outputs'), { method, output, samples: PICTURE_SAMPLES });
}

/**
 * The whole engine as one piece of work: workers, tests and scripts call this same function. The result depends on
 * the task alone. Throws only on bugs: unknown families or methods, or parameters that no schema would let through.
 */
export function perform(task: Task): Work<Partial, Result> {
  switch (task.job.kind) {
    case 'truth':
      return truth(task, task.job.samples);
    case 'estimate':
      return estimate(task, task.job.method);
    case 'sample':
      return sample(task, task.job.method);
    case 'outputs':
      return outputs(task, task.job.method, task.job.output);
    default:
      return task.job satisfies never;
  }
}
