import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Progress } from './progress.tsx';

describe('Progress', () => {
  it('gives what is done and the whole', () => {
    const html = renderToStaticMarkup(<Progress done={188} total={480} label="Runs" />);
    expect(html).toBe('<progress class="u-progress" aria-label="Runs" max="480" value="188"></progress>');
  });

  it('claims nothing while the whole is unknown', () => {
    expect(renderToStaticMarkup(<Progress done={0} total={0} label="Runs" />)).not.toContain('value');
  });
});
