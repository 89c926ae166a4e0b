import { useEffect, useState, type RefObject } from 'react';

/** Room of an element: px of its content, and how much larger than 16 px the reader's text is. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly textScale: number;
}

/** What is drawn where nothing can be measured: outside a browser, and, unseen, before the first layout. */
export const UNMEASURED: Room = { width: 760, height: 520, textScale: 1 };

function measure(element: Element): Room {
  const { width, height } = element.getBoundingClientRect();
  const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return { width: Math.round(width), height: Math.round(height), textScale: rootPx > 0 ? rootPx / 16 : 1 };
}

function same(one: Room, other: Room): boolean {
  return one.width === other.width && one.height === other.height && one.textScale === other.textScale;
}

/** Follows the size of an element, which must not depend on what is drawn into it. */
export function useRoom(element: RefObject<Element | null>): Room {
  const [room, setRoom] = useState(UNMEASURED);
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    // Its first call comes with the first layout; measuring here would force a layout of its own while the page starts.
    const observer = new ResizeObserver(() => setRoom((before) => keep(before, measure(target))));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return room;
}

/** An element that is not shown has no room: what was drawn stays. */
function keep(before: Room, now: Room): Room {
  return now.width === 0 || now.height === 0 || same(before, now) ? before : now;
}
