import {
  useEffect,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { speak } from './numbers.ts';
import { UNMEASURED, type Room } from './use-room.ts';
import './figure.css';

/** A trace is announced once it rests for so long, ms. */
const REST = 300;

export interface FigureProps {
  /** What is drawn, in a few words. */
  readonly name: string;
  /** What it shows, in one sentence. */
  readonly summary: string;
  /** Which keys do what. */
  readonly keys: string;
  readonly className: string;
  /** Unique on the page; ids inside begin with it. */
  readonly idPrefix: string;
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly room: Room;
  /** px of 16 px text. */
  readonly width: number;
  readonly height: number;
  /** What is under the cursor: shown under the drawing, and said once the cursor rests. */
  readonly readout: string;
  /** Stands there while nothing is traced. */
  readonly hint: string;
  /** Whether a key did something. */
  readonly onKey: (key: string) => boolean;
  /** The pointer, in the drawing's own px, and whether it is pressed. */
  readonly onPoint: (x: number, y: number, pressed: boolean) => void;
  readonly testId?: string | undefined;
  readonly children: ReactNode;
}

/** A text, once it has not changed for a while. */
function useRested(text: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** One tab stop around a drawing that is as wide as its parent and as high as it needs, with a line for what is traced. */
export function Figure(props: FigureProps): ReactElement {
  const { room, holder, idPrefix, readout } = props;
  const rested = useRested(speak(readout));
  return (
    <div className={`figure ${props.className}`} data-testid={props.testId}>
      <div
        ref={holder}
        className="figure__drawing"
        role="application"
        aria-roledescription="chart"
        aria-label={props.name}
        aria-describedby={`${idPrefix}-keys`}
        tabIndex={0}
        onKeyDown={(event) => onKey(event, props.onKey)}
        onPointerDown={(event) => point(event, props)}
        onPointerMove={(event) => point(event, props)}
      >
        <svg
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an inline drawing is no <img>
          role="img"
          aria-label={props.summary}
          visibility={room === UNMEASURED ? 'hidden' : undefined}
          width={props.width * room.textScale}
          height={props.height * room.textScale}
          viewBox={`0 0 ${props.width} ${props.height}`}
        >
          {props.children}
        </svg>
        <span id={`${idPrefix}-keys`} hidden>
          {props.keys}
        </span>
      </div>
      <p className="figure__readout" aria-hidden="true">
        {readout || <span className="figure__hint">{props.hint}</span>}
      </p>
      <output className="u-hidden">{rested}</output>
    </div>
  );
}

function point(event: PointerEvent<HTMLElement>, { room, onPoint }: FigureProps): void {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  onPoint((event.clientX - left) / room.textScale, (event.clientY - top) / room.textScale, event.buttons > 0);
}

function onKey(event: KeyboardEvent<HTMLElement>, act: (key: string) => boolean): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Escape') event.currentTarget.blur();
  if (act(event.key)) event.preventDefault();
}
