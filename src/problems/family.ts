import type { Key } from '../numerics/rng/key.ts';
import type { Estimator, Family, Method, MethodRef, Opened, ProblemFamily, Work } from './contract.ts';
import { invariant } from './invariant.ts';
import type { Schema, Values } from './schema.ts';

function methodOf<I>(estimator: Estimator<I>): Method {
  return {
    id: estimator.id,
    label: estimator.label,
    options: estimator.options,
    look: (options) => estimator.look(options),
    theorySlope: (options) => estimator.theorySlope?.(options),
  };
}

function opened<S extends Schema, I>(family: ProblemFamily<S, I>, instance: I): Opened {
  const estimatorOf = (method: MethodRef): Estimator<I> => {
    const found = family.estimators.find((estimator) => estimator.id === method.id);
    invariant(found, `no estimator ${method.id} in family ${family.id}`);
    return found;
  };
  return {
    flopsPerSample: family.sampler.flopsPerSample(instance),
    block: (key, samples) => family.sampler.block(instance, key, samples),
    flops: (method) => estimatorOf(method).flops(instance, method.options),
    run: (method) => estimatorOf(method).run(instance, method.options),
  };
}

/**
 * Closes a family over its instance type, so that the registry needs no casts. The one cast here is safe because
 * parameters reach a family only after its own schema has checked them.
 */
export function defineFamily<S extends Schema, I>(family: ProblemFamily<S, I>): Family {
  return {
    ...family,
    methods: family.estimators.map(methodOf),
    roughCost: (params) => family.roughCost(params as Values<S>),
    *open(params: Values<Schema>, key: Key): Work<never, Opened> {
      return opened(family, yield* family.generate(params as Values<S>, key));
    },
  };
}
