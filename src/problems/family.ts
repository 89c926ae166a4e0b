import type {
  Engine,
  Ensemble,
  EnsembleTheory,
  Estimator,
  Family,
  MethodRef,
  Opened,
  OpenedReference,
  ReferenceSampler,
  RunnableFamily,
  Source,
} from './contract.ts';
import { invariant } from '../numerics/invariant.ts';
import { plainReference } from './plain-reference.ts';
import type { Schema, Values } from './schema.ts';

/** Answers that are kept: a sweep asks for a few methods at a few sizes. */
const MOST_REMEMBERED = 256;

function openedReference<I>(reference: ReferenceSampler<I>, instance: I): OpenedReference {
  return {
    secondMomentRatio: reference.secondMomentRatio(instance),
    passes: (samples) => reference.passes(instance, samples),
    block: (key, passes, replicates) => reference.block(instance, key, passes, replicates),
  };
}

/** What is known on average, asked for again and again with the same parameters. */
function rememberedEnsemble<S extends Schema>({ variance, theory }: Ensemble<S>): Ensemble<S> {
  const variances = new Map<string, number | undefined>();
  const theories = new Map<string, EnsembleTheory | undefined>();
  const remember = <T>(known: Map<string, T>, name: unknown, compute: () => T): T => {
    const key = JSON.stringify(name);
    const value = known.has(key) ? known.get(key)! : compute();
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, value);
    return value;
  };
  return {
    variance: (params) => remember(variances, params, () => variance(params)),
    theory: (params, method) => remember(theories, [params, method], () => theory(params, method)),
  };
}

/** What is known of the ensemble that an instance was drawn from. */
interface Origin {
  readonly variance: number | undefined;
  theory(method: MethodRef): EnsembleTheory | undefined;
}

const UNKNOWN: Origin = { variance: undefined, theory: () => undefined };

/** An instance with the engine that made or read it. */
export function opened<S extends Schema, I>(engine: Engine<S, I>, instance: I, origin: Origin = UNKNOWN): Opened {
  const estimatorOf = (method: MethodRef): Estimator<I> => {
    const found = engine.estimators.find((estimator) => estimator.id === method.id);
    invariant(found, `no estimator ${method.id}`);
    return found;
  };
  return {
    flopsPerSample: engine.sampler.flopsPerSample(instance),
    isPlainlySampled: engine.sampler.isPlain?.(instance) ?? true,
    ratio: engine.ratio?.(instance) ?? Infinity,
    block: (key, samples) => engine.sampler.block(instance, key, samples),
    draws: (key, samples, output) => engine.sampler.draws(instance, key, samples, output),
    reference: openedReference(engine.reference ?? plainReference(engine.sampler), instance),
    // Choosing an algorithm may take as long as the look at an instance that it needs.
    get exact() {
      return engine.exact?.(instance);
    },
    ensembleVariance: origin.variance,
    theory: (method) => origin.theory(method),
    flops: (method) => estimatorOf(method).flops(instance, method.options),
    refusal: (method) => estimatorOf(method).refusal?.(instance, method.options),
    run: (method) => estimatorOf(method).run(instance, method.options),
  };
}

/**
 * An engine with its instance type closed over. The one cast here is safe because parameters reach an engine only after the
 * family's own schema has checked them.
 */
export function source<S extends Schema, I>({ id, size }: Pick<Family, 'id' | 'size'>, engine: Engine<S, I>): Source {
  const ensemble = engine.ensemble && rememberedEnsemble(engine.ensemble);
  return {
    id,
    size,
    *open(params, key) {
      const checked = params as Values<S>;
      const instance = yield* engine.generate(checked, key);
      const origin = ensemble && {
        variance: ensemble.variance(checked),
        theory: (method: MethodRef) => ensemble.theory(checked, method),
      };
      return opened(engine, instance, origin);
    },
  };
}

/** Joins a family to its engine, so that the registry needs no casts. */
export function runnable<S extends Schema, I>(family: Family<S>, engine: Engine<S, I>): RunnableFamily {
  return { ...plainFamily(family), ...source(family, engine) };
}

/** A family whose parameters are no longer named in its type. The cast is safe for the same reason as above. */
export function plainFamily<S extends Schema>(family: Family<S>): Family {
  return { ...family, roughCost: (params) => family.roughCost(params as Values<S>) };
}
