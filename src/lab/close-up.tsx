import { type ReactElement, useEffect } from 'react';
import { midSentence } from '../charts/error-curves/looks.ts';
import { methodName } from '../experiments/method-name.ts';
import type { ExperimentSpec, Job, Result, Task } from '../experiments/spec.ts';
import type { MethodRef } from '../problems/contract.ts';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { axisOf, useMethodTraits } from './use-chart-props.ts';
import { useFocus } from './use-focus.ts';

/** Largest size of the main sweep: the instance that is looked at is the first of that size. */
export function largestOf(spec: ExperimentSpec): number {
  return spec.sweep.sizes.at(-1) ?? 0;
}

/** What looks at the first instance at the largest size; undefined where the method is not one of the spec's. */
export function closeUpTask(
  spec: ExperimentSpec,
  method: string | undefined,
  jobOf: (method: MethodRef) => Job,
): Task | undefined {
  const found = spec.methods.find((each) => methodName(each) === method);
  if (!found) return undefined;
  const { family, params, seed, sweep } = spec;
  return { family, params: { ...params, [sweep.param]: largestOf(spec) }, seed, instance: 0, job: jobOf(found) };
}

/** Wants a task while the view that asks is open. */
export function useCloseUp(task: Task | undefined): void {
  const { store } = useServices();
  useEffect(() => {
    store.look(task);
    return () => store.look(undefined);
  }, [store, task]);
}

/** What is in of what the open view wants. */
export function useCloseUpResult(): Result | undefined {
  const { table } = useServices();
  const task = useAppState((state) => state.closeUp);
  useAppState((state) => state.revision);
  return task && table.result(task);
}

/** "the first network at width n = 256, by order 2". */
export function FirstInstance({ spec }: { readonly spec: ExperimentSpec }): ReactElement {
  const family = useFamily();
  const { looks } = useMethodTraits();
  const method = looks.get(useFocus() ?? '');
  const { x, symbol } = axisOf(family, spec.sweep.param);
  return (
    <>
      the first {family.noun.one} at {x.toLowerCase()} <i>{symbol}</i> = {largestOf(spec)}
      {method && `, by ${midSentence(method.name)}`}
    </>
  );
}
