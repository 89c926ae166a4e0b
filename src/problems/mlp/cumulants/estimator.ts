import { backend } from '../../../numerics/backend.ts';
import { computer } from '../../../numerics/tensor/machine.ts';
import type { CumulantBelief, Estimate, Note, Refusal, Step, Work } from '../../contract.ts';
import { plain } from '../../scaled.ts';
import { quietly } from '../../work.ts';
import type { Values } from '../../schema.ts';
import { cumulantMethod, type CumulantOptions } from '../estimators/cumulant-method.ts';
import { depthOf, type Mlp } from '../instance.ts';
import type { MlpEstimator } from '../mlp-estimator.ts';
import { covarianceEstimator, meanEstimator } from '../prediction/predicted.ts';
import { predict } from '../prediction/predict.ts';
import { runnerFor } from './forms.ts';
import { bytesOf, MOST_NUMBERS } from './limit.ts';
import { specOf } from './options.ts';
import type { Cost } from './run.ts';
import type { CumulantSpec } from './spec.ts';

/** Orders 1 and 2 in their usual form, which have programs of their own. */
function usual({ order, variant, metric }: CumulantSpec): MlpEstimator | undefined {
  if (order === 1 && metric === 'exact') return meanEstimator;
  // Order 2, simple, carries nothing that needs a metric.
  return order === 2 && variant === 'simple' ? covarianceEstimator : undefined;
}

/** Costs by network, because they are asked for more often than they change. */
const costs = new WeakMap<Mlp, Map<string, Cost>>();

function costOf(network: Mlp, spec: CumulantSpec): Cost {
  const name = Object.values(spec).join();
  const known = costs.get(network) ?? new Map<string, Cost>();
  costs.set(network, known);
  const found = known.get(name) ?? runnerFor(spec).cost(network);
  known.set(name, found);
  return found;
}

const GIB = 1_073_741_824;

function gib(numbers: number): string {
  return (bytesOf(numbers) / GIB).toFixed(1);
}

/** A run that would hold too many numbers, or has no metric to go by. */
function refusal(network: Mlp, options: Values<CumulantOptions>): Refusal | undefined {
  const spec = specOf(options);
  if (usual(spec)) return undefined;
  const stage = depthOf(network);
  if (spec.metric === 'average' && network.scale(0) === undefined) {
    const reason = 'is missing, and the average metric is made of it; the exact metric needs none';
    return { field: 'initScale', reason, note: { stage, code: 'no-metric', amount: 1 } };
  }
  const { numbers } = costOf(network, spec);
  if (numbers <= MOST_NUMBERS) return undefined;
  const reason = `${spec.order} would take ${gib(numbers)} GiB of memory at this width; the limit is ${gib(MOST_NUMBERS)} GiB`;
  return { field: 'options.order', reason, note: { stage, code: 'too-large', amount: bytesOf(numbers) } };
}

function refused(network: Mlp, note: Note): Estimate {
  return { value: plain(new Float64Array(network.widths.at(-1)!).fill(NaN)), notes: [note] };
}

/** Whether the orders do not settle, or the estimate broke down on the way. */
function divergence(notes: readonly Note[]): Note | undefined {
  return notes.find(({ code }) => code === 'orders-diverge' || code === 'variance-clamped' || code === 'not-finite');
}

/** The estimate of order 2 instead, with its own predicted error, and a note that says so. */
function* fallBack(network: Mlp, cause: Note): Work<never, Estimate> {
  const estimate = yield* quietly(covarianceEstimator.run(network, {}));
  return { ...estimate, notes: [...estimate.notes, { ...cause, code: 'fell-back' }] };
}

/** The numbers of a run, and of its prediction, lie in borrowed memory. */
function* estimated(network: Mlp, spec: CumulantSpec): Work<Step<CumulantBelief>, Estimate> {
  const loan = backend().borrow(costOf(network, spec));
  try {
    const result = yield* runnerFor(spec).run(network, computer(loan));
    const { errors, notes } = yield* predict(network, spec, result);
    return {
      value: plain(result.mean),
      notes: [...result.notes, ...notes],
      ...(errors && { predictedError: plain(errors) }),
    };
  } finally {
    loan?.release();
  }
}

function* run(network: Mlp, options: Values<CumulantOptions>): Work<Step<CumulantBelief>, Estimate> {
  const spec = specOf(options);
  const simple = usual(spec);
  if (simple) return yield* simple.run(network, {});
  const trouble = refusal(network, options);
  if (trouble) return refused(network, trouble.note);
  const estimate = yield* estimated(network, spec);
  const cause = divergence(estimate.notes);
  return cause && options.fallback === 'order-2' && spec.order > 2 ? yield* fallBack(network, cause) : estimate;
}

/**
 * Cumulant propagation of every order and form. Operations are those of the estimate itself; its predicted error is extra:
 * the lower orders of the ladder, from 1 % (order 4) to 30 % (order 3 at width 16) of it.
 */
export const cumulantPropagation: MlpEstimator<CumulantOptions> = {
  ...cumulantMethod,
  flops(network, options) {
    const spec = specOf(options);
    return usual(spec)?.flops(network, {}) ?? costOf(network, spec).flops;
  },
  refusal,
  run,
};
