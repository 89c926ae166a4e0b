import { computer, counter, type Machine } from '../../../numerics/tensor/machine.ts';
import { type Tensor, tensorOf } from '../../../numerics/tensor/tensor.ts';
import type { CumulantBelief, Note, Step, Work } from '../../contract.ts';
import { finish } from '../../work.ts';
import { type Mlp, depthOf } from '../instance.ts';
import { notesAt } from '../notes.ts';
import { type Activated, type AffineMap, type CumulantForm, type Marginals, meanThrough } from './form.ts';
import type { CumulantSpec } from './spec.ts';

/** What a run leaves behind for whoever looks closer. */
export interface CumulantRun {
  readonly mean: Float64Array;
  readonly notes: readonly Note[];
  /** Means behind the last activation. */
  readonly lastHidden: Float64Array;
  /** Cumulants of every output, worked out when asked for. */
  marginals(): Marginals;
}

/** An affine map of a network. The last one always has the exact metric (cumulant-propagation §4). */
function mapOf(network: Mlp, layer: number, metric: CumulantSpec['metric']): AffineMap {
  const [inputs, outputs] = [network.widths[layer]!, network.widths[layer + 1]!];
  const bias = network.bias(layer);
  const average = metric === 'average' && layer < depthOf(network) ? network.scale(layer) : undefined;
  return {
    weights: tensorOf([outputs, inputs], network.matrix(layer)),
    bias: bias && tensorOf([outputs], bias),
    averageMetric: average,
  };
}

function belief(mean: Tensor, variance: Tensor, covariance: Tensor | undefined): CumulantBelief {
  return {
    kind: 'cumulants',
    mean: mean.data.slice(),
    variance: variance.data.slice(),
    ...(covariance && { covariance: covariance.data.slice() }),
  };
}

function readBefore<A, B>(form: CumulantForm<A, B>, before: B, machine: Machine = computer()): CumulantBelief {
  const { mean, variance, third, fourth } = finish(form.marginals(machine, before));
  return {
    ...belief(mean, variance, form.covarianceBefore(before)),
    ...(third && { third: third.data.slice() }),
    ...(fourth && { fourth: fourth.data.slice() }),
  };
}

/** What is forgotten may take slices that the run did not; looking at a step is not charged to it. */
function readAfter<A, B>(
  machine: Machine,
  form: CumulantForm<A, B>,
  { after, forgotten }: Activated<A>,
): CumulantBelief {
  const variance = finish(form.varianceAfter(computer(), after));
  const known = belief(form.meanOf(after), variance, form.covarianceOf(after));
  if (!forgotten) return known;
  const before = machine.spent;
  const dropped = finish(forgotten());
  machine.charge(before - machine.spent);
  return { ...known, forgotten: dropped };
}

/**
 * Carries a form's state through a network: each hidden layer is a deduction (the affine map, exact for what is carried) and
 * a projection (the activation, after which only what the form carries is kept). Of the last hidden layer only the means
 * reach the output's, so that the rest is worked out only where it is read; so is the output's own covariance.
 */
export function* runCumulants<A, B>(
  network: Mlp,
  form: CumulantForm<A, B>,
  metric: CumulantSpec['metric'],
  machine: Machine = computer(),
): Work<Step<CumulantBelief>, CumulantRun> {
  const depth = depthOf(network);
  const notes: Note[] = [];
  let charged = 0;
  const flops = (): number => {
    const spent = machine.spent - charged;
    charged = machine.spent;
    return spent;
  };
  // What the output's mean does without: the rest of the last layer, and all else of the output.
  const aside = computer();
  let state = form.input(machine, network.widths[0]!);
  let last: { readonly mean: Tensor; readonly after: () => A } | undefined;
  for (let stage = 0; stage < depth; stage++) {
    // What a stage makes is looked at in the next one, and not after it.
    machine.turn();
    const before = yield* form.linear(machine, mapOf(network, stage, metric), state);
    yield { kind: 'deduction', stage, label: 'preactivation', flops: flops(), read: () => readBefore(form, before) };
    const activation = network.activation(stage);
    if (stage === depth - 1) {
      const { after: mean, clamped } = yield* form.lastMean(machine, activation, before);
      notes.push(...notesAt(stage, clamped, mean.data));
      let whole: Activated<A> | undefined;
      const after = (): Activated<A> => (whole ??= finish(form.activate(aside, activation, before)));
      last = { mean, after: () => after().after };
      yield {
        kind: 'projection',
        stage,
        label: 'activation',
        flops: flops(),
        read: () => readAfter(machine, form, after()),
      };
    } else {
      const activated = yield* form.activate(machine, activation, before);
      const { after, clamped } = activated;
      notes.push(...notesAt(stage, clamped, form.meanOf(after).data));
      yield {
        kind: 'projection',
        stage,
        label: 'activation',
        flops: flops(),
        read: () => readAfter(machine, form, activated),
      };
      state = after;
    }
  }
  const map = mapOf(network, depth, metric);
  const { mean: hidden, after } = last!;
  const mean = yield* meanThrough(machine, map, hidden);
  let output: B | undefined;
  const whole = (): B => (output ??= finish(form.linear(aside, map, after())));
  const read = (): CumulantBelief => ({ ...readBefore(form, whole(), aside), flops: aside.spent });
  yield { kind: 'deduction', stage: depth, label: 'output', flops: flops(), read };
  return {
    mean: mean.data.slice(),
    notes: [...notes, ...notesAt(depth, 0, mean.data)],
    lastHidden: hidden.data.slice(),
    marginals: () => finish(form.marginals(computer(), whole())),
  };
}

/** Operations and numbers of a run, by letting a machine go through it that only counts. */
export interface Cost {
  readonly flops: number;
  /** Numbers alive at once in the dearest layer, at most. */
  readonly numbers: number;
  /** Numbers of the largest operand. */
  readonly largest: number;
}

/** The same network without its numbers. */
function ghostOf(network: Mlp): Mlp {
  const nothing = new Float64Array(0);
  return { ...network, matrix: () => nothing, bias: (layer) => network.bias(layer) && nothing };
}

/** What a run of a form takes. Its weights are not looked at. */
export function costOfRun<A, B>(network: Mlp, form: CumulantForm<A, B>, metric: CumulantSpec['metric']): Cost {
  const machine = counter();
  const last = depthOf(network) - 1;
  let [peak, before] = [0, 0];
  for (const step of runCumulants(ghostOf(network), form, metric, machine)) {
    // The output belongs to the last hidden layer.
    if (step?.kind !== 'projection' || step.stage === last) continue;
    peak = Math.max(peak, machine.allotted - before);
    before = machine.allotted;
  }
  return { flops: machine.spent, numbers: Math.max(peak, machine.allotted - before), largest: machine.largest };
}
