import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useReducer, useRef } from 'react';
import { Steps } from '../charts/steps/chart.tsx';
import { type Factors, factorsOf } from '../charts/steps/factors.ts';
import { traceKey } from '../charts/steps/layout.ts';
import { StepsTable } from '../charts/steps/table.tsx';
import { doingOf, nextOf, stepName, stepsSentence, type StepWords } from '../charts/steps/words.ts';
import { taskKey } from '../experiments/engine.ts';
import { methodName } from '../experiments/method-name.ts';
import type { Walk } from '../experiments/spec.ts';
import { useAppState, useFamily, useServices } from '../state/services.ts';
import { StepPlayer } from '../ui/step-player.tsx';
import { ChartAndTable, focusPart } from './chart-and-table.tsx';
import { closeUpTask, FirstInstance, useCloseUp, useCloseUpResult } from './close-up.tsx';
import { Defined } from './definitions.tsx';
import { type Playback, type PlaybackEvent, played } from './playback.ts';
import { useMethodTraits } from './use-chart-props.ts';
import { useFocus } from './use-focus.ts';
import '../charts/error-curves/table.css';
import './steps-view.css';
import './wide-view.css';

/** Milliseconds a step while a walk plays. */
const PACE = 125;

const gathered = new WeakMap<Walk, Factors>();

/** A walk by its factors: the sentence and the chart ask for the same. */
function gather(walk: Walk): Factors {
  const known = gathered.get(walk) ?? factorsOf(walk.steps);
  gathered.set(walk, known);
  return known;
}

/** What is in of the walk that the open view wants. */
function useWalk(): Factors | undefined {
  const result = useCloseUpResult();
  return result?.kind === 'steps' ? gather(result) : undefined;
}

function useWords(): StepWords {
  const { factor = 'factor' } = useFamily();
  const { looks } = useMethodTraits();
  const job = useAppState((state) => state.closeUp?.job);
  const name = job?.kind === 'steps' ? looks.get(methodName(job.method))?.name : undefined;
  return useMemo(() => ({ factor, method: name ?? 'The method' }), [factor, name]);
}

/** The sentence above a walk. */
export function StepsFinding(): ReactElement {
  const data = useWalk();
  const words = useWords();
  return <>{data ? stepsSentence(data, words) : 'The steps of one estimate are being computed.'}</>;
}

/** A player that goes on by itself while it plays. */
function usePlayback(count: number): readonly [Playback, (event: PlaybackEvent) => void] {
  const [state, send] = useReducer((before: Playback, event: PlaybackEvent) => played(count, before, event), {
    step: 0,
    playing: false,
  });
  useEffect(() => {
    if (!state.playing) return undefined;
    const timer = setInterval(() => send({ kind: 'tick' }), PACE);
    return () => clearInterval(timer);
  }, [state.playing]);
  return [state, send];
}

/** Keys for the player's buttons and track: a range steps by itself, a button presses itself. */
function keysOf(count: number, step: number, send: (event: PlaybackEvent) => void) {
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onRange = event.target instanceof HTMLInputElement;
    const next = onRange ? undefined : traceKey(count, step, event.key);
    if (next !== undefined) send({ kind: 'go', step: next });
    else if (onRange && event.key === ' ') send({ kind: 'play' });
    else return;
    event.preventDefault();
  };
}

function Notes({ factor }: { readonly factor: string }): ReactElement {
  return (
    <div className="wide-view__notes">
      <p>
        Each {factor} takes two steps. Deduction multiplies the product so far by it, which makes parts of higher
        degree; projection forgets those that the method does not carry on. The parts are measured by their{' '}
        <Defined id="energy">energy</Defined>.
      </p>
    </div>
  );
}

/** One walk, from its first step on. */
function WalkThrough({ data, words }: { readonly data: Factors; readonly words: StepWords }): ReactElement {
  const count = data.steps.length;
  const [{ step, playing }, send] = usePlayback(count);
  const box = useRef<HTMLDivElement>(null);
  const go = (next: number): void => send({ kind: 'go', step: next });
  const play = (): void => send({ kind: 'play' });
  const { factor } = words;
  return (
    <>
      <div role="presentation" onKeyDown={keysOf(count, step, send)}>
        <StepPlayer
          step={step}
          count={count}
          playing={playing}
          label={stepName(data, step, factor)}
          onStep={go}
          onPlay={play}
          testid="step"
        />
      </div>
      <p className="steps-view__words" data-testid="step-words">
        <strong>{doingOf(data, step, factor)}</strong> {nextOf(data, step, factor)}
      </p>
      <ChartAndTable
        box={box}
        chart={
          <Steps
            data={data}
            words={words}
            step={step}
            onStep={go}
            onPlay={play}
            idPrefix="steps"
            onTable={() => focusPart(box, 'table')}
            testId="steps-plot"
          />
        }
        notes={<Notes factor={factor} />}
        table={<StepsTable data={data} factor={factor} idPrefix="steps-table" testId="steps-table" />}
      />
    </>
  );
}

/** A walk through the estimate of the first instance at the largest size, by the method in focus. */
export function StepsView(): ReactElement {
  const { selectors } = useServices();
  const spec = useAppState(({ document }) => selectors.experiments(document).main);
  const focus = useFocus();
  useCloseUp(useMemo(() => closeUpTask(spec, focus, (method) => ({ kind: 'steps', method })), [spec, focus]));
  const task = useAppState((state) => state.closeUp);
  const data = useWalk();
  const words = useWords();
  return (
    <div className="wide-view" data-testid="steps">
      <div className="wide-view__choice">
        <p>
          Step by step through <FirstInstance spec={spec} />
        </p>
      </div>
      {task && data && data.steps.length > 0 && <WalkThrough key={taskKey(task)} data={data} words={words} />}
    </div>
  );
}
