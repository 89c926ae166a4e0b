import { methodName } from '../experiments/method-name.ts';
import type { Family, Method, MethodLook, MethodRef } from '../problems/contract.ts';
import { defaults } from '../problems/schema.ts';

/** A method that the builder can offer or that the document uses. */
export interface Offer {
  readonly method: MethodRef;
  readonly name: string;
  readonly look: MethodLook;
}

function offer(estimator: Method, options: MethodRef['options']): Offer {
  const method = { id: estimator.id, options };
  return {
    method,
    name: methodName(method),
    look: estimator.look(options),
  };
}

/** The methods in use in whatever form, in the family's order. */
export function inUseOf(family: Family, used: readonly MethodRef[]): Offer[] {
  return family.methods.flatMap((estimator) =>
    used.filter(({ id }) => id === estimator.id).map(({ options }) => offer(estimator, options)),
  );
}

/** The plain forms of a family's methods: those that one press adds. */
export function plainOf(family: Family): Offer[] {
  return family.methods.flatMap((estimator) =>
    (estimator.offers ?? [defaults(estimator.options)]).map((options) => offer(estimator, options)),
  );
}

/** Plain forms that are not in use under any of their names. */
export function offersOf(family: Family, used: readonly MethodRef[]): Offer[] {
  const taken = inUseOf(family, used).map(({ look }) => look.name);
  return plainOf(family).filter(({ look }) => !taken.includes(look.name));
}

/** Numbers by which forms of one method are sorted. */
function places({ options }: Method, method: MethodRef): number[] {
  return Object.entries(options).map(([name, field]) => {
    const value = method.options[name] ?? field.default;
    return field.type === 'choice' ? field.choices.indexOf(String(value)) : Number(value);
  });
}

/** The methods with one more, in the family's order, so that the order of clicks is not in the link. */
export function withMethod(family: Family, used: readonly MethodRef[], added: MethodRef): MethodRef[] {
  const rank = (method: MethodRef): number[] => {
    const index = family.methods.findIndex(({ id }) => id === method.id);
    const estimator = family.methods[index];
    return [index, ...(estimator ? places(estimator, method) : [])];
  };
  return [...used, added].sort((a, b) => {
    const others = rank(b);
    return (
      rank(a)
        .map((place, at) => place - (others[at] ?? 0))
        .find((difference) => difference !== 0) ?? 0
    );
  });
}

/** The methods without one. */
export function withoutMethod(used: readonly MethodRef[], name: string): MethodRef[] {
  return used.filter((method) => methodName(method) !== name);
}

/** The methods with another in the place of one. */
export function withChanged(used: readonly MethodRef[], name: string, next: MethodRef): MethodRef[] {
  return used.map((method) => (methodName(method) === name ? next : method));
}
