import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../../experiments/curves.ts';
import { curves, LIMITED, LOOKS, STREAMING, THEORY, THREE, unreliable } from './fixtures.ts';
import type { Cursor } from './model.ts';
import { ErrorTable } from './table.tsx';

const AXIS = { x: 'Width', symbol: 'n', y: 'Mean squared error ÷ variance' };

function table(summary: Summary, cursor?: Cursor): string {
  return renderToStaticMarkup(
    <ErrorTable
      summary={summary}
      looks={LOOKS}
      theory={THEORY}
      axis={AXIS}
      noun={{ one: 'network', many: 'networks' }}
      cursor={cursor}
      idPrefix="t"
    />,
  );
}

/** Texts of the cells of each row, markup removed. */
function cells(html: string): string[][] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  );
}

describe('the table', () => {
  it('has a caption with the unit, and a heading for each column and row', () => {
    const html = table(THREE);
    expect(html).toContain('<caption id="t-caption">Mean squared error ÷ variance, ± 95 %</caption>');
    expect(cells(html)[0]).toEqual([
      'Width n',
      'Order 1',
      'Order 2',
      'Order 3',
      'Sampling, cost of order 1',
      'Sampling, cost of order 2',
      'Sampling, cost of order 3',
      'Noise floor',
    ]);
    expect(html.match(/scope="row"/g)).toHaveLength(8);
    expect(html.match(/scope="col"/g)).toHaveLength(8);
  });

  it('rounds like the readout and says unreliable and below in words', () => {
    const rows = cells(table(THREE));
    expect(rows[1]?.slice(0, 4)).toEqual(['8', '0.12 ± 0.05', '0.043 ± 0.01', 'unreliable 4 of 20 networks']);
    expect(rows[6]?.[3]).toBe('4.3×10⁻⁷ ± 2×10⁻⁷');
    expect(cells(table(LIMITED))[5]?.[2]).toBe('below 1.7×10⁻⁶');
  });

  it('says why a point is unreliable, as far as is known', () => {
    const notes = [{ stage: 4, code: 'variance-clamped', amount: 3 }] as const;
    const points = [{ ...unreliable(8, 3.9), trouble: { notes, instances: 4, of: 20 } }];
    const rows = cells(table({ ...THREE, methods: [curves('k3', points, [])] }));
    expect(rows[1]?.[1]).toBe('unreliable 4 of 20 networks, the first: from layer 5: variance clamped at 3 neurons');
  });

  it('shows fitted slopes beside those of theory', () => {
    const rows = cells(table(THREE));
    expect(rows[7]?.slice(0, 4)).toEqual(['Slope', '−1.2 ± 0.2', '−2.0 ± 0.2', '−3.7 ± 0.2']);
    expect(rows[8]?.slice(0, 4)).toEqual(['Slope in theory', '−1', '−2', '−3']);
  });

  it('leaves open what is not known yet', () => {
    expect(cells(table(STREAMING))[6]).toEqual(['256', '–', '–', '–', '–', '–', '–', '–']);
  });

  it('marks the cell under the cursor', () => {
    const html = table(THREE, { size: 128, line: { kind: 'method', method: 'k3' } });
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
    expect(html).toContain('<td class="chosen" aria-current="true">3.8×10⁻⁶');
  });
});
