import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../../experiments/curves.ts';
import { anyFrame, anySummary, ANY_LOOKS } from './arbitrary.ts';
import { growDomain, wantedDomain } from './domain.ts';
import { DEPTH, LIMITED, LOOKS, LOSING, NOTHING, SIX, STREAMING, THEORY, THREE, TWO, UNRELIABLE } from './fixtures.ts';
import { gapOf, gapSize } from './gap.ts';
import { LABEL_GAP, LABEL_PX, spread } from './labels.ts';
import { layoutErrorCurves, scalesFor, type LayoutInput } from './layout.ts';
import type { Box, Curve, Frame, Layout } from './model.ts';
import { overlap, vertices, within } from './obstacles.ts';
import { scalesOf } from './scales.ts';
import { textWidth } from './text.ts';
import { halfLabel } from './ticks.ts';

const WIDE: Frame = { width: 760, height: 640, density: 'wide' };
const PHONE: Frame = { width: 288, height: 300, density: 'phone' };
const COMPANION: Frame = { width: 312, height: 260, density: 'companion' };
const NOUN = { one: 'network', many: 'networks' };

function inputOf(summary: Summary, frame: Frame, focus = 'k3', more: Partial<LayoutInput> = {}): LayoutInput {
  const shown = more.previous === undefined ? [summary] : [summary, more.previous.summary];
  const domain = wantedDomain(shown);
  return { summary, looks: LOOKS, theory: THEORY, frame, domain, focus, noun: NOUN, ...more };
}

function layout(summary: Summary, frame: Frame, focus?: string, more?: Partial<LayoutInput>): Layout {
  return layoutErrorCurves(inputOf(summary, frame, focus, more));
}

function curveOf(drawn: Layout, method: string, kind: 'method' | 'sampling' = 'method'): Curve {
  const curve = drawn.curves.find((each) => each.line.method === method && each.line.kind === kind);
  if (curve === undefined) throw new Error(`no curve of ${kind} ${method}`);
  return curve;
}

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
        const room = { ...drawn.plot, left: drawn.plot.left - 60, right: drawn.plot.right + 60 };
        for (const curve of [...drawn.curves, ...drawn.previous]) {
          for (const mark of curve.marks) {
            expect(within({ left: mark.x, right: mark.x, top: mark.y, bottom: mark.y }, room)).toBe(true);
            if (mark.kind !== 'limit') expect(mark.x).toBeGreaterThanOrEqual(drawn.plot.left);
            if (mark.kind !== 'limit') expect(mark.x).toBeLessThanOrEqual(drawn.plot.right);
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
          if (before) expect(tick.at - halfLabel(tick.size)).toBeGreaterThan(before.at + halfLabel(before.size));
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
      fc.property(value, value, (one, other) => {
        const { x, y } = scalesOf([8, 64, 512], { bottom: -9, top: 2 }, plot, 'wide');
        if (one < other) expect(y(one)).toBeGreaterThanOrEqual(y(other));
        if (one < other * 0.999) expect(y(one)).toBeGreaterThan(y(other));
        expect(x(8)).toBeLessThan(x(64));
        expect(x(64) - x(8)).toBeCloseTo(x(512) - x(64), 9);
      }),
    );
  });
});

