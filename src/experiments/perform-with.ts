import { fold, type Key, key } from '../numerics/rng/key.ts';
import type { MethodRef, Opened, Source, Work } from '../problems/contract.ts';
import { invariant } from '../numerics/invariant.ts';
import { quietly } from '../problems/work.ts';
import { canonical } from './engine.ts';
import { methodName } from './method-name.ts';
import { referenceOf } from './reference.ts';
import { exactTruth } from './exact-truth.ts';
import { exp } from '../numerics/special/exp.ts';
import { competitorRuns, sampleRuns } from './competitor.ts';
import type { OutputsOf } from './outputs.ts';
import {
  PICTURE_SAMPLES,
  type Estimated,
  type Job,
  type Outputs,
  type Partial,
  type Result,
  type Sampled,
  type LevelStep,
  type Task,
  type Truth,
  type Walk,
} from './spec.ts';

/** Instances kept for the next tasks on them, which usually follow at once. */
const KEPT = 2;

/** Where the instances of a task's family come from. */
export type FindSource = (id: string) => Source | undefined;
/** The program that looks at single outputs, once it is here: workers fetch it with the first such task. */
export type FindOutputs = () => OutputsOf | undefined;
type OutputJob = Extract<Job, { readonly kind: 'outputs' }>;
/** A task as one piece of work. */
export type Perform = (task: Task) => Work<Partial, Result>;

/** An instance, and the stream of everything random about it. */
interface Drawn {
  readonly opened: Opened;
  readonly stream: Key;
}

/** Depth is not in the stream: instances share what they can. */
function streamOf(task: Task, family: Source): Key {
  return fold(key(task.seed), family.id, Number(task.params[family.size]), task.instance);
}

/** Draws the instances of tasks, and keeps the last ones. */
function createOpen(find: FindSource): (task: Task) => Work<never, Drawn> {
  const kept = new Map<string, Drawn>();
  return function* open(task) {
    const family = find(task.family);
    invariant(family, `no family ${task.family}`);
    const name = canonical([task.family, task.params, task.seed, task.instance]);
    const found = kept.get(name);
    if (found) return found;
    const stream = streamOf(task, family);
    const made = { opened: yield* family.open(task.params, fold(stream, 'instance')), stream };
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT + 1))) kept.delete(oldest);
    kept.set(name, made);
    return made;
  };
}

function* estimate({ opened }: Drawn, method: MethodRef): Work<never, Estimated> {
  const result = yield* quietly(opened.run(method));
  const theory = opened.theory(method);
  return { kind: 'estimate', estimate: result, flops: opened.flops(method), ...(theory && { theory }) };
}

function* truth({ opened, stream }: Drawn, samples: number): Work<Partial, Truth> {
  const { exact, ensembleVariance } = opened;
  if (exact) return yield* exactTruth(exact, ensembleVariance);
  const sampled = yield* referenceOf(opened, fold(stream, 'truth'), samples);
  return ensembleVariance === undefined ? sampled : { ...sampled, variance: Float64Array.of(exp(ensembleVariance)) };
}

function* sample({ opened, stream }: Drawn, method: MethodRef): Work<never, Sampled> {
  const runs = competitorRuns(opened.flops(method), opened.flopsPerSample);
  return yield* sampleRuns(opened, fold(stream, 'sample', methodName(method)), runs);
}

/** Every step with what was known after it; steps that know cumulants are left out. */
function* walk({ opened }: Drawn, method: MethodRef): Work<never, Walk> {
  const steps: LevelStep[] = [];
  const work = opened.run(method);
  for (;;) {
    const next = work.next();
    if (next.done) return { kind: 'steps', steps };
    const belief = next.value?.read();
    if (next.value && belief?.kind === 'levels')
      steps.push({ ...belief, step: next.value.kind, stage: next.value.stage });
    yield null;
  }
}

function* lookAt(drawn: Drawn, job: OutputJob, outputsOf: OutputsOf | undefined): Work<Partial, Outputs> {
  invariant(outputsOf, 'single outputs are looked at before their program is here');
  const { method, output } = job;
  return yield* outputsOf(drawn.opened, fold(drawn.stream, 'outputs'), { method, output, samples: PICTURE_SAMPLES });
}

function* done(drawn: Drawn, job: Job, findOutputs: FindOutputs): Work<Partial, Result> {
  switch (job.kind) {
    case 'truth':
      return yield* truth(drawn, job.samples);
    case 'estimate':
      return yield* estimate(drawn, job.method);
    case 'sample':
      return yield* sample(drawn, job.method);
    case 'steps':
      return yield* walk(drawn, job.method);
    case 'outputs':
      return yield* lookAt(drawn, job, findOutputs());
    default:
      return job satisfies never;
  }
}

/**
 * The whole engine as one piece of work a task, with the families that `find` knows. The result depends on the task alone.
 * Throws only on bugs: unknown families or methods, or parameters that no schema would let through.
 */
export function createPerform(find: FindSource, findOutputs: FindOutputs): Perform {
  const open = createOpen(find);
  return function* perform(task) {
    return yield* done(yield* open(task), task.job, findOutputs);
  };
}
