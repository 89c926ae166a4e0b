import type { Schema, Values } from '../problems/schema.ts';
import type { ExperimentSpec, Task } from './spec.ts';

/** References computed beforehand for the instances 0 … instances − 1 of one configuration. */
export interface StoredGroup {
  readonly family: string;
  readonly params: Values<Schema>;
  readonly seed: number;
  readonly instances: number;
  readonly samples: number;
}

const M = 1048576;

/** What all stored networks have in common; it is not in the names of files. */
const USUAL: Values<Schema> = {
  activation: 'relu',
  init: 'he',
  q: 1,
  weightVariance: 2,
  biasMean: 0,
  biasVariance: 0,
};

function mlp(width: number, depth: number, samples: number): StoredGroup {
  return { family: 'mlp', params: { ...USUAL, width, depth }, seed: 1, instances: 8, samples };
}

/**
 * What is stored: the default sweep over width, and its companion over depth. So many samples that an error of 1e-7 of a
 * pass's variance stands out at widths 64 and 128. Changing a number changes digits: raise the engine revision with it.
 */
export const STORED: readonly StoredGroup[] = [
  ...[4, 8, 16, 32, 64, 128].map((width) => mlp(width, 4, 4 * M)),
  mlp(256, 4, 2 * M),
  ...[2, 8, 16].map((depth) => mlp(16, depth, 4 * M)),
];

function sameValues(a: Values<Schema>, b: Values<Schema>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** The stored group that a truth task belongs to, if it is one of those that are stored. */
export function storedGroupOf(task: Task): StoredGroup | undefined {
  const { job } = task;
  if (job.kind !== 'truth') return undefined;
  const group = findStored(task.family, task.params, task.seed);
  return group && group.samples === job.samples && task.instance < group.instances ? group : undefined;
}

function findStored(family: string, params: Values<Schema>, seed: number): StoredGroup | undefined {
  return STORED.find((group) => group.family === family && group.seed === seed && sameValues(group.params, params));
}

/** The stored references that a spec uses at one size: where there are more samples, and every instance wanted has one. */
export function storedAt(spec: ExperimentSpec, size: number): StoredGroup | undefined {
  const group = findStored(spec.family, { ...spec.params, [spec.sweep.param]: size }, spec.seed);
  return group && spec.instances <= group.instances && spec.samples < group.samples ? group : undefined;
}

/**
 * Reference samples at one size of a spec: those asked for, or the stored ones. The number is in the task's key, and the
 * task alone determines the result: a stored reference is what a worker would compute.
 */
export function referenceSamples(spec: ExperimentSpec, size: number): number {
  return storedAt(spec, size)?.samples ?? spec.samples;
}

/** The file of a group below `truth/`: `mlp-depth4-width64-seed1.json`. */
export function storedFile({ family, params, seed }: StoredGroup): string {
  const values = Object.keys(params)
    .filter((name) => params[name] !== USUAL[name])
    .sort()
    .map((name) => `${name}${String(params[name])}`);
  return `${[family, ...values, `seed${seed}`].join('-')}.json`;
}
