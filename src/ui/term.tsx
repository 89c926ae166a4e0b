import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Popover } from './popover.tsx';
import './term.css';

interface TermProps {
  /** The word in its sentence. */
  readonly children: ReactNode;
  /** The term's full name, if the word in the sentence is not it: heads the definition. */
  readonly name: string;
  /** Two sentences. Phrasing content only. */
  readonly definition: ReactNode;
  /** Its formula, in `<i>`, `<sub>` and `<sup>`. */
  readonly formula?: ReactNode;
  readonly testid?: string | undefined;
}

/** A word with a dotted underline that opens its definition in place. */
export function Term({ children, name, definition, formula, testid }: TermProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button ref={button} type="button" className="u-term" popoverTarget={id} data-testid={testid}>
        {children}
      </button>
      <Popover id={id} label={name} anchor={button}>
        <strong className="u-term__name">{name}</strong>
        <span className="u-term__definition">{definition}</span>
        {formula !== undefined && <span className="u-term__formula">{formula}</span>}
      </Popover>
    </>
  );
}
