import { methodName } from '../experiments/method-name.ts';
import type { Family, Method, MethodRef } from '../problems/contract.ts';
import { invariant } from '../numerics/invariant.ts';
import { MOST_METHODS } from './fields.ts';
import { splitAt } from './fragment.ts';
import type { Report } from './issues.ts';
import { type Frozen, readValues, valuesFrom, writeValues } from './values.ts';

/** Frozen option defaults by method. */
export type FrozenOptions = Readonly<Record<string, Frozen>>;

function readOptions(method: Method, parts: readonly string[], frozen: Frozen, report: Report): MethodRef {
  const texts = new Map<string, string>();
  for (const part of parts) {
    const [name, text] = splitAt(part, '=').map((word) => word.trim()) as [string, string];
    const trouble = !Object.hasOwn(method.options, name) ? 'unknown' : texts.has(name) ? 'duplicate' : undefined;
    if (trouble) report({ field: `${method.id}:${name}`, problem: trouble, found: text, used: '' });
    else texts.set(name, text);
  }
  return { id: method.id, options: readValues(method.options, texts, frozen, report, `${method.id}:`) };
}

function readMethod(item: string, family: Family, frozen: FrozenOptions, report: Report): MethodRef | undefined {
  const [id = '', ...parts] = item.split(':');
  const method = family.methods.find((each) => each.id === id.trim());
  return method && readOptions(method, parts, frozen[method.id] ?? {}, report);
}

/**
 * Reads `mean,cumulants:order=3:factored=true`. Keeps the order; leaves out, with an issue each, unknown methods, those
 * already there with the same options, and those past the seventh. An empty text is no method.
 */
export function readMethods(text: string, family: Family, frozen: FrozenOptions, report: Report): readonly MethodRef[] {
  const methods = new Map<string, MethodRef>();
  for (const item of text.split(',').map((word) => word.trim())) {
    if (item === '') continue;
    const leftOut = (problem: 'unknown' | 'duplicate' | 'out-of-range') =>
      report({ field: 'methods', problem, found: item, used: '' });
    const method = readMethod(item, family, frozen, report);
    if (!method) leftOut('unknown');
    else if (methods.has(methodName(method))) leftOut('duplicate');
    else if (methods.size >= MOST_METHODS) leftOut('out-of-range');
    else methods.set(methodName(method), method);
  }
  return [...methods.values()];
}

/** What `readMethods` reads back, without options that have their frozen defaults. */
export function writeMethods(methods: readonly MethodRef[], family: Family, frozen: FrozenOptions): string {
  return methods
    .map(({ id, options }) => {
      const method = family.methods.find((each) => each.id === id);
      invariant(method, `no method ${id} in family ${family.id}`);
      return methodName({ id, options: valuesFrom(writeValues(method.options, options, frozen[id] ?? {})) });
    })
    .join(',');
}
