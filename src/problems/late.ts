import type { Engine, Estimator, MethodRef, Source } from './contract.ts';
import { source } from './family.ts';
import type { Schema, Values } from './schema.ts';

/** Loads an estimator whose program is too large to come with its engine. */
export type LoadEstimator<I> = () => Promise<Estimator<I>>;

/** Loads what draws the instances that an engine cannot draw by itself; it draws all others with the same digits. */
export interface LateGenerator<S extends Schema, I> {
  isNeeded(params: Values<Schema>): boolean;
  load(): Promise<Engine<S, I>['generate']>;
}

/** What an engine does not come with. */
export interface LateParts<S extends Schema, I> {
  /** By their ids. */
  readonly estimators: ReadonlyMap<string, LoadEstimator<I>>;
  readonly generator?: LateGenerator<S, I>;
}

/** What of a task may have to be fetched. */
export interface Needed {
  readonly params: Values<Schema>;
  readonly method: MethodRef | undefined;
}

/** A source some of whose parts have to be fetched before they can be used. */
export interface LateSource extends Source {
  /** Fetches what a task needs; undefined where nothing is missing. A failed fetch is tried again the next time. */
  prepare(needed: Needed): Promise<void> | undefined;
}

/** Fetches that are under way, by name. */
class Fetches {
  readonly #begun = new Map<string, Promise<void>>();

  of(name: string, fetch: () => Promise<void>): Promise<void> {
    const begun = this.#begun.get(name) ?? fetch().finally(() => this.#begun.delete(name));
    this.#begun.set(name, begun);
    return begun;
  }
}

/** The instances of an engine that is complete but for `late`. */
export function lateSource<S extends Schema, I>(
  family: Pick<Source, 'id' | 'size'>,
  engine: Engine<S, I>,
  late: LateParts<S, I>,
): LateSource {
  const estimators = [...engine.estimators];
  const fetches = new Fetches();
  let generator: Engine<S, I>['generate'] | undefined;

  function missingEstimator(id: string): Promise<void> | undefined {
    const load = late.estimators.get(id);
    if (!load || estimators.some((estimator) => estimator.id === id)) return undefined;
    return fetches.of(id, async () => void estimators.push(await load()));
  }

  function missingGenerator(params: Values<Schema>): Promise<void> | undefined {
    const { generator: part } = late;
    if (!part || generator || !part.isNeeded(params)) return undefined;
    return fetches.of('', async () => void (generator = await part.load()));
  }

  const whole: Engine<S, I> = {
    ...engine,
    estimators,
    generate: (params, key) => (generator ?? engine.generate)(params, key),
  };
  return {
    ...source(family, whole),
    prepare({ params, method }) {
      const missing = [missingGenerator(params), method && missingEstimator(method.id)].filter(
        (each) => each !== undefined,
      );
      return missing.length > 0 ? Promise.all(missing).then(() => undefined) : undefined;
    },
  };
}
