import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { OutputTail } from './chart.tsx';
import { FAILING, SKEWED } from './fixtures.ts';
import { OutputTailTable } from './table.tsx';

function chart(data = SKEWED): string {
  return renderToStaticMarkup(<OutputTail data={data} idPrefix="tail" testId="output-tail" />);
}

describe('the chart of a tail', () => {
  it('is one tab stop, and an image that says its finding', () => {
    expect(chart().split('tabindex="0"')).toHaveLength(2);
    expect(chart()).toContain('<svg role="img" aria-label="At t = 3.5 deduction says 1.7×10⁻³; ');
    expect(chart()).toMatch(/aria-describedby="tail-keys".*<span id="tail-keys" hidden="">/s);
  });

  it('says how far deduction reaches and where an expansion fails', () => {
    const text = chart(FAILING).replace(/<[^>]*>/g, ' ');
    expect(text).toContain('order of magnitude only');
    expect(text).toMatch(/Edgeworth\s+negative from t = 2\.1/);
    expect(chart(FAILING).split('class="break"')).toHaveLength(2);
  });

  it('paints with the palette only, and sets no text in the colour of a method', () => {
    const colours = [...chart().matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
    for (const colour of colours) expect(colour).toMatch(/^var\(--(m[0-6]|sampling)\)$|^url\(#tail-hatch\)$/);
    expect(chart()).not.toMatch(/<t(ext|span)[^>]*(fill|style="color)/);
  });
});

describe('its table', () => {
  it('has every threshold, with failures, limits and orders of magnitude in words', () => {
    const html = renderToStaticMarkup(<OutputTailTable data={FAILING} idPrefix="t" />);
    const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
    );
    expect(rows).toHaveLength(32);
    expect(rows[0]).toEqual(['Threshold t', 'Seen', 'Sampled', 'Gaussian', 'Edgeworth']);
    expect(rows[11]).toEqual(['1.5', '136 of 1,371', '0.099 ± 0.02', '0.067', '0.043']);
    expect(rows[24]).toEqual(['4.1', 'none of 1,371', 'below 2.2×10⁻³', 'about 10⁻⁵', 'negative']);
  });
});
