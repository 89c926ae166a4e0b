import { describe, expect, it } from 'vitest';
import { taskKey } from './engine.ts';
import { plan } from './plan.ts';
import type { ExperimentSpec, Task } from './spec.ts';
import { depthsAround, geometricGrid, sizesUpTo } from './sweep.ts';
import { mlpFamily } from '../problems/mlp/family.ts';

const spec: ExperimentSpec = {
  family: 'mlp',
  params: { width: 64, depth: 4 },
  sweep: { param: 'width', sizes: [8, 16] },
  instances: 3,
  seed: 7,
  methods: [
    { id: 'mean', options: {} },
    { id: 'covariance', options: {} },
  ],
  samples: 4096,
};

describe('a plan', () => {
  it('holds a truth and two tasks a method for every size and instance, each once', () => {
    const tasks = plan(spec, spec);
    expect(tasks).toHaveLength(2 * 3 * (1 + 2 * 2));
    expect(new Set(tasks.map(taskKey)).size).toBe(tasks.length);
  });

  it('goes coarse to fine: one instance at every size of every spec, then the next', () => {
    const other = { ...spec, params: { width: 8, depth: 4 }, sweep: { param: 'depth', sizes: [2] }, instances: 2 };
    const instances = plan(spec, other).map(({ instance }) => instance);
    expect(instances).toEqual([...instances].sort((a, b) => a - b));
    expect(plan(spec, other).filter(({ instance }) => instance === 2)).toHaveLength(10);
  });

  it('shares the tasks that two sweeps have in common', () => {
    const other = { ...spec, params: { width: 8, depth: 4 }, sweep: { param: 'depth', sizes: [4] } };
    expect(plan(spec, other)).toHaveLength(plan(spec).length);
  });
});

describe('a task key', () => {
  const task: Task = {
    family: 'mlp',
    params: { width: 8, depth: 2 },
    seed: 1,
    instance: 0,
    job: { kind: 'truth', samples: 4096 },
  };

  it('does not depend on the order in which fields were written', () => {
    const other: Task = {
      job: { samples: 4096, kind: 'truth' },
      instance: 0,
      seed: 1,
      params: { depth: 2, width: 8 },
      family: 'mlp',
    };
    expect(taskKey(other)).toBe(taskKey(task));
  });

  it('differs wherever the task does', () => {
    const others: Task[] = [
      { ...task, family: 'sat' },
      { ...task, params: { width: 8, depth: 3 } },
      { ...task, seed: 2 },
      { ...task, instance: 1 },
      { ...task, job: { kind: 'truth', samples: 8192 } },
      { ...task, job: { kind: 'sample', method: { id: 'mean', options: {} } } },
      { ...task, job: { kind: 'estimate', method: { id: 'mean', options: {} } } },
    ];
    expect(new Set([task, ...others].map(taskKey)).size).toBe(others.length + 1);
  });
});

describe('the sizes of a sweep', () => {
  const { width, depth } = mlpFamily.params;

  it.each([
    [4, [4]],
    [5, [4, 5]],
    [8, [4, 8]],
    [16, [4, 8, 16]],
    [64, [8, 16, 32, 64]],
    [65, [8, 16, 32, 65]],
    [96, [8, 16, 32, 64, 96]],
    [512, [8, 16, 32, 64, 128, 256, 512]],
  ])('up to width %i are %j', (largest, sizes) => {
    expect(sizesUpTo(width, largest)).toEqual(sizes);
  });

  it.each([
    [1, [1, 2, 4, 8, 16]],
    [4, [2, 4, 8, 16]],
    [5, [2, 4, 5, 8, 16]],
    [32, [2, 4, 8, 16, 32]],
  ])('around depth %i are %j', (value, depths) => {
    expect(depthsAround(depth, value)).toEqual(depths);
  });

  it('always increase and end at the largest', () => {
    for (let largest = 4; largest <= 512; largest++) {
      const sizes = geometricGrid(4, largest);
      expect(sizes.at(-1)).toBe(largest);
      expect(sizes.every((size, i) => i === 0 || size > sizes[i - 1]!)).toBe(true);
    }
  });
});