describe('the domain', () => {
  it('holds every reliable point, limit and sampling line', () => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        const { bottom, top } = wantedDomain([summary]);
        const points = summary.methods.flatMap((method) => [
          ...method.points.filter(({ status }) => status !== 'unreliable').map(({ error }) => error),
          ...method.sampling.map(({ expected }) => expected),
        ]);
        for (const error of points) {
          expect(Math.log10(error)).toBeGreaterThanOrEqual(bottom - 1e-8);
          expect(Math.log10(error)).toBeLessThanOrEqual(top + 1e-8);
        }
        expect(top - bottom).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('is not stretched by an estimate that broke down, which stands at its edge', () => {
    expect(wantedDomain([UNRELIABLE])).toEqual({ bottom: -6, top: 1 });
    const drawn = layout(UNRELIABLE, WIDE);
    expect(curveOf(drawn, 'k3').marks.map(({ beyond }) => beyond)).toEqual([true, false, false, false, false]);
  });

  it('follows a noise floor only while it is near', () => {
    expect(wantedDomain([THREE]).bottom).toBe(-8);
    const far = { ...THREE, floor: THREE.floor.map((point) => ({ ...point, error: 1e-13 })) };
    expect(wantedDomain([far]).bottom).toBe(-9);
  });

  it('grows at once and shrinks only when settled', () => {
    const [small, large] = [
      { bottom: -3, top: 0 },
      { bottom: -5, top: 1 },
    ];
    expect(growDomain(undefined, small, false)).toEqual(small);
    expect(growDomain(small, large, false)).toEqual(large);
    expect(growDomain(large, small, false)).toEqual(large);
    expect(growDomain({ bottom: -3, top: 2 }, large, false)).toEqual({ bottom: -5, top: 2 });
    expect(growDomain(large, small, true)).toEqual(small);
  });
});

describe('names at line ends', () => {
  it('stay where they are when nothing is in the way', () => {
    expect(spread([10, 50, 90], 18, 0, 200)).toEqual([10, 50, 90]);
    expect(spread([90, 10, 50], 18, 0, 200)).toEqual([90, 10, 50]);
  });

  it('share a move equally', () => {
    expect(spread([50, 54], 18, 0, 200)).toEqual([43, 61]);
    expect(spread([50, 50, 50], 10, 0, 200)).toEqual([40, 50, 60]);
    expect(spread([195, 198], 18, 0, 200)).toEqual([182, 200]);
  });

  it('are spread with the least sum of squares', () => {
    const heights = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 9 });
    const nudges = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(heights, nudges, (wanted, nudge) => {
        const cost = (places: readonly number[]): number =>
          places.reduce((sum, place, index) => sum + (place - (wanted[index] ?? 0)) ** 2, 0);
        const found = spread(wanted, 18, 0, 400);
        const other = found.map((place, index) => place + (nudge[index] ?? 0));
        const sorted = other.toSorted((one, two) => one - two);
        const allowed = sorted.every((place, index) => index === 0 || place - (sorted[index - 1] ?? 0) >= 18);
        const inside = (sorted[0] ?? 0) >= 0 && (sorted.at(-1) ?? 0) <= 400;
        const rank = (places: readonly number[]): string =>
          JSON.stringify(places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0)));
        if (allowed && inside && rank(other) === rank(found))
          expect(cost(found)).toBeLessThanOrEqual(cost(other) + 1e-6);
      }),
    );
  });

  it('say the slope in a wide chart and are short on a phone', () => {
    const wide = layout(THREE, WIDE).labels.map(({ name, detail }) => [name, detail]);
    expect(wide).toContainEqual(['Order 3', 'slope −3.7 ± 0.2']);
    expect(wide).toContainEqual(['sampling, cost of order 1', undefined]);
    expect(layout(THREE, PHONE).labels.map(({ name }) => name)).toEqual(['K = 1', 'K = 2', 'sampling', 'K = 3']);
    expect(layout(THREE, COMPANION).labels).toEqual([]);
  });

  it('leave sampling to the focused method when there are many', () => {
    const drawn = layout(SIX, WIDE, 'k2a');
    expect(drawn.labels.filter(({ line }) => line?.kind === 'sampling').map(({ line }) => line?.method)).toEqual([
      'k2a',
    ]);
    expect(drawn.curves.filter(({ faint }) => faint)).toHaveLength(5);
  });

  it('tell what was before from what is now', () => {
    const previous = { summary: THREE, label: 'L = 4', now: 'L = 8' };
    const drawn = layout(STREAMING, WIDE, 'k3', { previous });
    expect(drawn.labels.map(({ name }) => name)).toContain('before: L = 4');
    expect(drawn.remarks.map(({ strong }) => strong)).toContain('now: L = 8');
    expect(drawn.previous.map(({ line }) => line.method)).toEqual(['k1', 'k2', 'k3']);
  });
});

