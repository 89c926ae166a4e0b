import type { Summary } from '../experiments/curves.ts';
import { taskKey } from '../experiments/engine.ts';
import { digest } from '../experiments/digest.ts';
import { storedAt } from '../experiments/stored.ts';
import { summarise } from '../experiments/summarise.ts';
import type { ResultTable } from '../experiments/table.ts';
import type { Document } from '../permalink/document.ts';
import { type Experiments, experimentsOf } from '../permalink/experiments.ts';
import type { State } from './store.ts';

/** The curves of a document as far as its results are in. */
export interface Curves {
  readonly main: Summary;
  readonly companion: Summary | undefined;
  /** Whether nothing wanted is missing. */
  readonly complete: boolean;
  /** Fingerprint of every number of every curve. */
  readonly digits: string;
}

/** What the page as a whole is doing; `settled` is said only when every curve is whole. */
export type PageState = 'settled' | 'running' | 'stopped' | 'failed' | 'unavailable';

export interface Selectors {
  experiments(document: Document): Experiments;
  curves(state: Pick<State, 'document' | 'revision'>): Curves;
  page(state: State): PageState;
}

/** Remembers the last answer while the arguments stay the same. */
export function lastOf<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | undefined;
  return (...args) => {
    if (!last?.args.every((value, index) => Object.is(value, args[index]))) last = { args, result: compute(...args) };
    return last.result;
  };
}

/** The summaries of a document, straight from a table: what the page shows and scripts print. */
export function curvesOf(table: ResultTable, { main, companion }: Experiments): Curves {
  const first = summarise(table, main);
  const second = companion && summarise(table, companion);
  return {
    main: first,
    companion: second,
    complete: first.complete && (second?.complete ?? true),
    digits: digest(first, ...(second ? [second] : [])),
  };
}

/** How many sizes of a document's sweeps have stored references, out of how many, and their most samples. */
export interface StoredShare {
  readonly sizes: number;
  readonly of: number;
  readonly samples: number;
}

/** What of a document's references is stored; undefined where nothing is. */
export function storedShare({ main, companion }: Experiments): StoredShare | undefined {
  const places = [main, ...(companion ? [companion] : [])].flatMap((spec) =>
    spec.sweep.sizes.map((size) => storedAt(spec, size)),
  );
  const found = places.filter((group) => group !== undefined);
  if (found.length === 0) return undefined;
  const samples = found.reduce((most, group) => Math.max(most, group.samples), 0);
  return { sizes: found.length, of: places.length, samples };
}

/** Derived state over one result table. Curves are never stored: they follow from document and results. */
export function createSelectors(table: ResultTable): Selectors {
  const experiments = lastOf(experimentsOf);
  // `revision` stands for the state of the mutable table.
  const curvesAt = lastOf((document: Document, _revision: number) => curvesOf(table, experiments(document)));
  return {
    experiments,
    curves: ({ document, revision }) => curvesAt(document, revision),
    page({ document, revision, run, closeUp }) {
      const near = closeUp === undefined || table.known(taskKey(closeUp));
      if (near && curvesAt(document, revision).complete) return 'settled';
      if (run.phase === 'unavailable' || run.phase === 'stopped') return run.phase;
      return run.phase === 'idle' && run.failures.length > 0 ? 'failed' : 'running';
    },
  };
}
