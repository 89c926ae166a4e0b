import type { Family, Method, MethodRef } from '../problems/contract.ts';
import { defaults, type Value } from '../problems/schema.ts';
import { inUseOf, plainOf } from './method-refs.ts';

type Options = MethodRef['options'];

/** Every combination of a method's options; the first option changes fastest. */
function formsOf({ options }: Method): readonly Options[] {
  return Object.entries(options)
    .toReversed()
    .reduce<readonly Options[]>(
      (forms, [name, field]) => {
        const values: readonly Value[] = field.type === 'choice' ? field.choices : field.ticks;
        return forms.flatMap((form) => values.map((value) => ({ ...form, [name]: value })));
      },
      [{}],
    );
}

function differences(one: Options, other: Options): number {
  return Object.keys(one).filter((name) => one[name] !== other[name]).length;
}

/** The form nearest to a plain one that is neither plain nor in use; undefined where there is none left. */
export function nextForm(family: Family, used: readonly MethodRef[]): MethodRef | undefined {
  const taken = new Set([...plainOf(family), ...inUseOf(family, used)].map(({ look }) => look.name));
  const forms = family.methods.flatMap((method) => {
    const plain = defaults(method.options);
    return formsOf(method)
      .filter((options) => !taken.has(method.look(options).name))
      .map((options) => ({ method: { id: method.id, options }, distance: differences(options, plain) }));
  });
  return forms.toSorted((one, other) => one.distance - other.distance)[0]?.method;
}