describe('the picture of three methods', () => {
  const drawn = layout(THREE, WIDE);

  it('labels every decade and every size', () => {
    expect(drawn.yTicks.map(({ label }) => label)).toEqual([
      '10⁻⁸',
      '10⁻⁷',
      '10⁻⁶',
      '10⁻⁵',
      '10⁻⁴',
      '10⁻³',
      '10⁻²',
      '10⁻¹',
      '1',
      '10',
    ]);
    expect(drawn.xTicks.map(({ label }) => label)).toEqual(['8', '16', '32', '64', '128', '256']);
    expect(drawn.yMinor).toHaveLength(18);
  });

  it('labels every other decade where they are crowded', () => {
    const labels = layout(THREE, PHONE).yTicks.flatMap(({ label }) => label ?? []);
    expect(labels).toEqual(['10⁻⁸', '10⁻⁶', '10⁻⁴', '10⁻²', '1']);
  });

  it('draws the focused method last, its triangle with fit and theory, and its gap', () => {
    expect(drawn.curves.at(-1)?.line).toEqual({ kind: 'method', method: 'k3' });
    expect(drawn.triangle).toMatchObject({ fit: '−3.7 ± 0.2', theory: 'theory −3', colour: 'var(--m3)' });
    const gap = gapOf(drawn, THREE, scalesFor(inputOf(THREE, WIDE), drawn.plot), 'k3', 256);
    expect(gap).toMatchObject({ strong: '442×', detail: 'at equal FLOPs' });
  });

  it('draws the hypotenuse along the fit', () => {
    const corners = vertices(drawn.triangle?.path ?? '');
    const [left, , right] = corners;
    const { x, y } = scalesFor(inputOf(THREE, WIDE), drawn.plot);
    const slope = THREE.methods[2]?.fit?.slope ?? 0;
    const wanted = (y(2 ** slope * 1e-3) - y(1e-3)) / (x(16) - x(8));
    expect(((right?.y ?? 0) - (left?.y ?? 0)) / ((right?.x ?? 0) - (left?.x ?? 0))).toBeCloseTo(wanted, 2);
  });

  it('keeps the unreliable point apart: no solid line, no band, the word beside it', () => {
    const curve = curveOf(drawn, 'k3');
    expect(vertices(curve.path)).toHaveLength(5);
    expect(vertices(curve.band ?? '')).toHaveLength(10);
    expect(vertices(curve.doubt ?? '')).toHaveLength(2);
    expect(drawn.remarks.map(({ strong, detail }) => [strong, detail])).toEqual([['unreliable', '4 of 20 networks']]);
  });

  it('is the same picture as before', () => {
    const { plot, labels, triangle, floor, curves } = drawn;
    expect({
      plot,
      labels: labels.map(({ name, text }) => [name, text]),
      triangle,
      floor,
      path: curves.at(-1)?.path,
    }).toMatchSnapshot();
  });
});

describe('limits', () => {
  const drawn = layout(LIMITED, WIDE);

  it('stand 16 px apart where they would lie on one another', () => {
    const places = ['k3', 'k4'].map(
      (name) => curveOf(drawn, name).marks.findLast(({ kind }) => kind === 'limit')?.x ?? 0,
    );
    expect((places[1] ?? 0) - (places[0] ?? 0)).toBe(16);
  });

  it('end the solid line, and the floor says why', () => {
    expect(vertices(curveOf(drawn, 'k4').path)).toHaveLength(3);
    expect(drawn.floor?.label?.detail).toBe('below the noise of the reference');
  });
});

describe('other pictures', () => {
  it('say when sampling is better, with the arrow up', () => {
    const input = inputOf(LOSING, WIDE, 'k2');
    const drawn = layoutErrorCurves(input);
    const gap = gapOf(drawn, LOSING, scalesFor(input, drawn.plot), 'k2', 16);
    expect(gap).toMatchObject({ strong: 'sampling is 4.0× better', detail: 'at equal FLOPs' });
  });

  it('show axes before there is anything to show', () => {
    const drawn = layout(NOTHING, WIDE);
    expect(drawn.yTicks.map(({ label }) => label)).toEqual(['10⁻⁴', '10⁻³', '10⁻²', '10⁻¹', '1']);
    expect(drawn.labels).toEqual([]);
    expect(drawn.floor).toBeUndefined();
  });

  it('are bare beside the main chart', () => {
    const drawn = layout(DEPTH, COMPANION, 'k2');
    expect([drawn.labels, drawn.remarks, drawn.triangle]).toEqual([[], [], undefined]);
  });

  it('draw the floor only where it is known', () => {
    const previous = { summary: THREE, label: 'L = 4' };
    const drawn = layout(STREAMING, WIDE, 'k3', { previous });
    const { x } = scalesFor(inputOf(STREAMING, WIDE, 'k3', { previous }), drawn.plot);
    expect(vertices(drawn.floor?.line ?? '').at(-1)?.x).toBeCloseTo(x(64), 0);
  });
});
