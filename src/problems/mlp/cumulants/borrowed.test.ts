import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../../scripts/kernels/load.ts';
import { backend, setBackend } from '../../../numerics/backend.ts';
import { installKernels } from '../../../numerics/kernels/backend.ts';
import { plainBackend } from '../../../numerics/plain/backend.ts';
import { fold, key } from '../../../numerics/rng/key.ts';
import { fillNormal32 } from '../../../numerics/rng/normal32.ts';
import { computer, type Machine } from '../../../numerics/tensor/machine.ts';
import type { CumulantBelief } from '../../contract.ts';
import { ACTIVATIONS } from '../activations/activations.ts';
import { type Mlp, mlpOf } from '../instance.ts';
import { cumulantPropagation } from './estimator.ts';
import { runnerFor } from './forms.ts';
import type { CumulantSpec } from './spec.ts';

beforeAll(async () => installKernels(await loadKernels()));
afterAll(() => setBackend(plainBackend));

/** Six maps, so that memory is used again several times over; odd widths beside whole tiles. */
const WIDTHS = [5, 8, 7, 12, 8, 9, 3];

function networkOf(widths: readonly number[]): Mlp {
  const random = (length: number, name: string, layer: number): Float64Array => {
    const values = new Float32Array(length);
    fillNormal32(values, fold(key(5), name, layer));
    return new Float64Array(values);
  };
  return mlpOf(
    widths,
    widths
      .slice(1)
      .map((rows, l) => random(rows * widths[l]!, 'W', l).map((value) => value * Math.sqrt(2 / widths[l]!))),
    {
      biases: widths.slice(1).map((rows, l) => random(rows, 'b', l).map((value) => 0.2 * value)),
      activations: widths.slice(2).map(() => ACTIVATIONS.relu),
      scales: widths.slice(1).map(() => 2),
    },
  );
}

/** Everything that a run says, at every step and at the end. */
function toldBy(network: Mlp, spec: CumulantSpec, machine: Machine): unknown {
  const beliefs: CumulantBelief[] = [];
  const work = runnerFor(spec).run(network, machine);
  for (;;) {
    const next = work.next();
    if (next.value && 'read' in next.value) beliefs.push(next.value.read());
    if (!next.done) continue;
    const { mean, notes, lastHidden } = next.value;
    const { mean: means, variance, third, fourth } = next.value.marginals();
    const marginals = [means, variance, third, fourth].map((tensor) => tensor?.data.slice());
    return { beliefs, mean, notes, lastHidden, marginals };
  }
}

const specs: CumulantSpec[] = [1, 2, 3, 4].flatMap((order) =>
  (['simple', 'augmented'] as const).flatMap((variant) =>
    [true, false].flatMap((factored) =>
      (['exact', 'average'] as const).map((metric): CumulantSpec => ({ order, variant, factored, metric })),
    ),
  ),
);

describe('cumulant propagation in borrowed memory', () => {
  it.each(specs)('has the same digits: $order, $variant, factored: $factored, $metric', (spec) => {
    const network = networkOf(WIDTHS);
    const own = toldBy(network, spec, computer());
    const loan = backend().borrow(runnerFor(spec).cost(network));
    expect(loan).toBeDefined();
    try {
      expect(toldBy(network, spec, computer(loan))).toEqual(own);
    } finally {
      loan?.release();
    }
  });

  it('gives it back, also where an estimate is given up', () => {
    const network = networkOf(WIDTHS);
    const options = { order: 3, variant: 'simple', factored: 'true', metric: 'exact', fallback: 'none' } as const;
    const work = cumulantPropagation.run(network, options);
    work.next();
    expect(backend().borrow({ numbers: 8, largest: 8 })).toBeUndefined();
    work.return({ value: { mantissa: new Float64Array(0), log: 0 }, notes: [] });
    const loan = backend().borrow({ numbers: 8, largest: 8 });
    expect(loan).toBeDefined();
    loan?.release();
  });
});
