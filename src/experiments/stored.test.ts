import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadKernels } from '../../scripts/kernels/load.ts';
import { installKernels } from '../numerics/kernels/backend.ts';
import { mlpFamily } from '../problems/mlp/family.ts';
import { defaults } from '../problems/schema.ts';
import { finish } from '../problems/work.ts';
import { perform } from './perform.ts';
import { plan } from './plan.ts';
import type { ExperimentSpec, Task, Truth } from './spec.ts';
import { referenceSamples, STORED, storedFile, storedGroupOf } from './stored.ts';
import { fileText, readFileOf, storeTruth } from './stored-file.ts';

const folder = new URL('../../public/truth/', import.meta.url);
const spec: ExperimentSpec = {
  family: 'mlp',
  params: { ...defaults(mlpFamily.params), width: 64, depth: 4 },
  sweep: { param: 'width', sizes: [8, 16, 48, 64] },
  instances: 8,
  seed: 1,
  methods: [],
  samples: 8192,
};

function fileOf(index: number): unknown {
  return JSON.parse(readFileSync(new URL(storedFile(STORED[index]!), folder), 'utf8'));
}

describe('stored references', () => {
  it('are used where they have more samples, every instance has one, and seed and parameters are theirs', () => {
    const samples = (change: Partial<ExperimentSpec>): number[] =>
      spec.sweep.sizes.map((size) => referenceSamples({ ...spec, ...change }, size));
    expect(samples({})).toEqual([4194304, 4194304, 8192, 4194304]);
    expect(samples({ instances: 9 })).toEqual([8192, 8192, 8192, 8192]);
    expect(samples({ seed: 2 })).toEqual([8192, 8192, 8192, 8192]);
    expect(samples({ samples: 16777216 })).toEqual([16777216, 16777216, 16777216, 16777216]);
    expect(samples({ params: { ...spec.params, depth: 5 } })).toEqual([8192, 8192, 8192, 8192]);
    expect(samples({ params: { ...spec.params, activation: 'tanh' } })).toEqual([8192, 8192, 8192, 8192]);
    expect(samples({ params: { ...spec.params, biasVariance: 0.1 } })).toEqual([8192, 8192, 8192, 8192]);
  });

  it('are known by the tasks that a plan wants', () => {
    const groups = plan(spec).map((task) => storedGroupOf(task)?.params['width']);
    expect(groups.slice(0, 4)).toEqual([undefined, 8, 16, 64]);
  });

  it('have a file each, whole and of this engine, 2 MB in all', () => {
    const names = STORED.map(storedFile);
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
    for (const [i, group] of STORED.entries()) {
      const truths = readFileOf(group, fileOf(i));
      expect(truths, `${names[i]}: run npm run truth`).toBeDefined();
      for (const truth of truths!) {
        expect(truth.value.mantissa).toHaveLength(Number(group.params['width']));
        expect(truth.samples).toBeGreaterThanOrEqual(group.samples);
      }
    }
    const bytes = names.reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0);
    expect(bytes).toBeLessThan(2e6);
  });

  it('are what a worker would compute, to the last bit', async () => {
    installKernels(await loadKernels());
    const group = STORED[0]!;
    const { family, params, seed, samples } = group;
    const task: Task = { family, params, seed, instance: 3, job: { kind: 'truth', samples } };
    expect(finish(perform(task))).toEqual(readFileOf(group, fileOf(0))![3]);
  });
});

describe('a file', () => {
  const group = { ...STORED[0]!, instances: 1 };
  const truth: Truth = {
    kind: 'truth',
    value: { mantissa: Float64Array.of(1 / 3, -0.1), log: 0 },
    variance: Float64Array.of(5e-324, 2),
    noise: Float64Array.of(1e-9, 0),
    samples: 4096,
    replicates: 64,
    contrasts: Float32Array.of(1e-45, -1 / 3, 16777217, 3.4e38),
  };
  const text = fileText(group, [storeTruth(truth)]);

  it('gives back every bit', () => {
    expect(readFileOf(group, JSON.parse(text))).toEqual([truth]);
  });

  it.each([
    ['another engine', (file: Record<string, unknown>) => ({ ...file, key: String(file['key']).replace('2:', '1:') })],
    ['another group', (file: Record<string, unknown>) => ({ ...file, key: 'x' })],
    ['a missing instance', (file: Record<string, unknown>) => ({ ...file, truths: [] })],
    [
      'a number that is none',
      (file: Record<string, unknown>) => ({ ...file, truths: [{ ...storeTruth(truth), value: ['1', 2] }] }),
    ],
    [
      'a vector too short',
      (file: Record<string, unknown>) => ({ ...file, truths: [{ ...storeTruth(truth), noise: [1] }] }),
    ],
    ['nothing', () => null],
  ])('of %s is not used', (_, change) => {
    expect(readFileOf(group, change(JSON.parse(text) as Record<string, unknown>))).toBeUndefined();
  });
});
