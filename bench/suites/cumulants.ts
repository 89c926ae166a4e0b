import { backend } from '../../src/numerics/backend.ts';
import { computer } from '../../src/numerics/tensor/machine.ts';
import { multiply64Flops, multiplyTransposed64 } from '../../src/numerics/linalg/product64.ts';
import { key } from '../../src/numerics/rng/key.ts';
import type { Work } from '../../src/problems/contract.ts';
import { type Runner, runnerFor } from '../../src/problems/mlp/cumulants/forms.ts';
import { covariancePropagation } from '../../src/problems/mlp/estimators/covariance-propagation.ts';
import { generateMlp } from '../../src/problems/mlp/generate.ts';
import { type Mlp } from '../../src/problems/mlp/instance.ts';
import { finish } from '../../src/problems/work.ts';
import { lessIsBetter, moreIsBetter, type Row } from '../benchmark.ts';
import { interleave } from '../measure.ts';
import type { Suite } from './suite.ts';

/** One form at one size, with the time to hold in ms. */
interface Case {
  readonly name: string;
  readonly order: 2 | 3 | 4;
  readonly variant: 'simple' | 'augmented';
  readonly width: number;
  readonly bar: number;
  /** What the public reference implementation takes, native, single precision, one thread of such a machine; ms. */
  readonly reference: number;
}

const DEPTH = 4;
const CASES: readonly Case[] = [
  { name: 'order 2', order: 2, variant: 'simple', width: 256, bar: 25, reference: 15 },
  { name: 'order 3, factored', order: 3, variant: 'simple', width: 64, bar: 15, reference: 15 },
  { name: 'order 3, factored', order: 3, variant: 'simple', width: 128, bar: 60, reference: 29 },
  { name: 'order 3, factored', order: 3, variant: 'simple', width: 256, bar: 400, reference: 78 },
  { name: 'order 3, augmented, factored', order: 3, variant: 'augmented', width: 128, bar: 800, reference: 670 },
  { name: 'order 4, factored', order: 4, variant: 'simple', width: 32, bar: 200, reference: 55 },
  { name: 'order 4, factored', order: 4, variant: 'simple', width: 64, bar: 1500, reference: 310 },
];

/** The share of the f64 product's rate that an estimate should reach. */
const SHARE = 0.4;
const REPETITIONS = 9;

interface Measured {
  readonly run: () => Work<unknown, unknown>;
  readonly flops: number;
  readonly megabytes: number;
}

/** As estimates are run. */
function* lent(runner: Runner, network: Mlp): Work<unknown, void> {
  const loan = backend().borrow(runner.cost(network));
  yield* runner.run(network, computer(loan));
  loan?.release();
}

function measured(network: Mlp, { order, variant }: Pick<Case, 'order' | 'variant'>): Measured {
  if (order === 2) {
    const flops = covariancePropagation.flops(network, {});
    return { run: () => covariancePropagation.run(network, {}), flops, megabytes: NaN };
  }
  const runner = runnerFor({ order, variant, factored: true, metric: 'exact' });
  const { flops, numbers } = runner.cost(network);
  return { run: () => lent(runner, network), flops, megabytes: (8 * numbers) / 1e6 };
}

/** A square product of the same width, for its rate. */
function product(n: number): () => void {
  const [a, b, out] = [0, 1, 2].map((seed) =>
    Float64Array.from({ length: n * n }, (_, i) => ((i * 7 + seed) % 13) - 6),
  );
  return () => multiplyTransposed64(a!, b!, out!, n, n, 0, n);
}

function* measure(each: Case): Generator<Row, void, void> {
  const network = finish(generateMlp({ width: each.width, depth: DEPTH }, key(1)));
  const { run, flops, megabytes } = measured(network, each);
  const millis = interleave({ ours: () => finish(run()), product: product(each.width) }, REPETITIONS);
  const name = `${each.name}, ${each.width} wide, ${DEPTH} deep`;
  const rate = flops / millis.ours / 1e6;
  const memory = Number.isNaN(megabytes) ? '' : `, at most ${megabytes.toPrecision(2)} MB`;
  const note = `${rate.toPrecision(3)} GFLOP/s of ${(flops / 1e6).toPrecision(3)} MFLOP${memory}; reference, native f32: ${each.reference} ms`;
  yield lessIsBetter({ name, unit: 'ms', note }, millis.ours, { bar: each.bar });
  if (each.order === 4 || each.variant === 'augmented' || each.width < 128) return;
  const peak = multiply64Flops(each.width, each.width, each.width) / millis.product / 1e6;
  yield moreIsBetter({ name: `share of the f64 product’s rate: ${name}`, unit: '' }, rate / peak, { bar: SHARE });
}

/** Slope of ln y over ln x between the ends. */
function exponent(from: readonly [number, number], to: readonly [number, number]): number {
  return Math.log(to[1] / from[1]) / Math.log(to[0] / from[0]);
}

/** How time and operations grow between two sizes. */
function growth(what: string, sizes: readonly [number, number], networkAt: (size: number) => Mlp): Row {
  const [small, large] = sizes.map((size) => measured(networkAt(size), { order: 3, variant: 'simple' })) as [
    Measured,
    Measured,
  ];
  const millis = interleave({ small: () => finish(small.run()), large: () => finish(large.run()) }, REPETITIONS);
  const time = exponent([sizes[0], millis.small], [sizes[1], millis.large]);
  const formula = exponent([sizes[0], small.flops], [sizes[1], large.flops]);
  const name = `order 3, factored: growth of its time with ${what}, ${sizes[0]} to ${sizes[1]}`;
  return moreIsBetter({ name, unit: 'exponent', note: `the formula’s operations grow by ${formula.toFixed(2)}` }, time);
}

export const cumulants: Suite = {
  name: 'cumulants',
  about: 'cumulant propagation in one thread, without its predicted error',
  *run() {
    for (const each of CASES) yield* measure(each);
    const network = (width: number, depth: number): Mlp => finish(generateMlp({ width, depth }, key(1)));
    yield growth('width', [64, 256], (width) => network(width, DEPTH));
    yield growth('depth', [4, 16], (depth) => network(64, depth));
  },
};
