import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { batch } from './batch.ts';
import type { Surroundings } from './commands.ts';
import { main } from './main.ts';

const folder = new URL('../../src/problems/', import.meta.url);

interface Answer {
  readonly id?: unknown;
  readonly error?: string;
  readonly value: number;
  readonly sign: number;
  readonly log2abs: number | null;
  readonly predictedSquaredError?: number;
  readonly algorithm?: string;
  readonly standardError: number;
}

function instancesOf<T>(file: string): readonly T[] {
  return (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { readonly instances: readonly T[] }).instances;
}

async function answersOf(requests: readonly object[]): Promise<Answer[]> {
  async function* lines(): AsyncGenerator<string> {
    for (const request of requests) yield await Promise.resolve(JSON.stringify(request));
  }
  const answers: Answer[] = [];
  for await (const line of batch(lines())) answers.push(JSON.parse(line) as Answer);
  return answers;
}

async function run(texts: readonly string[], instance: object): Promise<Answer> {
  let out = '';
  const around: Surroundings = {
    read: () => Promise.resolve(JSON.stringify(instance)),
    lines: () => (async function* () {})(),
    write: async (text) => void (out += await Promise.resolve(text)),
    say: () => undefined,
    progress: () => undefined,
  };
  expect(await main(texts, around)).toBe(0);
  return JSON.parse(out) as Answer;
}

interface Formula {
  readonly id: string;
  readonly estimates: Readonly<Record<string, { value: number; log2abs: number | null; sign: number }>>;
  readonly truth: { readonly probability: number };
}

const formulas = instancesOf<Formula>('sat/goldens/sat.json');

describe('requests for products', () => {
  it('have the values, signs and logarithms of the reference data, also where doubles end', async () => {
    const wanted = formulas.flatMap((instance) =>
      Object.entries(instance.estimates).map(([degree, estimate]) => ({ instance, degree, estimate })),
    );
    const answers = await answersOf(
      wanted.map(({ instance, degree }) => ({
        id: instance.id,
        family: 'sat',
        instance,
        method: 'degree',
        options: { degree: Number(degree), order: 'natural' },
      })),
    );
    for (const [at, { instance, estimate }] of wanted.entries()) {
      const { id, value, sign, log2abs } = answers[at]!;
      expect([id, sign], instance.id).toEqual([instance.id, estimate.sign]);
      if (estimate.log2abs === null) expect([value, log2abs]).toEqual([0, null]);
      else expect(Math.abs(log2abs! - estimate.log2abs), instance.id).toBeLessThan(1e-9);
    }
  });

  it('take the options of links, with the same defaults, and name what they cannot use', async () => {
    const instance = formulas.find(({ id }) => id === 'n2-unsat-2sat');
    const request = { family: 'sat', instance, method: 'degree' };
    const answers = await answersOf([
      request,
      { ...request, options: { degree: 2, order: 'natural' } },
      { ...request, options: { degree: '2' } },
      { ...request, options: { degree: 5 } },
      { ...request, options: { degree: 1.5 } },
      { ...request, options: { order: 'random' } },
      { ...request, options: { basis: 'sphere' } },
      { ...request, method: 'cumulants' },
      { ...request, instance: { ...instance, vars: [[0, 1]] } },
    ]);
    expect(answers.slice(0, 3).map(({ value }) => value)).toEqual([0, 0, 0]);
    expect(answers.slice(3).map(({ error }) => error?.split(':')[0])).toEqual([
      'options.degree',
      'options.degree',
      'options.order',
      'options.basis',
      'method',
      'instance.m',
    ]);
  });

  it('answer with exact values, and say by which algorithm', async () => {
    const [instance] = formulas.filter(({ id }) => id === 'duplicate-clauses');
    const truth = await run(['truth', 'file.json', '--family', 'sat'], instance!);
    expect([truth.value, truth.standardError]).toEqual([instance!.truth.probability, 0]);
    expect(truth.algorithm).toBeTruthy();
    const sampled = await run(['sample', 'file.json', '--family', 'sat', '--samples', '65536'], instance!);
    const [error] = [sampled.standardError].flat();
    expect(Math.abs(sampled.value - truth.value)).toBeLessThan(4.5 * error!);
  });

  it('know the permanent of ones by every degree, and halfspaces by the sphere', async () => {
    const ones = Array.from({ length: 5 }, () => '11111');
    const permanent = await run(['estimate', 'f', '--family', 'permanents', '--method', 'degree', '--degree', '0'], {
      n: 5,
      rows: ones,
    });
    expect(permanent.value).toBeCloseTo(1, 14);
    const halfspace = { n: 2, k: 1, family: { kind: 'halfspace', tau: 0 }, domain: 'gauss', vectors: [[0.6, 0.8]] };
    const share = await run(['estimate', 'f', '--family', 'halfspaces', '--method', 'degree'], halfspace);
    expect([share.value, share.sign, share.log2abs]).toEqual([0.5, 1, -1]);
  });
});
