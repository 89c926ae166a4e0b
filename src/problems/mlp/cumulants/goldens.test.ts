import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CumulantBelief, Note, Step, Work } from '../../contract.ts';
import type { Activation } from '../activations/activation.ts';
import { ACTIVATIONS } from '../activations/activations.ts';
import { type Mlp, mlpOf } from '../instance.ts';
import { runnerFor } from './forms.ts';
import type { Marginals } from './form.ts';
import type { CumulantRun } from './run.ts';
import type { CumulantSpec } from './spec.ts';

interface Case {
  readonly kMax: number;
  readonly kind: 'simple' | 'augment';
  readonly factored: boolean;
  readonly avgMetric: boolean;
  readonly varianceClamps: number;
  readonly meanByLayer: Readonly<Record<string, readonly number[]>>;
  readonly varByLayer: Readonly<Record<string, readonly number[]>>;
  readonly covByLayer?: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly output?: Readonly<Record<'3' | '4', readonly number[]>>;
}

interface Golden {
  readonly inputDim: number;
  readonly hiddenLayers: number;
  readonly activation: string;
  readonly activationByLayer?: readonly string[];
  readonly initScale: readonly number[];
  readonly weights: readonly (readonly (readonly number[])[])[];
  readonly biases: readonly (readonly number[] | null)[] | null;
  readonly cases: readonly Case[];
}

const folder = new URL('./goldens/', import.meta.url);
const goldens = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, golden: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Golden }));

function activationOf(name: string): Activation {
  return ACTIVATIONS[(name === 'sgn' ? 'sign' : name) as keyof typeof ACTIVATIONS];
}

function networkOf(golden: Golden): Mlp {
  const { inputDim, weights, biases, hiddenLayers, activation, activationByLayer, initScale } = golden;
  const widths = [inputDim, ...weights.map((matrix) => matrix.length)];
  const layers = Array.from({ length: hiddenLayers }, (_, layer) => layer);
  return mlpOf(
    widths,
    weights.map((matrix) => Float64Array.from(matrix.flat())),
    {
      biases: biases?.map((bias) => (bias ? Float64Array.from(bias) : undefined)) ?? [],
      activations: layers.map((layer) => activationOf(activationByLayer?.[layer] ?? activation)),
      scales: initScale,
    },
  );
}

function specOf({ kMax, kind, factored, avgMetric }: Case): CumulantSpec {
  return {
    order: kMax,
    variant: kind === 'augment' ? 'augmented' : 'simple',
    factored,
    metric: avgMetric ? 'average' : 'exact',
  };
}

interface Walk {
  readonly beliefs: ReadonlyMap<string, CumulantBelief>;
  readonly flops: number;
  readonly run: CumulantRun;
}

function walk(work: Work<Step<CumulantBelief>, CumulantRun>): Walk {
  const beliefs = new Map<string, CumulantBelief>();
  let flops = 0;
  for (;;) {
    const next = work.next();
    if (next.done) return { beliefs, flops, run: next.value };
    if (!next.value) continue;
    beliefs.set(`${next.value.kind === 'deduction' ? 'pre' : 'act'}${next.value.stage}`, next.value.read());
    flops += next.value.flops;
  }
}

/** The rule of the reference set: 1e-9 of the largest entry; of 0.1 where all vanish by symmetry. */
function expectClose(actual: ArrayLike<number>, expected: readonly number[], what: string): void {
  expect(actual.length, what).toBe(expected.length);
  const largest = Math.max(...expected.map(Math.abs));
  const scale = largest < 1e-10 ? 0.1 : largest;
  for (const [i, value] of expected.entries()) {
    expect(Math.abs(actual[i]! - value) / scale, `${what}, entry ${i}`).toBeLessThanOrEqual(1e-9);
  }
}

function expectSame(expected: Case, { beliefs }: Walk, output: string): void {
  expect([...beliefs.keys()]).toEqual(Object.keys(expected.meanByLayer));
  for (const [label, { mean, variance }] of beliefs) {
    expectClose(mean, expected.meanByLayer[label]!, `mean at ${label}`);
    expectClose(variance, expected.varByLayer[label]!, `variance at ${label}`);
  }
  const covariance = expected.covByLayer?.[output];
  if (covariance && expected.kMax > 1) expectClose(beliefs.get(output)!.covariance!, covariance.flat(), 'covariance');
}

function expectCumulants({ third, fourth }: Marginals, expected: NonNullable<Case['output']>): void {
  if (third) expectClose(third.data, expected['3'], 'third cumulants');
  if (fourth) expectClose(fourth.data, expected['4'], 'fourth cumulants');
}

const isClamp = ({ code }: Note): boolean => code === 'variance-clamped';

describe.each(goldens)('$name', ({ golden }) => {
  const network = networkOf(golden);
  const output = `pre${golden.hiddenLayers}`;
  for (const expected of golden.cases) {
    const { kMax, kind, factored, avgMetric, varianceClamps } = expected;
    const name = `K = ${kMax}, ${kind}${factored ? ', factored' : ''}, ${avgMetric ? 'average' : 'exact'} metric`;
    it(`${name}: ${varianceClamps > 0 ? 'clamps variances, and says so' : 'agrees at every layer'}`, () => {
      const runner = runnerFor(specOf(expected));
      const result = walk(runner.run(network));
      expect(result.flops).toBe(runner.cost(network).flops);
      expect(result.run.notes.some(isClamp)).toBe(varianceClamps > 0);
      if (varianceClamps > 0) return;
      expectSame(expected, result, output);
      expect([...result.run.mean]).toEqual([...result.beliefs.get(output)!.mean]);
      if (expected.output) expectCumulants(result.run.marginals(), expected.output);
    });
  }
});

it('has goldens of every form and of every activation that the reference has', () => {
  const forms = new Set(goldens.flatMap(({ golden }) => golden.cases.map((each) => JSON.stringify(specOf(each)))));
  expect(forms.size).toBe(21);
  expect(new Set(goldens.map(({ golden }) => golden.activation)).size).toBeGreaterThanOrEqual(8);
});
