import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MethodChip, MethodRow } from './method-row.tsx';

const ignore = () => undefined;
const text = (html: string) => html.replace(/<[^>]*>/g, '');

describe('MethodRow', () => {
  it('shows a method in use with a switch that is on, and what it remembers', () => {
    const html = renderToStaticMarkup(
      <MethodRow
        glyph={<svg />}
        name="Order 2"
        remembers="+ covariances"
        on
        onToggle={ignore}
        onSelect={ignore}
        selected
      />,
    );
    expect(html).toMatch(/role="switch"[^>]*aria-checked="true" aria-label="Use Order 2"/);
    expect(html).toContain('aria-pressed="true"');
    expect(text(html)).toBe('Order 2 + covariances');
  });

  it('offers a method that is out, with a switch that is off', () => {
    const html = renderToStaticMarkup(
      <MethodRow glyph={<svg />} name="Order 2" remembers="+ covariances" on={false} onToggle={ignore} selected />,
    );
    expect(html).toMatch(/role="switch"[^>]*aria-checked="false"/);
    expect(html).not.toContain('data-selected');
    expect(text(html)).toBe('Add Order 2 + covariances');
  });

  it('has no switch for sampling', () => {
    const html = renderToStaticMarkup(<MethodRow glyph={<svg />} name="Sampling" remembers="at the same FLOPs" on />);
    expect(html).not.toContain('<button');
    expect(text(html)).toBe('Sampling at the same FLOPsalways');
  });
});

describe('MethodChip', () => {
  it('says whether its method is the one in focus', () => {
    const html = renderToStaticMarkup(<MethodChip glyph={<svg />} name="K = 2" selected onSelect={ignore} />);
    expect(html).toContain('aria-pressed="true"');
    expect(text(html)).toBe('K = 2');
  });
});
