import { memo, useMemo, useRef, type ReactElement } from 'react';
import type { Box } from '../error-curves/model.ts';
import { Figure } from '../figure.tsx';
import { useRoom } from '../use-room.ts';
import type { Factors } from './factors.ts';
import { cursorAt, layoutSteps, nearest, statesAt, traceKey, type Layout } from './layout.ts';
import { Axis, Hatch, SizesPanel, StackPanel, States } from './panels.tsx';
import { readoutOf, stepsSentence, titled, type StepWords } from './words.ts';
import './steps.css';

export interface StepsProps {
  /** With the same identity from render to render. */
  readonly data: Factors;
  readonly words: StepWords;
  /** Which step is shown, and what is told of another one being asked for. */
  readonly step: number;
  readonly onStep: (step: number) => void;
  /** The space bar. */
  readonly onPlay: () => void;
  /** Unique on the page; ids inside the chart begin with it. */
  readonly idPrefix: string;
  /** Key T, where the page has a table of the same data. */
  readonly onTable?: (() => void) | undefined;
  readonly testId?: string | undefined;
}

/** A walk through the factors of a product: its energy by degree after each of them, and what each projection forgets. */
export function Steps(props: StepsProps): ReactElement {
  const { data, words, step, onStep, onPlay, idPrefix, onTable, testId } = props;
  const holder = useRef<HTMLDivElement>(null);
  const room = useRoom(holder);
  const width = Math.max(240, room.width / room.textScale);
  const layout = useMemo(() => layoutSteps(data, width), [data, width]);
  const sentence = useMemo(() => stepsSentence(data, words), [data, words]);
  const hatch = `${idPrefix}-hatch`;
  const onKey = (key: string): boolean => {
    if (key.toLowerCase() === 't') onTable?.();
    if (key === ' ') onPlay();
    const next = traceKey(data.steps.length, step, key);
    if (next !== undefined) onStep(next);
    return next !== undefined || key === ' ';
  };
  return (
    <>
      <Figure
        name={`Energy of the product, ${words.factor} by ${words.factor}`}
        summary={sentence}
        keys={`Left and right arrows change the step, Home and End go to the ends, space plays and pauses, Escape leaves.${onTable ? ' T shows the table.' : ''}`}
        className="steps"
        idPrefix={idPrefix}
        holder={holder}
        room={room}
        width={layout.width}
        height={layout.height}
        hint="← → step"
        readout={readoutOf(data, step, words.factor)}
        onKey={onKey}
        onPoint={(x, _, pressed) => {
          const next = pressed ? nearest(layout, data, x) : undefined;
          if (next !== undefined) onStep(next);
        }}
        testId={testId}
      >
        <g className={layout.wide ? undefined : 'small'}>
          <Plot layout={layout} hatch={hatch} />
          <Cursor layout={layout} data={data} step={step} factor={words.factor} hatch={hatch} />
        </g>
      </Figure>
      {layout.remarks.map((remark) => (
        <p key={remark} className="steps__remark">
          {remark}
        </p>
      ))}
    </>
  );
}

interface Drawn {
  readonly layout: Layout;
  readonly hatch: string;
}

/** Everything that does not follow the cursor. Prints the layout and decides nothing. */
const Plot = memo(function Plot({ layout, hatch }: Drawn): ReactElement {
  return (
    <g>
      <Hatch id={hatch} />
      {layout.stack && <StackPanel stack={layout.stack} hatch={hatch} />}
      {layout.sizes && <SizesPanel panel={layout.sizes} />}
    </g>
  );
});

/** A line at the factor of a step through all panels, and what was known before the step and after it. */
function Cursor(
  props: Drawn & { readonly data: Factors; readonly step: number; readonly factor: string },
): ReactElement {
  const { layout, data, step, hatch, factor } = props;
  const at = cursorAt(layout, data, step);
  const states = statesAt(layout, data, step);
  const stem = ({ top, bottom }: Box): string => (at ? `M${at.x.toFixed(1)},${top - 4}V${bottom}` : '');
  const [upper, lower] = [layout.stack?.box, layout.sizes?.box].map((box) => (box ? stem(box) : ''));
  return (
    <g>
      <path className="cursor-halo" d={upper} />
      <path className="cursor" d={`${upper ?? ''}${lower ?? ''}`} />
      <Axis layout={layout} title={titled(factor)} at={at} />
      {states && <States layout={layout} states={states} hatch={hatch} />}
    </g>
  );
}
