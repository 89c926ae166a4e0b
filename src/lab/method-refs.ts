import { methodName } from '../experiments/method-name.ts';
import type { Family, Method, MethodLook, MethodRef } from '../problems/contract.ts';
import { defaults } from '../problems/schema.ts';

/** A method that the builder can offer or that the document uses. */
export interface Offer {
  readonly method: MethodRef;
  readonly name: string;
  readonly look: MethodLook;
  readonly theory: number | undefined;
}

function offer(estimator: Method, options: MethodRef['options']): Offer {
  const method = { id: estimator.id, options };
  return {
    method,
    name: methodName(method),
    look: estimator.look(options),
    theory: estimator.theorySlope(options),
  };
}

/** Every method of a family in its plainest form, and those in use in whatever form, in the family's order. */
export function offersOf(family: Family, used: readonly MethodRef[]): Offer[] {
  return family.methods.flatMap((estimator) => {
    const inUse = used.filter(({ id }) => id === estimator.id).map(({ options }) => offer(estimator, options));
    const plain = offer(estimator, defaults(estimator.options));
    return inUse.some(({ name }) => name === plain.name) ? inUse : [...inUse, plain];
  });
}

/** The methods with one more, in the family's order, so that the order of clicks is not in the link. */
export function withMethod(family: Family, used: readonly MethodRef[], added: MethodRef): MethodRef[] {
  const next = [...used, added];
  const rank = ({ id }: MethodRef): number => family.methods.findIndex((method) => method.id === id);
  return next.sort((a, b) => rank(a) - rank(b));
}

/** The methods without one. */
export function withoutMethod(used: readonly MethodRef[], name: string): MethodRef[] {
  return used.filter((method) => methodName(method) !== name);
}
