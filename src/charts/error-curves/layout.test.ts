import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFrame, anySummary, ANY_LOOKS } from './arbitrary.ts';
import { curveOf, inputOf } from './draw.ts';
import { gapOf, gapSize } from './gap.ts';
import { LABEL_GAP, LABEL_PX } from './labels.ts';
import { layoutErrorCurves, scalesFor } from './layout.ts';
import type { Box, Layout } from './model.ts';
import { contains, overlap, vertices, within } from './obstacles.ts';
import { scalesOf } from './scales.ts';
import { textWidth } from './text.ts';
import { halfLabel } from './ticks.ts';

/** Boxes of all words in the plot. */
function words(drawn: Layout): readonly Box[] {
  return [
    ...drawn.remarks.map(({ box }) => box),
    ...(drawn.triangle ? [drawn.triangle.box] : []),
    ...(drawn.floor?.label ? [drawn.floor.label.box] : []),
  ];
}

function touching(boxes: readonly Box[]): boolean {
  return boxes.some((one, index) => boxes.slice(index + 1).some((other) => overlap(one, other)));
}

const anyInput = fc
  .tuple(anySummary, anyFrame, fc.option(anySummary, { nil: undefined }))
  .map(([summary, frame, old]) =>
    inputOf(summary, frame, 'k2', {
      looks: ANY_LOOKS,
      ...(old === undefined ? {} : { previous: { summary: old, label: 'L = 4', now: 'L = 8' } }),
    }),
  );

describe('any layout', () => {
  it('keeps every mark in the plot', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const drawn = layoutErrorCurves(input);

        for (const curve of [...drawn.curves, ...drawn.previous]) {
          for (const mark of curve.marks) {
            // Limits that would lie on one another step aside, seven at most by 48 px.
            expect(contains(drawn.plot, { ...mark, x: mark.kind === 'limit' ? drawn.plot.left : mark.x })).toBe(true);
          }
        }
      }),
    );
  });

  it('has a curve for each method, and for its sampling where there is room', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const drawn = layoutErrorCurves(input);
        const names = input.summary.methods.map(({ name }) => name);
        const drawnNames = drawn.curves.filter(({ line }) => line.kind === 'method').map(({ line }) => line.method);
        expect(drawnNames.toSorted()).toEqual(names.toSorted());
        const twins = drawn.curves.filter(({ line }) => line.kind === 'sampling').length;
        expect(twins).toBe(
          input.frame.density === 'wide' ? names.length : names.filter((name) => name === 'k2').length,
        );
      }),
    );
  });

  it('keeps names at line ends apart and in the frame', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const drawn = layoutErrorCurves(input);
        const heights = drawn.labels.map(({ text }) => text.y).toSorted((one, other) => one - other);
        for (const [index, y] of heights.entries()) {
          expect(y - (heights[index - 1] ?? -Infinity)).toBeGreaterThanOrEqual(LABEL_GAP - 1e-6);
          expect(y).toBeGreaterThanOrEqual(drawn.plot.top);
          expect(y).toBeLessThanOrEqual(drawn.plot.bottom);
        }
        for (const label of drawn.labels) {
          const detail = label.detail === undefined ? 0 : 8 + textWidth(label.detail, LABEL_PX);
          const right = label.text.x + textWidth(label.name, LABEL_PX, label.strong) + detail;
          expect(right).toBeLessThanOrEqual(input.frame.width);
        }
      }),
    );
  });

  it('lets no words in the plot touch each other or leave it', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const drawn = layoutErrorCurves(input);
        expect(touching(words(drawn))).toBe(false);
        for (const box of words(drawn)) expect(within(box, { ...drawn.plot, top: drawn.plot.top - 8 })).toBe(true);
      }),
    );
  });

  it('keeps the tick labels of sizes apart and names the largest', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const named = layoutErrorCurves(input).xTicks.filter(({ label }) => label !== undefined);
        for (const [index, tick] of named.entries()) {
          const before = named[index - 1];
          const end = before === undefined ? -Infinity : before.at + halfLabel(before.size);
          expect(tick.at - halfLabel(tick.size)).toBeGreaterThan(end);
        }
        const sizes = [...input.summary.sizes, ...(input.previous?.summary.sizes ?? [])];
        expect(named.at(-1)?.size).toBe(Math.max(...sizes));
      }),
    );
  });

  it('draws bands around their points', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const drawn = layoutErrorCurves(input);
        const { x, y } = scalesFor(input, drawn.plot);
        for (const method of input.summary.methods) {
          const corners = vertices(curveOf(drawn, method.name).band ?? '');
          for (const point of method.points.filter(({ band, status }) => band && status === 'measured')) {
            const edges = corners
              .filter((corner) => Math.abs(corner.x - x(point.size)) < 0.11)
              .map((corner) => corner.y);
            expect(Math.max(...edges)).toBeGreaterThanOrEqual(y(point.error) - 0.11);
            expect(Math.min(...edges)).toBeLessThanOrEqual(y(point.error) + 0.11);
          }
        }
      }),
    );
  });

  it('prints no number that is not finite', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(JSON.stringify(layoutErrorCurves(input))).not.toMatch(/NaN|Infinity|null/);
      }),
    );
  });

  it('points the gap arrow from sampling to the method', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const drawn = layoutErrorCurves(input);
        const size = gapSize(input.summary, 'k2');
        const gap = size && gapOf(drawn, input.summary, scalesFor(input, drawn.plot), 'k2', size);
        if (!gap) return;
        const [, from, to] = /,([\d.-]+)V([\d.-]+)/.exec(gap.shaft) ?? [];
        const method = input.summary.methods.find(({ name }) => name === 'k2');
        const error = method?.points.find((point) => point.size === size)?.error ?? 0;
        const expected = method?.sampling.find((point) => point.size === size)?.expected ?? 0;
        expect(Number(to) > Number(from)).toBe(expected > error);
        expect(gap.strong.includes('sampling is')).toBe(expected < error);
        expect(words(drawn).some((box) => overlap(box, gap.box))).toBe(false);
      }),
    );
  });
});

describe('scales', () => {
  it('rise with size and fall with error', () => {
    const plot = { left: 50, top: 40, right: 600, bottom: 500 };
    const value = fc.double({ min: 1e-9, max: 100, noNaN: true });
    fc.assert(
      fc.property(value, value, (some, more) => {
        const { x, y } = scalesOf([8, 64, 512], { bottom: -9, top: 2 }, plot, 'wide');
        const [one, other] = [Math.min(some, more), Math.max(some, more) * 1.001];
        expect(y(one)).toBeGreaterThan(y(Math.min(100, other)) - 1e-9);
        expect(x(8)).toBeLessThan(x(64));
        expect(x(64) - x(8)).toBeCloseTo(x(512) - x(64), 9);
      }),
    );
  });
});
