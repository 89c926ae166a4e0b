import { PICTURE_SAMPLES, type Job, type Task } from '../experiments/spec.ts';
import { findFamily } from '../problems/catalogue.ts';

/** What estimates and competing samplers count as, in samples: little beside a reference. */
const SMALL_JOB = 256;

function samplesOf(job: Job): number {
  if (job.kind === 'truth') return job.samples;
  return job.kind === 'outputs' ? PICTURE_SAMPLES : SMALL_JOB;
}

/** Operations of a task, roughly: good enough to guess how much of the work is left. */
export function taskCost(task: Task): number {
  const perSample = findFamily(task.family)?.roughCost(task.params) ?? 1;
  return perSample * samplesOf(task.job);
}
