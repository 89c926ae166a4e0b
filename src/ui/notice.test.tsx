import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Notice } from './notice.tsx';

describe('Notice', () => {
  it('waits with a warning and interrupts with an error', () => {
    const render = (tone: 'warning' | 'error') =>
      renderToStaticMarkup(<Notice tone={tone} title="Something happened." />);
    expect(render('warning')).toContain('role="status" data-testid="notice"');
    expect(render('error')).toContain('role="alert" data-testid="notice"');
  });

  it('opens with a bold sentence and can be closed only if there is a handler', () => {
    const open = renderToStaticMarkup(
      <Notice tone="warning" title="One part of this link could not be used.">
        depth=99 → 32, the largest.
      </Notice>,
    );
    expect(open).toMatch(/<strong[^>]*>One part of this link could not be used\.<\/strong><div>depth=99/);
    expect(open).not.toContain('<button');
    const closable = renderToStaticMarkup(<Notice tone="warning" title="Late." onClose={() => undefined} />);
    expect(closable).toContain('aria-label="Close this message"');
  });
});
