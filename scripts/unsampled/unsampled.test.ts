import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeDigits } from '../../e2e/support/node-digits.ts';
import { FieldError } from '../../src/problems/field-error.ts';
import { batch } from './batch.ts';
import type { Surroundings } from './commands.ts';
import { main } from './main.ts';

const goldens = new URL('../../src/problems/mlp/goldens/', import.meta.url);

interface Golden {
  readonly cases: readonly {
    readonly kMax: number;
    readonly meanByLayer: Readonly<Record<string, readonly number[]>>;
    readonly varByLayer: Readonly<Record<string, readonly number[]>>;
    readonly covByLayer?: Readonly<Record<string, readonly (readonly number[])[]>>;
  }[];
}

interface Answer {
  readonly id?: unknown;
  readonly error?: string;
  readonly value: readonly number[];
  readonly predictedSquaredError?: number;
  readonly notes: readonly unknown[];
  readonly standardError: readonly number[];
  readonly samples: number;
  readonly meanByLayer: Readonly<Record<string, readonly number[]>>;
  readonly varianceByLayer: Readonly<Record<string, readonly number[]>>;
  readonly covariance?: readonly (readonly number[])[];
}

function goldenText(name: string): string {
  const golden = JSON.parse(readFileSync(new URL(name, goldens), 'utf8')) as object;
  return JSON.stringify({ ...golden, activation: 'relu' });
}

const files = readdirSync(goldens).filter((name) => name.endsWith('.json'));
const tiny = { weights: [[[1, 0.5]], [[2]]], biases: null, activation: 'relu' };

/** Too wide for whole fourth cumulants. */
const ones = Array.from({ length: 80 }, () => Array.from({ length: 80 }, () => 0.1));
const wide = { weights: [ones, ones, ones], biases: null, activation: 'relu' };

async function* linesOf(...lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}

/** Runs a command line on files and lines that are given. */
async function run(texts: readonly string[], given: Readonly<Record<string, string>> = {}, lines: string[] = []) {
  let [out, said] = ['', ''];
  const progress: [number, number][] = [];
  const around: Surroundings = {
    read: (path) =>
      given[path] === undefined
        ? Promise.reject(new FieldError(path, 'cannot be read: ENOENT'))
        : Promise.resolve(given[path]),
    lines: () => linesOf(...lines),
    write: async (text) => void (out += await Promise.resolve(text)),
    say: (line) => void (said += `${line}\n`),
    progress: (done, total) => void progress.push([done, total]),
  };
  const status = await main(texts, around);
  return { status, out, said, progress };
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  const scale = Math.max(...expected.map(Math.abs)) || 1;
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(actual[i]! - value) / scale).toBeLessThan(1e-9);
}

