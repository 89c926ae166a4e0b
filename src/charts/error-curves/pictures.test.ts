import { describe, expect, it } from 'vitest';
import { COMPANION, curveOf, draw, inputOf, PHONE, WIDE } from './draw.ts';
import { curves, DEPTH, LIMITED, LOSING, measured, NOTHING, sampling, STREAMING, THREE } from './fixtures.ts';
import { gapOf } from './gap.ts';
import { layoutErrorCurves, scalesFor } from './layout.ts';
import { vertices } from './obstacles.ts';

describe('the picture of three methods', () => {
  const drawn = draw(THREE, WIDE);

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
    const labels = draw(THREE, PHONE).yTicks.flatMap(({ label }) => label ?? []);
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
    const picture = {
      plot,
      labels: labels.map(({ name, text }) => [name, text]),
      triangle: triangle?.path,
      floor: floor?.line,
      path: curves.at(-1)?.path,
    };
    const rounded = JSON.stringify(
      picture,
      (_, value: unknown) => (typeof value === 'number' ? Math.round(value) : value),
      1,
    );
    expect(rounded).toMatchSnapshot();
  });
});

describe('limits', () => {
  const drawn = draw(LIMITED, WIDE);

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

  it('draw no gap that the 95 % interval does not bear out', () => {
    const open = { ...LOSING, sizes: [16], methods: [curves('k2', [measured(16, 0.2, 0.9)], [sampling(16, 0.05)])] };
    const input = inputOf(open, WIDE, 'k2');
    const drawn = layoutErrorCurves(input);
    expect(gapOf(drawn, open, scalesFor(input, drawn.plot), 'k2', 16)).toBeUndefined();
  });

  it('show axes before there is anything to show', () => {
    const drawn = draw(NOTHING, WIDE);
    expect(drawn.yTicks.map(({ label }) => label)).toEqual(['10⁻⁴', '10⁻³', '10⁻²', '10⁻¹', '1']);
    expect(drawn.labels).toEqual([]);
    expect(drawn.floor).toBeUndefined();
  });

  it('are bare beside the main chart', () => {
    const drawn = draw(DEPTH, COMPANION, 'k2');
    expect([drawn.labels, drawn.remarks, drawn.triangle]).toEqual([[], [], undefined]);
  });

  it('draw the floor only where it is known', () => {
    const previous = { summary: THREE, label: 'L = 4' };
    const drawn = draw(STREAMING, WIDE, 'k3', { previous });
    const { x } = scalesFor(inputOf(STREAMING, WIDE, 'k3', { previous }), drawn.plot);
    expect(vertices(drawn.floor?.line ?? '').at(-1)?.x).toBeCloseTo(x(64), 0);
  });
});
