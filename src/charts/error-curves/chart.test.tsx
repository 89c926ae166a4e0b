import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ErrorCurves, type ErrorCurvesProps } from './chart.tsx';
import { LIMITED, LOOKS, SIX, STREAMING, THEORY, THREE } from './fixtures.ts';

const PROPS: ErrorCurvesProps = {
  summary: THREE,
  looks: LOOKS,
  theory: THEORY,
  axis: { x: 'Width', symbol: 'n', y: 'Mean squared error ÷ variance' },
  noun: { one: 'network', many: 'networks' },
  cursor: undefined,
  focus: 'k3',
  onCursor: () => {},
  label: 'At width 256, order 3 gets the error of 2.3 million samples.',
  idPrefix: 'errors',
  testId: 'error-plot',
};

function chart(more: Partial<ErrorCurvesProps> = {}): string {
  return renderToStaticMarkup(<ErrorCurves {...PROPS} {...more} />);
}

function count(html: string, part: string): number {
  return html.split(part).length - 1;
}

describe('the chart', () => {
  it('is one tab stop with a name, a description and no content of its own for readers', () => {
    const html = chart();
    expect(count(html, 'tabindex="0"')).toBe(1);
    expect(html).toContain('aria-label="At width 256, order 3 gets the error of 2.3 million samples."');
    expect(html).toMatch(/aria-describedby="errors-keys".*<span id="errors-keys" hidden="">/s);
    expect(html).toMatch(/<svg[^>]*aria-hidden="true"/);
    expect(html).toContain('data-testid="error-plot"');
  });

  it('draws one curve for each method and for its sampling', () => {
    expect(count(chart(), 'class="curve"')).toBe(3);
    expect(count(chart(), 'class="curve sampled"')).toBe(3);
    expect(count(chart({ summary: SIX }), 'class="curve"')).toBe(6);
  });

  it('shows what was before only while results arrive', () => {
    const previous = { summary: THREE, label: 'L = 4', now: 'L = 8' };
    expect(chart({ summary: STREAMING, previous })).toContain('before: L = 4');
    expect(chart({ summary: THREE, previous })).not.toContain('before: L = 4');
  });

  it('shows the cursor as a line, a ring and a bold tick', () => {
    const html = chart({ cursor: { size: 64, line: { kind: 'method', method: 'k3' } } });
    expect([count(html, 'class="cursor"'), count(html, 'class="ring"')]).toEqual([1, 1]);
    expect(html).toMatch(/class="tick chosen"[^>]*>64</);
    expect(html).toContain('23×');
    expect(count(chart(), 'class="cursor"')).toBe(0);
  });

  it('draws limits as arrows and paints with the palette only', () => {
    const html = chart({ summary: LIMITED });
    expect(count(html, 'class="limit"')).toBe(3);
    const colours = [...html.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
    for (const colour of colours) expect(colour).toMatch(/^var\(--(m[0-6]|sampling)\)$|^url\(#errors-hatch\)$/);
  });

  it('sets no text in the colour of a method', () => {
    expect(chart()).not.toMatch(/<t(ext|span)[^>]*(fill|style="color)/);
  });
});
