import { useEffect, useEffectEvent, useId, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Button } from './button.tsx';
import './sheet.css';

interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** Kept while closed, so that nothing typed is lost, but out of reach. */
  readonly children: ReactNode;
  /** For the `aria-controls` of the button that opens it. */
  readonly id?: string | undefined;
  readonly testid?: string | undefined;
}

/** Moves the focus in when the sheet opens and back to where it was when it closes. */
function useFocusInside(sheet: RefObject<HTMLElement | null>, open: boolean): void {
  useEffect(() => {
    const node = sheet.current;
    if (!open || !node) return;
    const before = document.activeElement;
    node.focus({ preventScroll: true });
    return () => {
      const now = document.activeElement;
      const lost = now === null || now === document.body || node.contains(now);
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [sheet, open]);
}

/** Escape closes the sheet, unless a field or a popover inside it had its own use for the key. */
function useEscape(sheet: RefObject<HTMLElement | null>, onClose: () => void): void {
  const keyDown = useEffectEvent((event: KeyboardEvent) => {
    const node = sheet.current;
    if (event.key !== 'Escape' || event.defaultPrevented || node?.querySelector(':popover-open')) return;
    if (!(event.target instanceof Node && node?.contains(event.target))) return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    // On the document: React's own handlers, which may prevent the default, run below it and so before.
    document.addEventListener('keydown', keyDown);
    return () => document.removeEventListener('keydown', keyDown);
  }, []);
}

/** A panel at the foot of a phone's window. The page above it stays in use: it is a region, not a dialog. */
export function Sheet({ open, title, onClose, children, id, testid }: SheetProps) {
  const sheet = useRef<HTMLElement>(null);
  const titleId = useId();
  useFocusInside(sheet, open);
  useEscape(sheet, onClose);
  return (
    <section
      ref={sheet}
      id={id}
      className="u-sheet"
      data-open={open || undefined}
      inert={!open}
      aria-labelledby={titleId}
      tabIndex={-1}
      data-testid={testid}
    >
      <span className="u-sheet__handle" />
      <header className="u-sheet__head">
        <h2 id={titleId} className="u-sheet__title">
          {title}
        </h2>
        <Button look="quiet" onClick={onClose}>
          Done
        </Button>
      </header>
      <div className="u-sheet__body">{children}</div>
    </section>
  );
}
