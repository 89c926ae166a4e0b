import type { ExperimentSpec } from '../experiments/spec.ts';
import { depthsAround, sizesUpTo } from '../experiments/sweep.ts';
import { invariant } from '../numerics/invariant.ts';
import { findFamily } from '../problems/catalogue.ts';
import type { IntField } from '../problems/schema.ts';
import type { Document } from './document.ts';

/** The companion's size is bounded, so that depth can be seen while the main curve is still being worked on. */
const COMPANION_SIZE = 16;

/** The experiments behind a document: the main sweep, and a companion over depth where the family has one. */
export interface Experiments {
  readonly main: ExperimentSpec;
  readonly companion?: ExperimentSpec;
}

function intField(document: Document, name: string): IntField {
  const field = findFamily(document.family)?.params[name];
  invariant(field?.type === 'int', `${name} is a whole number of family ${document.family}`);
  return field;
}

/** Works out both sweeps of a checked document. */
export function experimentsOf(document: Document): Experiments {
  const family = findFamily(document.family);
  invariant(family, `no family ${document.family}`);
  const { size, depth } = family;
  const largest = Number(document.params[size]);
  const shared = {
    family: document.family,
    params: document.params,
    instances: document.instances,
    seed: document.seed,
    methods: document.methods,
    samples: document.samples,
  };
  const main: ExperimentSpec = {
    ...shared,
    sweep: { param: size, sizes: sizesUpTo(intField(document, size), largest) },
  };
  if (!depth) return { main };
  const companion: ExperimentSpec = {
    ...shared,
    params: { ...document.params, [size]: Math.min(COMPANION_SIZE, largest) },
    sweep: { param: depth, sizes: depthsAround(intField(document, depth), Number(document.params[depth])) },
  };
  return { main, companion };
}
