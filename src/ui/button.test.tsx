import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';

describe('Button', () => {
  it('is named by its text', () => {
    const html = renderToStaticMarkup(<Button testid="cancel">Cancel</Button>);
    expect(html).toBe('<button type="button" class="u-button u-button--outlined" data-testid="cancel">Cancel</button>');
  });

  it('is named by its label when it shows only an icon', () => {
    const html = renderToStaticMarkup(<Button look="quiet" icon={<Icon name="close" />} label="Undo" />);
    expect(html).toContain('aria-label="Undo"');
    expect(html).toContain('aria-hidden="true"');
    expect(html).toContain('u-button--icon');
  });

  it('stays reachable when disabled and says why', () => {
    const html = renderToStaticMarkup(<Button disabledReason="Nothing to undo">Undo</Button>);
    expect(html).toContain('aria-disabled="true"');
    expect(html).toContain('title="Nothing to undo"');
    expect(html).not.toContain(' disabled');
  });
});
