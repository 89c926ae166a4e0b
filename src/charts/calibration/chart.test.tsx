import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Calibration } from './chart.tsx';
import { FOUR } from './fixtures.ts';
import { CalibrationTable } from './table.tsx';

const html = renderToStaticMarkup(<Calibration groups={FOUR} idPrefix="cal" testId="calibration" />);

describe('the chart of calibration', () => {
  it('is one tab stop, and an image that says its finding', () => {
    expect(html.split('tabindex="0"')).toHaveLength(2);
    expect(html).toMatch(/<svg role="img" aria-label="Order 1 is too bold: /);
    expect(html).toMatch(/aria-describedby="cal-keys".*<span id="cal-keys" hidden="">/s);
  });

  it('prints the shares beside those of the normal', () => {
    const text = html.replace(/<[^>]*>/g, ' ').replaceAll('\u00a0', ' ');
    for (const words of ['normal 68.3 %', 'normal 95.4 %', '68.4 %', '± 2.1', 'well calibrated', 'too few errors']) {
      expect(text).toContain(words);
    }
  });

  it('paints with the palette only, and sets no text in the colour of a method', () => {
    const colours = [...html.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
    for (const colour of colours) expect(colour).toMatch(/^var\(--m[0-6]\)$/);
    expect(html).not.toMatch(/<t(ext|span)[^>]*(fill|style="color)/);
  });
});

describe('its table', () => {
  it('has the same numbers and the normal', () => {
    const table = renderToStaticMarkup(<CalibrationTable groups={FOUR} idPrefix="t" />);
    const rows = [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell.replaceAll('\u00a0', ' ')),
    );
    expect(rows[3]).toEqual(['Order 3', '512', '68.4 % ± 2.1', '95.3 % ± 0.9', 'well calibrated']);
    expect(rows.at(-1)).toEqual(['Normal', '–', '68.3 %', '95.4 %', '–']);
  });
});
