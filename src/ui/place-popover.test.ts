import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePopover } from './place-popover.ts';

describe('placePopover', () => {
  it('stands below its anchor, flush with the nearer side of the window', () => {
    const left = placePopover({ left: 100, right: 200, top: 50, bottom: 70 }, 1000, 800);
    expect(left).toEqual({ left: 100, right: undefined, top: 76, bottom: undefined, maxWidth: 888, maxHeight: 712 });
    const right = placePopover({ left: 900, right: 980, top: 50, bottom: 70 }, 1000, 800);
    expect(right).toMatchObject({ left: undefined, right: 20, maxWidth: 968 });
  });

  it('stands above an anchor near the foot of the window', () => {
    const place = placePopover({ left: 100, right: 200, top: 700, bottom: 720 }, 1000, 800);
    expect(place).toMatchObject({ top: undefined, bottom: 106, maxHeight: 682 });
  });

  it('stays 12 px inside every window, with at least a third of its width', () => {
    const length = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(length, length, fc.integer({ min: 320, max: 2000 }), length, length, (x, y, width, w, height) => {
        const left = x % width;
        const anchor = {
          left,
          right: Math.min(width, left + w),
          top: Math.min(y, height),
          bottom: Math.min(y + 20, height),
        };
        const place = placePopover(anchor, width, height);
        const side = place.left ?? place.right ?? 0;
        expect(side).toBeGreaterThanOrEqual(12);
        expect(side + place.maxWidth).toBe(width - 12);
        expect(place.maxWidth).toBeGreaterThan(width / 3);
        const above = place.top ?? place.bottom ?? 0;
        expect(place.maxHeight).toBe(Math.max(0, height - 12 - above));
      }),
    );
  });
});
