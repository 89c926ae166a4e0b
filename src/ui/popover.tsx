import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject, ToggleEvent } from 'react';
import { placePopover } from './place-popover.ts';
import './popover.css';

interface PopoverProps {
  /** What the `popoverTarget` of a button names. */
  readonly id: string;
  /** What it is about, for readers. */
  readonly label: string;
  /** The element that it stands beside. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** For opening it from a handler; a button with `popoverTarget` needs none. */
  readonly ref?: RefObject<HTMLSpanElement | null> | undefined;
  readonly onOpen?: (() => void) | undefined;
  /** Phrasing content only: a popover may stand inside a paragraph. */
  readonly children: ReactNode;
}

const px = (length: number | undefined): string => (length === undefined ? 'auto' : `${length}px`);

function moveBeside(popover: HTMLElement, anchor: HTMLElement): void {
  const place = placePopover(anchor.getBoundingClientRect(), window.innerWidth, window.innerHeight);
  for (const side of ['left', 'right', 'top', 'bottom'] as const)
    popover.style.setProperty(`--${side}`, px(place[side]));
  popover.style.setProperty('--max-width', px(place.maxWidth));
  popover.style.setProperty('--max-height', px(place.maxHeight));
}

/** Closes the popover when what it stands beside may have moved away from it. */
function useCloseOnMove(popover: RefObject<HTMLElement | null>, open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const stop = new AbortController();
    const close = (event: Event) => {
      const node = popover.current;
      if (node && !(event.target instanceof Node && node.contains(event.target))) node.hidePopover();
    };
    window.addEventListener('scroll', close, { capture: true, signal: stop.signal });
    window.addEventListener('resize', close, { signal: stop.signal });
    return () => stop.abort();
  }, [popover, open]);
}

/**
 * A native popover beside its anchor, or at the foot of the window on phones. The browser closes it on Escape and on a
 * press elsewhere, and gives the focus back.
 */
export function Popover({ id, label, anchor, ref, onOpen, children }: PopoverProps) {
  const own = useRef<HTMLSpanElement>(null);
  const popover = ref ?? own;
  const [open, setOpen] = useState(false);
  useCloseOnMove(popover, open);

  const beforeToggle = (event: ToggleEvent<HTMLElement>) => {
    if (event.newState === 'open' && anchor.current) moveBeside(event.currentTarget, anchor.current);
  };
  const toggled = (event: ToggleEvent<HTMLElement>) => {
    setOpen(event.newState === 'open');
    if (event.newState !== 'open') return;
    event.currentTarget.focus({ preventScroll: true });
    onOpen?.();
  };
  return (
    <span
      ref={popover}
      id={id}
      className="u-popover"
      popover="auto"
      role="note"
      aria-label={label}
      tabIndex={-1}
      onBeforeToggle={beforeToggle}
      onToggle={toggled}
    >
      {children}
    </span>
  );
}