describe('unsampled estimate', () => {
  it.each(files)('agrees with the reference on %s at every layer', async (name) => {
    for (const order of ['1', '2']) {
      const { cases } = JSON.parse(goldenText(name)) as Golden;
      const expected = cases.find(({ kMax }) => kMax === Number(order))!;
      const texts = ['estimate', 'f', '--method', 'cumulants', '--order', order, '--layers', 'true'];
      const { status, out } = await run(texts, { f: goldenText(name) });
      expect(status).toBe(0);
      const answer = JSON.parse(out) as Answer;
      for (const [label, mean] of Object.entries(expected.meanByLayer)) {
        expectClose(answer.meanByLayer[label]!, mean);
        expectClose(answer.varianceByLayer[label]!, expected.varByLayer[label]!);
      }
      expect(answer.value).toEqual(answer.meanByLayer[Object.keys(answer.meanByLayer).at(-1)!]);
      const covariance = Object.values(expected.covByLayer ?? {})[0];
      if (order === '2' && covariance) expectClose(answer.covariance!.flat(), covariance.flat());
    }
  });

  it('predicts its own error, and says where the orders do not settle', async () => {
    const golden = JSON.parse(goldenText('relu_he_n16_L2_s1021.json')) as object;
    const text = JSON.stringify({ ...golden, init: 'he' });
    const estimate = async (...options: string[]): Promise<Answer> => {
      const { out } = await run(['estimate', 'f', '--method', 'cumulants', ...options], { f: text });
      return JSON.parse(out) as Answer;
    };
    const [second, third] = [await estimate('--order', '2'), await estimate('--order', '3', '--factored', 'true')];
    const squares = third.value.map((value, j) => (value - second.value[j]!) * (value - second.value[j]!));
    const difference = squares.reduce((sum, value) => sum + value, 0) / squares.length;
    // ρ² = L/n of a network with He weights, n = 16 and L = 2.
    expect(third.predictedSquaredError! / ((2 / 16) * difference)).toBeCloseTo(1, 10);
    expect(second.predictedSquaredError).toBeGreaterThan(third.predictedSquaredError!);
    expect(third.notes).toEqual([]);
  });

  it.each([
    [['estimate', 'f'], '--method: is missing'],
    [['estimate', '--method', 'mean'], 'FILE: is missing'],
    [['estimate', 'g', '--method', 'mean'], 'g: cannot be read: ENOENT'],
    [['estimate', 'broken', '--method', 'mean'], 'broken: is not JSON'],
    [['estimate', 'f', '--method', 'best'], 'method: "best" is not known; known: cumulants, mean, covariance'],
    [['estimate', 'f', '--method', 'cumulants', '--order', '5'], 'options.order: "5" is not one of 2, 1, 3, 4'],
    [
      ['estimate', 'f', '--method', 'cumulants', '--order', '3', '--metric', 'average'],
      'instance.initScale: is missing',
    ],
    [['estimate', 'wide', '--method', 'cumulants', '--order', '4'], 'options.order: 4 would take '],
    [['estimate', 'f', '--method', 'cumulants', '--colour', 'red'], 'options.colour: is not known'],
    [
      ['estimate', 'f', '--method', 'mean', '--family', 'cnf'],
      'family: "cnf" is not known; known: mlp, halfspaces, sat, permanents',
    ],
    [['estimate', 'f', '--method'], '--method: needs a value'],
    [['sample', 'f', '--samples', '1.5'], '--samples: must be a whole number from 1 to'],
    [['truth', 'f', '--samples', '100'], '--samples: must be a whole number from 4096'],
    [['tails', 'f'], '--method: is missing'],
    [['tails', 'f', '--method', 'mean', '--output', '1'], '--output: 1 is none of this network’s outputs'],
    [
      ['tails', 'f', '--method', 'mean', '--thresholds', '1,x'],
      '--thresholds: must be numbers between commas, not 1,x',
    ],
    [['tails', 'f', '--method', 'mean', '--samples', '-1'], '--samples: must be a whole number from 0'],
    [['tails', 'f', '--method', 'mean', '--colour', 'red'], 'options.colour: is not known'],
    [['sweep'], 'LINK: is missing'],
    [['sweep', '#v=1', '--csv', '--json'], '--json: and --csv exclude each other'],
    [['guess'], 'guess: is no command; there are estimate, sample, truth, tails, sweep, batch'],
  ])('answers bad input with one line and status 2: %j', async (texts, expected) => {
    const { status, out, said } = await run(texts, {
      f: JSON.stringify(tiny),
      broken: '{',
      wide: JSON.stringify(wide),
    });
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(said).toMatch(/^[^\n]+\n$/);
    expect(said.startsWith(expected), said).toBe(true);
  });
});

describe('unsampled sample and truth', () => {
  // E[2·relu(z)], z ~ N(0, 1.25), is 2·√1.25/√(2π).
  const exact = (2 * Math.sqrt(1.25)) / Math.sqrt(2 * Math.PI);

  it.each(['sample', 'truth'])('%s is within 4.5 of its standard errors, and repeats itself', async (command) => {
    const texts = [command, 'f', '--samples', '65536', '--seed', '3'];
    const { out } = await run(texts, { f: JSON.stringify(tiny) });
    const { value, standardError, samples } = JSON.parse(out) as Answer;
    expect(Math.abs(value[0]! - exact) / standardError[0]!).toBeLessThan(4.5);
    expect(standardError[0]).toBeGreaterThan(0);
    expect(samples).toBe(65536);
    expect((await run(texts, { f: JSON.stringify(tiny) })).out).toBe(out);
    expect((await run([command, 'f', '--seed', '4'], { f: JSON.stringify(tiny) })).out).not.toBe(out);
  });
});

