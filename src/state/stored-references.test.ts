import { describe, expect, it } from 'vitest';
import type { Task, Truth } from '../experiments/spec.ts';
import { STORED, storedFile } from '../experiments/stored.ts';
import { fileText, storeTruth } from '../experiments/stored-file.ts';
import { createStoredReferences } from './stored-references.ts';

const group = STORED[0]!;
const { family, params, seed, samples } = group;
const taskOf = (instance: number): Task => ({ family, params, seed, instance, job: { kind: 'truth', samples } });
const truthOf = (instance: number): Truth => ({
  kind: 'truth',
  value: { mantissa: Float64Array.of(instance), log: 0 },
  variance: Float64Array.of(1),
  noise: Float64Array.of(1e-9),
  samples,
  replicates: 64,
  contrasts: Float32Array.of(1, -1),
});
const truths = Array.from({ length: group.instances }, (_, i) => truthOf(i));
const text = fileText(group, truths.map(storeTruth));

function counting(answer: () => Promise<unknown>) {
  const files: string[] = [];
  const references = createStoredReferences((file) => {
    files.push(file);
    return answer();
  });
  return { files, references };
}

describe('stored references', () => {
  it('come each with its own task, and a file is fetched once', async () => {
    const { files, references } = counting(() => Promise.resolve(JSON.parse(text)));
    const found = await references.load([taskOf(2), taskOf(0)]);
    expect(found).toEqual([
      [taskOf(2), truths[2]],
      [taskOf(0), truths[0]],
    ]);
    await references.load([taskOf(1)]);
    expect(files).toEqual([storedFile(group)]);
  });

  it('are not looked for where nothing is stored', async () => {
    const { files, references } = counting(() => Promise.resolve(undefined));
    const others: Task[] = [
      { ...taskOf(0), seed: 9 },
      { ...taskOf(8) },
      { ...taskOf(0), job: { kind: 'truth', samples: 4096 } },
      { ...taskOf(0), job: { kind: 'estimate', method: { id: 'mean', options: {} } } },
    ];
    expect(await references.load(others)).toEqual([]);
    expect(files).toEqual([]);
  });

  it.each([
    ['is missing', () => Promise.reject(new Error('404'))],
    ['is of another engine', () => Promise.resolve(JSON.parse(text.replace('"key":"2:', '"key":"1:')))],
    ['is cut off', () => Promise.resolve({ ...(JSON.parse(text) as object), truths: [storeTruth(truths[0]!)] })],
  ])('give nothing where the file %s', async (_, answer) => {
    expect(await counting(answer).references.load([taskOf(0)])).toEqual([]);
  });
});
