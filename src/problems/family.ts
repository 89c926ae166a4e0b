import type {
  Engine,
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

function openedReference<I>(reference: ReferenceSampler<I>, instance: I): OpenedReference {
  return {
    secondMomentRatio: reference.secondMomentRatio(instance),
    passes: (samples) => reference.passes(instance, samples),
    block: (key, passes, replicates) => reference.block(instance, key, passes, replicates),
  };
}

/** An instance with the engine that made or read it. */
export function opened<S extends Schema, I>(engine: Engine<S, I>, instance: I): Opened {
  const estimatorOf = (method: MethodRef): Estimator<I> => {
    const found = engine.estimators.find((estimator) => estimator.id === method.id);
    invariant(found, `no estimator ${method.id}`);
    return found;
  };
  return {
    flopsPerSample: engine.sampler.flopsPerSample(instance),
    ratio: engine.ratio?.(instance) ?? Infinity,
    block: (key, samples) => engine.sampler.block(instance, key, samples),
    draws: (key, samples, output) => engine.sampler.draws(instance, key, samples, output),
    reference: openedReference(engine.reference ?? plainReference(engine.sampler), instance),
    exact: engine.exact?.(instance),
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
  return {
    id,
    size,
    *open(params, key) {
      return opened(engine, yield* engine.generate(params as Values<S>, key));
    },
  };
}

/** Joins a family to its engine, so that the registry needs no casts. */
export function runnable<S extends Schema, I>(family: Family<S>, engine: Engine<S, I>): RunnableFamily {
  return { ...plainFamily(family), ...source(family, engine) };
}

/** A family whose parameters are no longer named in its type. The cast is safe for the same reason as above. */
export function plainFamily<S extends Schema>(family: Family<S>): Family {
  return {
    ...family,
    roughCost: (params) => family.roughCost(params as Values<S>),
    ...(family.theory && { theory: (params, method) => family.theory!(params as Values<S>, method) }),
  };
}
