import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Sheet } from './sheet.tsx';

const render = (open: boolean) =>
  renderToStaticMarkup(
    <Sheet open={open} title="Builder" onClose={() => undefined} id="builder">
      <p>Content</p>
    </Sheet>,
  );

describe('Sheet', () => {
  it('is a region named by its title', () => {
    const html = render(true);
    const title = /<h2 id="([^"]+)"[^>]*>Builder<\/h2>/.exec(html)?.[1];
    expect(html).toMatch(new RegExp(`^<section id="builder" [^>]*aria-labelledby="${title}" tabindex="-1"`));
    expect(html).not.toContain('inert');
  });

  it('keeps its content out of reach while closed', () => {
    expect(render(false)).toContain('inert=""');
    expect(render(false)).toContain('<p>Content</p>');
  });
});
