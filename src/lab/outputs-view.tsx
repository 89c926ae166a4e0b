import { type ReactElement, useMemo, useRef, useState } from 'react';
import { OutputTail } from '../charts/output-tail/chart.tsx';
import type { OutputTailData } from '../charts/output-tail/model.ts';
import { OutputTailTable } from '../charts/output-tail/table.tsx';
import { outputTailSentence } from '../charts/output-tail/words.ts';
import { formatInteger } from '../charts/numbers.ts';
import { methodName } from '../experiments/method-name.ts';
import type { ExperimentSpec, Outputs } from '../experiments/spec.ts';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { NumberField } from '../ui/number-field.tsx';
import { ChartAndTable, focusPart } from './chart-and-table.tsx';
import { closeUpTask, FirstInstance, largestOf, useCloseUp, useCloseUpResult } from './close-up.tsx';
import { Defined } from './definitions.tsx';
import { outputTailData, refusalOf } from './outputs-data.ts';
import { useMethodTraits } from './use-chart-props.ts';
import { useFocus } from './use-focus.ts';
import '../charts/error-curves/table.css';
import './wide-view.css';

/** What is in of the output that the open view wants. */
function useOutputs(): Outputs | undefined {
  const result = useCloseUpResult();
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

interface ChoiceProps {
  readonly spec: ExperimentSpec;
  readonly output: number;
  readonly onOutput: (output: number) => void;
}

/** Which output of which instance, by which method. */
function Choice({ spec, output, onOutput }: ChoiceProps): ReactElement {
  const largest = largestOf(spec);
  const field = { type: 'int', label: 'Output', min: 1, max: largest, default: 1, scale: 'linear', ticks: [] } as const;
  return (
    <div className="wide-view__choice">
      <NumberField field={field} value={output + 1} onCommit={(value) => onOutput(value - 1)} testid="output-field" />
      <p>
        of {formatInteger(largest)}, in <FirstInstance spec={spec} />
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
  useCloseUp(
    useMemo(() => closeUpTask(spec, focus, (method) => ({ kind: 'outputs', method, output })), [spec, focus, output]),
  );
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
