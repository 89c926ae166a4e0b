import type { ReactNode } from 'react';
import './kbd.css';

const DRAWN: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};
const SPOKEN: Readonly<Record<string, string>> = {
  ArrowLeft: 'left arrow',
  ArrowRight: 'right arrow',
  ArrowUp: 'up arrow',
  ArrowDown: 'down arrow',
};

interface KeysProps {
  /** Names as in KeyboardEvent.key. */
  readonly keys: readonly string[];
  /** What they do: size, method. */
  readonly children: ReactNode;
}

/** Keys and what they do: [←] [→] size. */
export function Keys({ keys, children }: KeysProps) {
  return (
    <span className="u-keys">
      {keys.map((key) => (
        <kbd key={key} className="u-kbd">
          <span aria-hidden={SPOKEN[key] !== undefined || undefined}>{DRAWN[key] ?? key}</span>
          {SPOKEN[key] !== undefined && <span className="u-hidden">{SPOKEN[key]}</span>}
        </kbd>
      ))}
      <span>{children}</span>
    </span>
  );
}