describe('unsampled tails', () => {
  interface Tails {
    readonly thresholds: readonly number[];
    readonly probability: Readonly<Record<string, readonly number[]>>;
    readonly reach: readonly string[];
    readonly cumulants: { readonly mean: number; readonly variance: number; readonly third: number };
    readonly affordableSamples: number;
    readonly sampled?: { readonly probability: readonly number[]; readonly standardError: readonly number[] };
  }

  async function tails(...texts: readonly string[]): Promise<Tails> {
    const { out, said } = await run(['tails', 'f', ...texts], { f: goldenText('relu_he_n32_L2_s1102.json') });
    if (said !== '') throw new Error(said);
    return JSON.parse(out) as Tails;
  }

  const third = ['--method', 'cumulants', '--order', '3', '--factored', 'true'];

  it('deduces by four routes what sampling confirms where it can', async () => {
    const { thresholds, probability, reach, sampled } = await tails(...third, '--output', '5', '--samples', '65536');
    expect(thresholds).toHaveLength(24);
    expect(Object.keys(probability)).toEqual(['lugannani-rice', 'gaussian', 'edgeworth', 'heaviside']);
    expect(new Set(reach)).toEqual(new Set(['value', 'order-of-magnitude']));
    const deduced = probability['lugannani-rice']!;
    for (const k of [0, 1, 2, 3]) expect(Math.abs(deduced[k]! / sampled!.probability[k]! - 1)).toBeLessThan(0.2);
    expect(sampled!.standardError[0]).toBeCloseTo(0.5 / 256, 4);
  });

  it('takes thresholds, and samples only where asked', async () => {
    const answer = await tails(...third, '--thresholds', '0.5,1,-1e9');
    expect(answer.sampled).toBeUndefined();
    expect(answer.thresholds).toEqual([0.5, 1, -1e9]);
    expect(answer.probability['gaussian']![2]).toBe(1);
  });

  it('is the Gaussian by every route below order 3', async () => {
    const { probability, cumulants } = await tails('--method', 'cumulants', '--order', '2');
    expect(cumulants.third).toBe(0);
    expect(probability['heaviside']).toEqual(probability['gaussian']);
  });
});

describe('unsampled sweep', () => {
  const link = '#v=1&width=8&depth=2&instances=3&samples=4096&methods=mean';

  it('prints the numbers of the link’s page', async () => {
    const { status, out, progress } = await run(['sweep', `https://example.org/lab/${link}`, '--json']);
    expect(status).toBe(0);
    expect((JSON.parse(out) as { digits: string }).digits).toBe(nodeDigits(link));
    expect(progress.at(-1)![0]).toBe(progress.at(-1)![1]);
    const csv = await run(['sweep', link]);
    const rows = csv.out.trimEnd().split('\r\n');
    const { sweeps } = JSON.parse(out) as { sweeps: { methods: { points: { error: number }[] }[] }[] };
    const errors = sweeps.flatMap(({ methods }) => methods.flatMap(({ points }) => points.map(({ error }) => error)));
    const estimates = rows.filter((row) => row.includes(',estimate,'));
    expect(estimates.map((row) => Number(row.split(',')[5]))).toEqual(errors);
  });

  it('says what of a link was replaced, and goes on', async () => {
    const { status, said } = await run(['sweep', `${link}&depth=99&colour=red`]);
    expect(status).toBe(0);
    expect(said).toContain('colour=red');
  });
});

describe('unsampled batch', () => {
  const request = (id: unknown, more: object = {}): string =>
    JSON.stringify({ id, family: 'mlp', instance: tiny, method: 'cumulants', options: { order: 1 }, ...more });

  it('answers every line in order, and a fault harms its own line alone', async () => {
    const lines = [
      request('a'),
      '',
      'nonsense',
      request(2, { instance: { ...tiny, weights: [[[1, null]], [[2]]] } }),
      request(3, { options: { order: 'x' } }),
      request(4, { family: 'tarot' }),
      '[1]',
      request(5, { options: 7 }),
      request(6, { method: 'cumulants', options: undefined }),
    ];
    const { status, out } = await run(['batch'], {}, lines);
    expect(status).toBe(0);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect(answers.map(({ id }) => id)).toEqual(['a', null, 2, 3, 4, null, 5, 6]);
    expect(answers.map(({ error }) => error?.split(':')[0])).toEqual([
      undefined,
      'line 3',
      'instance.weights[0][0][1]',
      'options.order',
      'family',
      'line 7',
      'options',
      undefined,
    ]);
    expect(answers[0]!.value).toHaveLength(1);
  });

  it('asks for a line only when the answer before it was taken', async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<string> {
      for (;;) yield await Promise.resolve(request(asked++));
    }
    const answers = batch(endless());
    for (let taken = 1; taken <= 500; taken++) {
      await answers.next();
      expect(asked).toBeLessThanOrEqual(taken + 1);
    }
    await answers.return();
  });
});

describe('help', () => {
  it('is there for all commands and for each', async () => {
    for (const command of ['estimate', 'sample', 'truth', 'tails', 'sweep', 'batch']) {
      expect((await run(['--help'])).out).toContain(command);
      const { status, out } = await run([command, '--help']);
      expect([status, out.startsWith(`unsampled ${command}`)]).toEqual([0, true]);
    }
  });
});
