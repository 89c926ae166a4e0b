import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react';

interface ViewFocusProps {
  /** Whether a key brought this view up, whose focus would otherwise be lost with the view before. */
  readonly takeFocus: boolean;
  /** Given where T and Escape lead back. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A view that takes the keyboard with it: focus goes to its one tab stop when a key opened it. */
export function ViewFocus({ takeFocus, onBack, children }: ViewFocusProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takeFocus) box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [takeFocus]);
  const keyDown = (event: KeyboardEvent): void => {
    if (!onBack || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' || event.key.toLowerCase() === 't') onBack();
  };
  return (
    <div ref={box} className="view" onKeyDown={keyDown} role="presentation">
      {children}
    </div>
  );
}
