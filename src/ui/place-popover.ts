/** Edges of the element that a popover belongs to, in CSS px from the top left corner of the window. */
export interface AnchorBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Offsets of a `position: fixed` box from the edges of the window, px; undefined means auto. */
export interface Place {
  readonly left: number | undefined;
  readonly right: number | undefined;
  readonly top: number | undefined;
  readonly bottom: number | undefined;
  readonly maxWidth: number;
  readonly maxHeight: number;
}

const MARGIN = 12;
const DISTANCE = 6;
/** Room (px) below that is enough not to look above. */
const ENOUGH = 200;

/**
 * Below its anchor, or above where there is more room; flush with the anchor's left edge in the left half of the window,
 * with its right edge in the right half. Keeps 12 px from every edge and needs no size of the popover itself.
 */
export function placePopover(anchor: AnchorBox, width: number, height: number): Place {
  const below = height - anchor.bottom - DISTANCE - MARGIN;
  const above = anchor.top - DISTANCE - MARGIN;
  const under = below >= ENOUGH || below >= above;
  const flushLeft = anchor.left + anchor.right <= width;
  const left = Math.max(MARGIN, anchor.left);
  const right = Math.max(MARGIN, width - anchor.right);
  return {
    left: flushLeft ? left : undefined,
    right: flushLeft ? undefined : right,
    top: under ? anchor.bottom + DISTANCE : undefined,
    bottom: under ? undefined : height - anchor.top + DISTANCE,
    maxWidth: width - MARGIN - (flushLeft ? left : right),
    maxHeight: Math.max(0, under ? below : above),
  };
}
