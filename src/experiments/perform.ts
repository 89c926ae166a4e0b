import { fold, type Key, key } from '../numerics/rng/key.ts';
import type { MethodRef, Opened, RunnableFamily, Work } from '../problems/contract.ts';
import { invariant } from '../problems/invariant.ts';
import { findRunnable } from '../problems/registry.ts';
import { quietly } from '../problems/work.ts';
import { canonical } from './engine.ts';
import { methodName } from './method-name.ts';
import { addBlock, BATCHES, BLOCK, emptyReference, FEWEST_BATCHES, truthOf } from './reference.ts';
import { competitorRuns, sampleRuns } from './competitor.ts';
import type { Estimated, Result, Sampled, Task, Truth } from './spec.ts';

/** A result that is good but not yet final. */
export interface Partial {
  readonly result: Result;
  /** Share of the work done is done ÷ total. */
  readonly done: number;
  readonly total: number;
}

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
  const stream = fold(streamOf(task), 'truth');
  const blocks = Math.ceil(samples / BLOCK);
  invariant(blocks >= BATCHES, `${samples} reference samples are too few for ${BATCHES} batches`);
  let reference: ReturnType<typeof emptyReference> | undefined;
  for (let index = 0; index < blocks; index++) {
    const block = yield* opened.block(fold(stream, index), Math.min(BLOCK, samples - index * BLOCK));
    reference = addBlock(reference ?? emptyReference(block.mean.length), block);
    // Powers of two: each partial result at least halves the noise's variance of the one before.
    const worthShowing = index + 1 >= FEWEST_BATCHES && ((index + 1) & index) === 0 && index + 1 < blocks;
    const result = worthShowing && truthOf(reference);
    yield result ? { result, done: index + 1, total: blocks } : null;
  }
  const result = reference && truthOf(reference);
  invariant(result, 'a reference without blocks');
  return result;
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
    default:
      return task.job satisfies never;
  }
}
