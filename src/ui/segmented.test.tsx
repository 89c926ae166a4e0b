import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Segmented } from './segmented.tsx';

const ignore = () => undefined;
const CHOICES = [
  ['a', 'exact'],
  ['b', 'average'],
] as const;

function markup(more: { disabledReason?: string; complaint?: string } = {}): string {
  return renderToStaticMarkup(<Segmented label="Metric" choices={CHOICES} value="b" onChoose={ignore} {...more} />);
}

describe('Segmented', () => {
  it('is a named group of native radio buttons, each with its words', () => {
    const html = markup();
    expect(html).toMatch(/<fieldset[^>]*><legend[^>]*>Metric<\/legend>/);
    expect(html.match(/<label[^>]*><input type="radio"[^>]*\/><span[^>]*>(exact|average)<\/span>/g)).toHaveLength(2);
    expect(html).toMatch(/checked=""\/><span[^>]*>average/);
    expect(html).not.toContain('aria-describedby');
  });

  it('says why nothing can be chosen', () => {
    const html = markup({ disabledReason: 'Order 1 has one variant.' });
    expect(html).toContain('disabled=""');
    const [, id] = /aria-describedby="([^"]+)"/.exec(html) ?? [];
    expect(html).toContain(`<span id="${id}" class="u-segmented__note">Order 1 has one variant.</span>`);
  });

  it('says why a choice was not taken, at once', () => {
    const html = markup({ complaint: 'Order 4 is in use already.' });
    expect(html).toContain('role="alert">Order 4 is in use already.');
    expect(html).not.toContain('disabled');
  });
});
