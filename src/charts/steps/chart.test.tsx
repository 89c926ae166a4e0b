import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { LevelStep } from '../../experiments/spec.ts';
import { Steps } from './chart.tsx';
import { factorsOf } from './factors.ts';
import { ONE_NUMBER, TWO, walkOf } from './fixtures.ts';
import { StepsTable } from './table.tsx';

const ignore = () => undefined;

function chart(steps: readonly LevelStep[], step: number): string {
  return renderToStaticMarkup(
    <Steps
      data={factorsOf(steps)}
      words={{ factor: 'clause', method: 'Degree 2' }}
      step={step}
      onStep={ignore}
      onPlay={ignore}
      idPrefix="steps"
      testId="steps-plot"
    />,
  );
}

describe('the chart of steps', () => {
  it('is one tab stop, and an image that says its finding', () => {
    const html = chart(TWO, 3);
    expect(html.split('tabindex="0"')).toHaveLength(2);
    expect(html).toContain('role="application"');
    expect(html).toMatch(/<svg role="img" aria-label="Degree 2 keeps /);
    expect(html).toMatch(/aria-describedby="steps-keys".*<span id="steps-keys" hidden="">/s);
  });

  it('shows the step in words and as a state before and after', () => {
    const text = chart(TWO, 3).replace(/<[^>]*>/g, ' ');
    for (const words of ['before', 'after', 'Clause 2 of 2, projection: keeps', 'degree 2', 'forgotten', 'Clause']) {
      expect(text).toContain(words);
    }
  });

  it('is there for a walk without steps', () => {
    expect(chart([], 0)).toContain('Degree 2 takes no steps here.');
  });

  it('says what it leaves out', () => {
    expect(chart(ONE_NUMBER, 3)).toContain('<p class="steps__remark">This method knows one number');
  });

  it('paints with the palette only, and sets no text in the colour of a method', () => {
    const colours = [...chart(walkOf(40, 7), 60).matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
    expect(colours.length).toBeGreaterThan(10);
    for (const colour of colours) expect(colour).toMatch(/^var\(--m[0-4]\)$|^url\(#steps-hatch\)$/);
    expect(chart(TWO, 3)).not.toMatch(/<t(ext|span)[^>]*(fill|style="color)/);
  });
});

describe('its table', () => {
  function table(steps: readonly LevelStep[]): {
    readonly html: string;
    readonly rows: readonly (readonly string[])[];
  } {
    const html = renderToStaticMarkup(<StepsTable data={factorsOf(steps)} factor="clause" idPrefix="t" />);
    const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell.replaceAll('\u00a0', ' ')),
    );
    return { html, rows };
  }

  it('has a row a factor, with what is known after it', () => {
    expect(table(TWO).rows).toEqual([
      ['Clause', 'Product so far', 'Degree 0', 'Degree 1', 'Degree 2', 'Forgotten'],
      ['1', '0.71', '50 %', '25 %', '25 %', '0 %'],
      ['2', '0.50', '50 %', '25 %', '13 %', '13 %'],
    ]);
    expect(table(ONE_NUMBER).rows[8]).toEqual(['8', '−9.5×10⁻¹²¹⁷', '100 %', '–']);
  });

  it('has the rest of a long walk at a press', () => {
    const { html, rows } = table(walkOf(4000, 1));
    expect(rows).toHaveLength(201);
    expect(html).toContain('Show all 4,000 clauses');
    expect(table(TWO).html).not.toContain('Show all');
  });
});
