import { Suspense, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Popover } from './popover.tsx';
import './term.css';

interface TermProps {
  /** The word in its sentence. */
  readonly children: ReactNode;
  /** The term's full name: heads the definition. */
  readonly name: string;
  /** Phrasing content only; may be lazy, for it is rendered when first opened. */
  readonly definition: ReactNode;
  readonly testid?: string | undefined;
}

/** A word with a dotted underline that opens its definition in place. */
export function Term({ children, name, definition, testid }: TermProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button ref={button} type="button" className="u-term" popoverTarget={id} data-testid={testid}>
        {children}
      </button>
      <Popover id={id} label={name} anchor={button} onOpen={() => setOpened(true)}>
        <strong className="u-term__name">{name}</strong>
        {opened && <Suspense>{definition}</Suspense>}
      </Popover>
    </>
  );
}
