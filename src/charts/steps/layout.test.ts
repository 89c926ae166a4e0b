import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walks } from './arbitrary.ts';
import { factorsOf } from './factors.ts';
import { level, ONE_NUMBER, TWO, walkOf } from './fixtures.ts';
import { cursorAt, labelsBeside, layoutSteps, nearest, statesAt, traceKey } from './layout.ts';

const width = fc.integer({ min: 240, max: 1900 });

/** Every x of a path of absolute commands, in the order of the path. */
function places(path: string): readonly (readonly [x: number, y: number])[] {
  return [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
}

describe('the layout', () => {
  it('is the same picture as before', () => {
    const { stack, sizes, axis, states, height } = layoutSteps(factorsOf(TWO), 760);
    const rounded = JSON.stringify({ height, stack, sizes, axis, states }, (_, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 10) / 10 : value,
    );
    expect(JSON.parse(rounded)).toMatchSnapshot();
  });

  it('stacks the degrees from 0 up, with what was forgotten on top', () => {
    const { stack } = layoutSteps(factorsOf(walkOf(40, 2)), 760);
    expect(stack?.bands.map(({ label }) => label.text)).toEqual(['degree 0', 'degree 1', 'degree 2', 'forgotten']);
    const heights = stack?.bands.map(({ label }) => label.y) ?? [];
    expect(heights).toEqual(heights.toSorted((one, other) => other - one));
  });

  it('leaves out panels that have nothing to say, and says so', () => {
    const one = layoutSteps(factorsOf(ONE_NUMBER), 760);
    expect([one.stack, one.states]).toEqual([undefined, undefined]);
    expect(one.sizes?.title).toBe('Size of the product so far');
    expect(one.sizes?.hollow.split('M')).toHaveLength(2);
    expect(one.remarks[0]).toMatch(/^This method knows one number of the product/);
    const whole = layoutSteps(factorsOf([level('projection', 0, [1, 1], 0)]), 760);
    expect([whole.sizes, whole.remarks[0]]).toEqual([
      undefined,
      'Nothing is forgotten here, so there is nothing more to show.',
    ]);
    const untold = layoutSteps(factorsOf([level('projection', 0, [1, 1])]), 760);
    expect([untold.sizes, untold.remarks[0]]).toEqual([undefined, 'What is forgotten at each step is not known here.']);
    expect(layoutSteps(factorsOf(TWO), 760).remarks).toEqual([]);
  });

  it('interrupts the stack where the product has no energy', () => {
    const steps = [1, 0, 1].map((energy, stage) => level('projection', stage, [energy, energy], energy));
    const { stack } = layoutSteps(factorsOf(steps), 760);
    expect(stack?.bands[0]?.path.split('M')).toHaveLength(3);
  });

  it('has about a point a pixel, however long the walk', () => {
    const { stack, sizes } = layoutSteps(factorsOf(walkOf(4000, 4)), 900);
    for (const { path } of stack?.bands ?? []) expect(places(path).length).toBeLessThan(2 * 900);
    expect(sizes?.stems.split('M').length).toBeLessThan(900);
  });

  it('goes from left to right inside the frame, in finite numbers', () => {
    fc.assert(
      fc.property(walks, width, (steps, px) => {
        const data = factorsOf(steps);
        const layout = layoutSteps(data, px);
        expect(JSON.stringify(layout)).not.toMatch(/NaN|Infinity|null/);
        const { stack, sizes } = layout;
        for (const { path, label } of stack?.bands ?? []) {
          for (const run of path.split('Z').filter(Boolean)) {
            const upper = places(run).slice(0, places(run).length / 2);
            const xs = upper.map(([x]) => x);
            expect(xs).toEqual(xs.toSorted((one, other) => one - other));
          }
          for (const [x, y] of places(path)) {
            expect(x).toBeGreaterThanOrEqual(layout.left - 0.1);
            expect(x).toBeLessThanOrEqual(layout.right + 0.1);
            expect(y).toBeGreaterThanOrEqual((stack?.box.top ?? 0) - 0.1);
            expect(y).toBeLessThanOrEqual((stack?.box.bottom ?? 0) + 0.1);
          }
          expect(label.y).toBeLessThan(layout.height);
        }
        for (const [, y] of places(`${sizes?.dots ?? ''}${sizes?.hollow ?? ''}`)) {
          expect(y).toBeGreaterThanOrEqual((sizes?.box.top ?? 0) - 0.1);
          expect(y).toBeLessThanOrEqual((sizes?.box.bottom ?? 0) + 0.1);
        }
        expect(layout.axis.y).toBeLessThan(layout.height);
      }),
    );
  });
});

describe('the cursor', () => {
  const data = factorsOf(walkOf(40, 2));
  const layout = layoutSteps(data, 760);

  it('moves by keys, inside the walk', () => {
    expect(['ArrowRight', 'ArrowLeft', '.', ',', 'Home', 'End', 'x'].map((key) => traceKey(80, 5, key))).toEqual([
      6,
      4,
      6,
      4,
      0,
      79,
      undefined,
    ]);
    expect([traceKey(80, 0, 'ArrowLeft'), traceKey(80, 79, 'ArrowRight'), traceKey(0, 0, 'End')]).toEqual([
      0,
      79,
      undefined,
    ]);
  });

  it('finds the last step of the factor under a pointer', () => {
    expect([nearest(layout, data, -50), nearest(layout, data, 5000)]).toEqual([1, 79]);
    expect(nearest(layout, data, cursorAt(layout, data, 33)?.x ?? 0)).toBe(33);
  });

  it('has a number that displaces those it would touch', () => {
    expect(labelsBeside(layout, undefined)).toHaveLength(layout.axis.ticks.length);
    const at = cursorAt(layout, data, 39);
    expect(at?.label).toBe('20');
    expect(labelsBeside(layout, at).map(({ label }) => label)).not.toContain('20');
  });

  it('has a state before and after, of the same length', () => {
    fc.assert(
      fc.property(walks, width, fc.nat(100), (steps, px, at) => {
        const walk = factorsOf(steps);
        const drawn = layoutSteps(walk, px);
        const states = statesAt(drawn, walk, at);
        expect(cursorAt(drawn, walk, at) === undefined).toBe(at >= steps.length);
        for (const pieces of [states?.before ?? [], states?.after ?? []]) {
          const length = pieces.reduce((sum, piece) => sum + piece.width, 0);
          expect(pieces.length === 0 || Math.abs(length - (drawn.right - drawn.left)) < 1e-6).toBe(true);
        }
      }),
    );
  });
});
