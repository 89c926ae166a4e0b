import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { OutputTail } from '../charts/output-tail/chart.tsx';
import type { OutputTailData } from '../charts/output-tail/model.ts';
import { OutputTailTable } from '../charts/output-tail/table.tsx';
import { outputTailSentence } from '../charts/output-tail/words.ts';
import { formatInteger } from '../charts/numbers.ts';
import { methodName } from '../experiments/method-name.ts';
import type { ExperimentSpec, Outputs, Task } from '../experiments/spec.ts';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { NumberField } from '../ui/number-field.tsx';
import { ChartAndTable, focusPart } from './chart-and-table.tsx';
import { Defined } from './definitions.tsx';
import { outputTailData, refusalOf } from './outputs-data.ts';
import { axisOf, useMethodTraits } from './use-chart-props.ts';
import { useFocus } from './use-focus.ts';
import '../charts/error-curves/table.css';
import './wide-view.css';

/** Largest size of the main sweep: the instance that is looked at is the first of that size. */
function largestOf(spec: ExperimentSpec): number {
  return spec.sweep.sizes.at(-1) ?? 0;
}

/** What computes an output of the first instance at the largest size. */
function taskOf(spec: ExperimentSpec, method: string | undefined, output: number): Task | undefined {
  const found = spec.methods.find((each) => methodName(each) === method);
  if (!found) return undefined;
  const { family, params, seed, sweep } = spec;
  const job = { kind: 'outputs', method: found, output } as const;
  return { family, params: { ...params, [sweep.param]: largestOf(spec) }, seed, instance: 0, job };
}

/** What is in of the output that the open view wants. */
function useOutputs(): Outputs | undefined {
  const { table } = useServices();
  const task = useAppState((state) => state.closeUp);
  useAppState((state) => state.revision);
  const result = task && table.result(task);
  return result?.kind === 'outputs' ? result : undefined;
}

function useData(outputs: Outputs | undefined): OutputTailData | undefined {
  const { looks } = useMethodTraits();
  const job = useAppState((state) => state.closeUp?.job);
  const look = job?.kind === 'outputs' ? looks.get(methodName(job.method)) : undefined;
  return useMemo(() => outputs && look && outputTailData(outputs, look), [outputs, look]);
}

/** The sentence above the picture of an output. */
export function OutputsFinding(): ReactElement {
  const data = useData(useOutputs());
  return <>{data ? outputTailSentence(data) : 'The distribution of one output is being computed.'}</>;
}

/** Wants a task while the view that asks is open. */
function useCloseUp(task: Task | undefined): void {
  const { store } = useServices();
  useEffect(() => {
    store.look(task);
    return () => store.look(undefined);
  }, [store, task]);
}

interface ChoiceProps {
  readonly spec: ExperimentSpec;
  readonly output: number;
  readonly onOutput: (output: number) => void;
}

/** Which output of which instance, by which method. */
function Choice({ spec, output, onOutput }: ChoiceProps): ReactElement {
  const family = useFamily();
  const { looks } = useMethodTraits();
  const method = looks.get(useFocus() ?? '');
  const largest = largestOf(spec);
  const { x, symbol } = axisOf(family, spec.sweep.param);
  const field = { type: 'int', label: 'Output', min: 1, max: largest, default: 1, scale: 'linear', ticks: [] } as const;
  return (
    <div className="wide-view__choice">
      <NumberField field={field} value={output + 1} onCommit={(value) => onOutput(value - 1)} testid="output-field" />
      <p>
        of {formatInteger(largest)}, in the first {family.noun.one} at {x.toLowerCase()} <i>{symbol}</i> = {largest}
        {method && `, by ${method.name.toLowerCase()}`}
      </p>
    </div>
  );
}

function Notes({ outputs }: { readonly outputs: Outputs }): ReactElement {
  const { noun } = useFamily();
  const refusal = refusalOf(outputs, noun.one);
  return (
    <div className="wide-view__notes">
      {refusal !== undefined && <p data-testid="tail-refusal">{refusal}</p>}
      <p>
        Its operations buy <Defined id="price">{formatInteger(outputs.affordable)} samples</Defined>; the distribution
        above is of {formatInteger(outputs.picture.samples)}. A <Defined id="tail">deduced tail</Defined>{' '}
        {outputs.order < 3
          ? 'without third cumulants is a value down to 0.1 and an order of magnitude down to 10⁻³.'
          : 'is a value down to 10⁻³ and an order of magnitude down to 10⁻⁶.'}
      </p>
    </div>
  );
}

/** One output of the first instance at the largest size: its distribution and its tail. */
export function OutputsView(): ReactElement {
  const { selectors } = useServices();
  const spec = useAppState(({ document }) => selectors.experiments(document).main);
  const [wished, setWished] = useState(0);
  const output = Math.min(wished, largestOf(spec) - 1);
  const focus = useFocus();
  const box = useRef<HTMLDivElement>(null);
  useCloseUp(useMemo(() => taskOf(spec, focus, output), [spec, focus, output]));
  const outputs = useOutputs();
  const data = useData(outputs);
  return (
    <div className="wide-view" data-testid="outputs">
      <Choice spec={spec} output={output} onOutput={setWished} />
      {data && outputs && (
        <ChartAndTable
          box={box}
          chart={
            <OutputTail data={data} idPrefix="tail" onTable={() => focusPart(box, 'table')} testId="output-tail" />
          }
          notes={<Notes outputs={outputs} />}
          table={<OutputTailTable data={data} idPrefix="tail-table" testId="output-table" />}
        />
      )}
    </div>
  );
}
