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
      const { id, sign, log2abs } = answers[at]!;
      expect([id, sign, log2abs === null], instance.id).toEqual([
        instance.id,
        estimate.sign,
        estimate.log2abs === null,
      ]);
      expect(Math.abs((log2abs ?? 0) - (estimate.log2abs ?? 0)), instance.id).toBeLessThan(1e-9);
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

  it('read formulas in DIMACS and matrices as tables by the endings of their files', async () => {
    const given: Readonly<Record<string, string>> = {
      'a.cnf': 'c two clauses\np cnf 2 2\n1 2 0\n-1 -2 0\n',
      'b.csv': '1,1\n1,1\n',
      'c.cnf': 'p cnf 1 1\n2 0\n',
    };
    const answer = async (...texts: string[]): Promise<{ status: number; out: string; said: string }> => {
      let [out, said] = ['', ''];
      const status = await main(texts, {
        read: (path) => Promise.resolve(given[path] ?? ''),
        lines: () => (async function* () {})(),
        write: async (text) => void (out += await Promise.resolve(text)),
        say: (line) => void (said += line),
        progress: () => undefined,
      });
      return { status, out, said };
    };
    const value = async (...texts: string[]): Promise<number> =>
      (JSON.parse((await answer(...texts)).out) as Answer).value;
    expect(await value('truth', 'a.cnf')).toBe(0.5);
    expect(await value('estimate', 'a.cnf', '--method', 'degree', '--degree', '2')).toBe(0.5);
    expect(await value('truth', 'b.csv')).toBe(1);
    const faults = [
      await answer('truth', 'c.cnf'),
      await answer('truth', 'a.cnf', '--family', 'permanents'),
      await answer('truth', 'b.csv', '--family', 'mlp'),
    ];
    expect(faults.map(({ status }) => status)).toEqual([2, 2, 2]);
    expect(faults.map(({ said }) => said.split(':')[0])).toEqual(['line 2', '--family', '--family']);
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
