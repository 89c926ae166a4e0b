import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ThemeButton } from './theme-button.tsx';

describe('ThemeButton', () => {
  it('offers four themes by name and has the current one chosen', () => {
    const html = renderToStaticMarkup(<ThemeButton value="dark" onChange={() => undefined} />);
    expect([...html.matchAll(/<option[^>]*>([^<]+)</g)].map(([, name]) => name)).toEqual([
      'System',
      'Light',
      'Dark',
      'High contrast',
    ]);
    expect(html).toContain('<option value="dark" selected="">');
    expect(html).toContain('aria-label="Theme"');
  });
});
