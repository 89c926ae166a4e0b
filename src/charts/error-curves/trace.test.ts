import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySummary } from './arbitrary.ts';
import { wantedDomain } from './domain.ts';
import { LIMITED, LOOKS, NOTHING, SIZES, THEORY, THREE, UNRELIABLE } from './fixtures.ts';
import { layoutErrorCurves } from './layout.ts';
import { sameLine } from './looks.ts';
import type { Cursor, Frame, Layout } from './model.ts';
import { mostAccurate, nearest, startOf, traceKey, tracedPoint } from './trace.ts';

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

function at(size: number, method: string, kind: 'method' | 'sampling' = 'method'): Cursor {
  return { size, line: { kind, method } };
}

function press(cursor: Cursor | undefined, ...keys: readonly string[]): Cursor | undefined {
  return keys.reduce<Cursor | undefined>((here, key) => traceKey(THREE, here, 'k3', key), cursor);
}

function draw(frame: Frame = { width: 760, height: 640, density: 'wide' }): Layout {
  const domain = wantedDomain([THREE]);
  const noun = { one: 'network', many: 'networks' };
  return layoutErrorCurves({ summary: THREE, looks: LOOKS, theory: THEORY, frame, domain, focus: 'k3', noun });
}

describe('tracing by keys', () => {
  it('begins at the focused method and its largest size, and with Home at the smallest', () => {
    for (const key of KEYS) expect(press(undefined, key)).toEqual(at(key === 'Home' ? 8 : 256, 'k3'));
    expect(startOf(UNRELIABLE, 'k3')).toEqual(at(128, 'k3'));
    expect(startOf(NOTHING, 'k1')).toEqual(at(256, 'k1'));
    expect(startOf({ ...THREE, methods: [] }, undefined)).toBeUndefined();
  });

  it('goes from size to size with left and right and stops at the ends', () => {
    expect(press(at(64, 'k2'), 'ArrowLeft')).toEqual(at(32, 'k2'));
    expect(press(at(64, 'k2'), 'ArrowRight', 'ArrowRight', 'ArrowRight')).toEqual(at(256, 'k2'));
    expect(press(at(8, 'k2'), 'ArrowLeft')).toEqual(at(8, 'k2'));
    expect(press(at(64, 'k2'), 'Home')).toEqual(at(8, 'k2'));
    expect(press(at(64, 'k2'), 'End')).toEqual(at(256, 'k2'));
  });

  it('finds its way from a size that is not in the sweep any more', () => {
    expect(press(at(100, 'k2'), 'ArrowLeft')).toEqual(at(64, 'k2'));
    expect(press(at(100, 'k2'), 'ArrowRight')).toEqual(at(128, 'k2'));
  });

  it('goes up and down through methods and sampling as they stand in the chart', () => {
    const down = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'];
    const path = down.map((_, index) => press(at(256, 'k1', 'sampling'), ...down.slice(0, index))?.line);
    expect(path.map((line) => `${line?.kind} ${line?.method}`)).toEqual([
      'sampling k1',
      'sampling k2',
      'method k1',
      'sampling k3',
      'method k2',
      'method k3',
    ]);
    expect(press(at(256, 'k1', 'sampling'), 'ArrowUp')).toEqual(at(256, 'k1', 'sampling'));
    expect(press(at(256, 'k3'), 'ArrowDown')).toEqual(at(256, 'k3'));
  });

  it('leaves all other keys alone', () => {
    for (const key of ['Tab', 'Escape', 'Enter', 'a', 'PageDown']) expect(press(at(8, 'k1'), key)).toBeUndefined();
  });

  it('never leaves the sweep, and undoes up with down', () => {
    fc.assert(
      fc.property(anySummary, fc.array(fc.constantFrom(...KEYS), { maxLength: 30 }), (summary, keys) => {
        let cursor: Cursor | undefined;
        for (const key of keys) {
          cursor = traceKey(summary, cursor, 'k0', key);
          if (cursor === undefined) return;
          expect(summary.sizes).toContain(cursor.size);
          const down = traceKey(summary, cursor, 'k0', 'ArrowDown');
          const known = tracedPoint(summary, cursor) !== undefined;
          const moved = down !== undefined && known && !sameLine(down.line, cursor.line);
          const back = moved ? traceKey(summary, down, 'k0', 'ArrowUp') : cursor;
          expect(back?.line).toEqual(cursor.line);
        }
      }),
    );
  });
});

describe('tracing by pointer', () => {
  it('finds every mark that is drawn', () => {
    const drawn = draw();
    for (const curve of drawn.curves) {
      for (const mark of curve.marks) {
        const found = nearest(drawn, mark);
        const there = drawn.curves.flatMap(({ line, marks }) => marks.map((each) => ({ line, ...each })));
        const best = there.find((each) => each.line === found?.line && each.size === found.size);
        expect(best?.y).toBeCloseTo(mark.y, 6);
        expect(found?.size).toBe(mark.size);
      }
    }
  });

  it('chooses the size first and then the line', () => {
    const drawn = draw();
    const tick = drawn.xTicks[2]?.at ?? 0;
    const next = drawn.xTicks[3]?.at ?? 0;
    expect(nearest(drawn, { x: tick + 0.45 * (next - tick), y: drawn.plot.bottom })).toEqual(at(32, 'k3'));
    expect(nearest(drawn, { x: tick + 0.55 * (next - tick), y: drawn.plot.top })).toEqual(at(64, 'k1', 'sampling'));
  });

  it('finds nothing where nothing is drawn', () => {
    expect(nearest({ ...draw(), curves: [] }, { x: 100, y: 100 })).toBeUndefined();
  });

  it('finds only lines that are drawn on a phone', () => {
    const drawn = draw({ width: 288, height: 300, density: 'phone' });
    expect(nearest(drawn, { x: drawn.xTicks[5]?.at ?? 0, y: drawn.plot.top })).toEqual(at(256, 'k1'));
  });
});

describe('the first focus', () => {
  it('goes to the most accurate reliable method at the largest size', () => {
    expect(mostAccurate(THREE)).toBe('k3');
    expect(mostAccurate(LIMITED)).toBe('k3');
    const narrow = { ...THREE, sizes: SIZES.slice(0, 1) };
    expect(mostAccurate(narrow)).toBe('k2');
    expect(mostAccurate(NOTHING)).toBe('k1');
    expect(mostAccurate({ ...THREE, methods: [] })).toBeUndefined();
  });
});
