import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Keys } from './kbd.tsx';

describe('Keys', () => {
  it('draws arrows and says their names', () => {
    const html = renderToStaticMarkup(<Keys keys={['ArrowLeft', 'T']}>size</Keys>);
    expect(html).toContain('<span aria-hidden="true">←</span><span class="u-hidden">left arrow</span>');
    expect(html).toContain('<span>T</span></kbd>');
  });
});
