import { useRef } from 'react';
import type { MouseEvent, PointerEvent } from 'react';
import { flushSync } from 'react-dom';
import type { IntField } from '../problems/schema.ts';
import { positionOf, snap } from './slider-scale.ts';

/** A drag reports every new value; a commit ends a drag, a key or a typed number, and is what history remembers. */
export type Phase = 'drag' | 'commit';

/** From the end of the track to where the middle of the thumb stops, in CSS px; slider.css draws the same. */
const INSET = 8;
/** A pointer this close (px) to the middle of the thumb takes hold of it without moving it. */
const GRIP = { touch: 22, other: 11 };

/** How far (px) a touch goes sideways before it counts. */
const SLIDE = 4;

interface Drag {
  readonly pointer: number;
  readonly from: number;
  /** Pointer minus middle of the thumb when it was taken, px. */
  readonly grip: number;
  /** Where a touch went down, until it has gone far enough sideways to mean the slider. */
  resting: { readonly x: number; readonly y: number } | null;
  last: number;
}

interface Track {
  readonly left: number;
  readonly length: number;
}

/** The track under an event on the range input, whose parent has its visible width. */
function trackOf(input: HTMLElement): Track {
  const box = (input.parentElement ?? input).getBoundingClientRect();
  return { left: box.left + INSET, length: Math.max(1, box.width - 2 * INSET) };
}

/**
 * Pointer behaviour of a slider on any scale. A native range is linear, so its own dragging cannot be used: while
 * `active()` the values it reports mean nothing. A touch moves nothing until it slides or lifts, so that scrolling past
 * a slider leaves it alone.
 */
export function useSliderDrag(field: IntField, value: number, onChange: (value: number, phase: Phase) => void) {
  const held = useRef<Drag | null>(null);

  const valueUnder = (event: PointerEvent<HTMLElement>, drag: Drag): number => {
    const track = trackOf(event.currentTarget);
    return snap(field, (event.clientX - drag.grip - track.left) / track.length, 1 / track.length);
  };
  const follow = (event: PointerEvent<HTMLElement>, drag: Drag) => {
    const next = valueUnder(event, drag);
    if (next === drag.last) return;
    drag.last = next;
    // React would paint a move of the pointer in a later task: the number must change in this frame.
    flushSync(() => onChange(next, 'drag'));
  };
  const slides = (event: PointerEvent, drag: Drag): boolean => {
    if (!drag.resting) return true;
    const aside = Math.abs(event.clientX - drag.resting.x);
    if (aside < SLIDE || aside < Math.abs(event.clientY - drag.resting.y)) return false;
    drag.resting = null;
    return true;
  };
  const finish = (drag: Drag) => {
    held.current = null;
    if (drag.last !== drag.from) onChange(drag.last, 'commit');
  };

  return {
    active: () => held.current !== null,
    handlers: {
      onMouseDown: (event: MouseEvent<HTMLInputElement>) => {
        // Ends the native drag before it begins: Firefox would set its own linear value once more after pointerup.
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
      },
      onPointerDown: (event: PointerEvent<HTMLInputElement>) => {
        if (event.button !== 0 || held.current) return;
        const track = trackOf(event.currentTarget);
        const off = event.clientX - (track.left + positionOf(field, value) * track.length);
        const reach = event.pointerType === 'touch' ? GRIP.touch : GRIP.other;
        const grip = Math.abs(off) <= reach ? off : 0;
        const resting = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : null;
        const drag: Drag = { pointer: event.pointerId, from: value, grip, resting, last: value };
        held.current = drag;
        event.currentTarget.setPointerCapture(event.pointerId);
        if (!resting && grip === 0) follow(event, drag);
      },
      onPointerMove: (event: PointerEvent<HTMLInputElement>) => {
        const drag = held.current;
        if (drag?.pointer === event.pointerId && slides(event, drag)) follow(event, drag);
      },
      onPointerUp: (event: PointerEvent<HTMLInputElement>) => {
        const drag = held.current;
        if (drag?.pointer !== event.pointerId) return;
        if (drag.grip === 0) follow(event, drag);
        finish(drag);
      },
      onPointerCancel: (event: PointerEvent<HTMLInputElement>) => {
        const drag = held.current;
        if (drag?.pointer !== event.pointerId) return;
        held.current = null;
        if (drag.last !== drag.from) onChange(drag.from, 'commit');
      },
    },
  };
}
