import type { Engine, Estimator, MethodRef, Source } from './contract.ts';
import { source } from './family.ts';
import type { Schema } from './schema.ts';

/** Loads an estimator whose program is too large to come with its engine. */
export type LoadEstimator<I> = () => Promise<Estimator<I>>;

/** A source some of whose estimators have to be fetched before they can be run. */
export interface LateSource extends Source {
  /** Fetches what a method needs; undefined where nothing is missing. A failed fetch is tried again the next time. */
  prepare(method: MethodRef): Promise<void> | undefined;
}

/** The instances of an engine that is complete but for `late`, estimators by their ids. */
export function lateSource<S extends Schema, I>(
  family: Pick<Source, 'id' | 'size'>,
  engine: Engine<S, I>,
  late: ReadonlyMap<string, LoadEstimator<I>>,
): LateSource {
  const estimators = [...engine.estimators];
  const loading = new Map<string, Promise<void>>();

  async function fetchInto(id: string, load: LoadEstimator<I>): Promise<void> {
    try {
      estimators.push(await load());
    } finally {
      loading.delete(id);
    }
  }

  return {
    ...source(family, { ...engine, estimators }),
    prepare({ id }) {
      const load = late.get(id);
      if (!load || estimators.some((estimator) => estimator.id === id)) return undefined;
      const begun = loading.get(id) ?? fetchInto(id, load);
      loading.set(id, begun);
      return begun;
    },
  };
}
