import { describe, expect, it } from 'vitest';
import { taskKey } from './engine.ts';
import { plan } from './plan.ts';
import type { ExperimentSpec, Result, Task } from './spec.ts';
import { createResultTable } from './table.ts';

const method = { id: 'mean', options: {} };
const spec: ExperimentSpec = {
  family: 'mlp',
  params: { width: 8, depth: 2 },
  sweep: { param: 'width', sizes: [8] },
  instances: 3,
  seed: 1,
  methods: [method],
  samples: 4096,
};

function resultOf({ job }: Task, value: number): Result {
  const numbers = Float64Array.of(value, value);
  switch (job.kind) {
    case 'truth':
      return {
        kind: 'truth',
        value: { mantissa: numbers, log: 0 },
        variance: Float64Array.of(1, 1),
        noise: Float64Array.of(1 / 4096, 1 / 4096),
        samples: 4096,
        replicates: 4096,
        contrasts: Float32Array.of(1, 0, 0, 1, 1, 1, -1, 1),
      };
    case 'estimate':
      return { kind: 'estimate', estimate: { value: { mantissa: numbers, log: 0 }, notes: [] }, flops: 1 };
    case 'sample':
      return { kind: 'sample', samples: 1, runs: 1, mean: numbers, meanSquare: 2 * value * value, flops: 1 };
    case 'steps':
    case 'outputs':
      throw new Error('a sweep looks at no single estimate');
    default:
      return job satisfies never;
  }
}

function filled() {
  const table = createResultTable();
  const tasks = plan(spec);
  for (const task of tasks) table.put(task, resultOf(task, task.job.kind === 'truth' ? 1 : 1.5), true);
  return { table, tasks };
}

describe('a result table', () => {
  it('pairs every result with the reference of its own instance', () => {
    const { table, tasks } = filled();
    const reference = tasks.find(({ job, instance }) => job.kind === 'truth' && instance === 1)!;
    table.put(reference, resultOf(reference, 1.5), true);
    // Two outputs, each off by ½ or 0; variance 2 in all, and 2/4096 of reference noise is taken out.
    const expected = [0.5, 0, 0.5].map((squared) => (squared - 2 / 4096) / 2);
    const errors = table.estimated(spec, 8, method).map(({ score }) => score?.error);
    expect(errors).toEqual(expected);
    expect(table.sampled(spec, 8, method).map(({ score }) => score?.error)).toEqual(expected);
  });

  it('gives the same array until something in it changes', () => {
    const { table, tasks } = filled();
    const before = table.estimated(spec, 8, method);
    expect(table.estimated(spec, 8, method)).toBe(before);
    const sample = tasks.find(({ job }) => job.kind === 'sample')!;
    table.put(sample, resultOf(sample, 2), true);
    expect(table.estimated(spec, 8, method)).toBe(before);
    const truth = tasks.find(({ job }) => job.kind === 'truth')!;
    table.put(truth, resultOf(truth, 2), true);
    expect(table.estimated(spec, 8, method)).not.toBe(before);
    expect(table.estimated({ ...spec, instances: 2 }, 8, method)).toHaveLength(2);
  });

  it('does not take references of another length for those it knew', () => {
    const { table, tasks } = filled();
    const longer = { ...spec, samples: 8192 };
    const before = table.estimated(spec, 8, method);
    for (const task of plan(longer)) if (task.job.kind === 'truth') table.put(task, resultOf(task, 1.5), true);
    expect(tasks).toHaveLength(plan(longer).length);
    expect(table.estimated(longer, 8, method).map(({ score }) => score?.error)).toEqual([0, 0, 0].map(() => -1 / 4096));
    expect(table.sampled(longer, 8, method).map(({ score }) => score?.error)).toEqual([0, 0, 0].map(() => -1 / 4096));
    expect(table.estimated(spec, 8, method)).toEqual(before);
  });

  it('knows a key only once its result is complete', () => {
    const table = createResultTable();
    const [task] = plan(spec);
    table.put(task!, resultOf(task!, 1), false);
    expect(table.known(taskKey(task!))).toBe(false);
    table.put(task!, resultOf(task!, 1), true);
    expect(table.known(taskKey(task!))).toBe(true);
  });

  it('forgets the oldest that nobody wants, and no more than needed', () => {
    const { table, tasks } = filled();
    const wanted = new Set(tasks.slice(0, 2).map(taskKey));
    const held = (): Task[] => tasks.filter((task) => table.known(taskKey(task)));
    // A truth of two outputs and four contrasts is 10 numbers, an estimate and a sample 2: 42 for three instances.
    table.trim(42, (key) => wanted.has(key));
    expect(held()).toHaveLength(9);
    table.trim(41, (key) => wanted.has(key));
    expect(held()).toEqual([...tasks.slice(0, 2), ...tasks.slice(3)]);
    table.trim(0, (key) => wanted.has(key));
    expect(held()).toEqual(tasks.slice(0, 2));
  });
});
