import type { Machine } from '../../../numerics/tensor/machine.ts';
import type { CumulantBelief, Step, Work } from '../../contract.ts';
import type { Mlp } from '../instance.ts';
import { denseForm } from './dense.ts';
import { factoredForm3 } from './factored3.ts';
import { factoredForm4 } from './factored4.ts';
import type { CumulantForm } from './form.ts';
import { type Cost, costOfRun, type CumulantRun, runCumulants } from './run.ts';
import type { CumulantSpec } from './spec.ts';

/** A form of cumulant propagation with the types of what it carries closed over. */
export interface Runner {
  run(network: Mlp, machine?: Machine): Work<Step<CumulantBelief>, CumulantRun>;
  cost(network: Mlp): Cost;
}

function runnerOf<A, B>(form: CumulantForm<A, B>, { metric }: CumulantSpec): Runner {
  return {
    run: (network, machine) => runCumulants(network, form, metric, machine),
    cost: (network) => costOfRun(network, form, metric),
  };
}

/**
 * The form that a spec asks for. Orders 3 and 4 have factored forms; that of order 4, augmented, is the dense one without the
 * diagrams that do not factor, because its slices have as many entries.
 */
export function runnerFor(spec: CumulantSpec): Runner {
  const { order, variant, factored } = spec;
  if (order === 3 && factored) return runnerOf(factoredForm3({ ...spec, order }), spec);
  if (order === 4 && factored && variant === 'simple') return runnerOf(factoredForm4(spec), spec);
  return runnerOf(denseForm(spec), spec);
}
