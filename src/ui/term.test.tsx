import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Term } from './term.tsx';

describe('Term', () => {
  const html = renderToStaticMarkup(
    <p>
      The{' '}
      <Term name="Normalised error" definition="A definition.">
        error
      </Term>
      .
    </p>,
  );

  it('opens its own popover', () => {
    const target = /<button[^>]*popovertarget="([^"]+)"[^>]*>error<\/button>/i.exec(html)?.[1];
    expect(html).toContain(`id="${target}" class="u-popover" popover="auto" role="note" aria-label="Normalised error"`);
  });

  it('holds nothing that may not stand in a paragraph', () => {
    expect([...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag)).toEqual(['p', 'button', 'span', 'strong']);
  });
});
