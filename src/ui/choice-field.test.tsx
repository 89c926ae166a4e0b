import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ChoiceField } from './choice-field.tsx';

const field = { type: 'choice', label: 'Activation', choices: ['relu', 'tanh'], default: 'relu' } as const;
const ignore = () => undefined;

describe('ChoiceField', () => {
  const html = renderToStaticMarkup(<ChoiceField field={field} value="tanh" onChange={ignore} testid="choice" />);

  it('is a native select that its label names', () => {
    const label = /<label for="([^"]+)"[^>]*>Activation<\/label>/.exec(html);
    expect(html).toContain(`<select id="${label?.[1]}" class="u-choice__select" data-testid="choice">`);
  });

  it('offers every alternative and has chosen the value', () => {
    expect(
      [...html.matchAll(/<option value="(\w+)"( selected="")?>/g)].map(([, name, on]) => [name, Boolean(on)]),
    ).toEqual([
      ['relu', false],
      ['tanh', true],
    ]);
  });

  it('says in words what the names do not', () => {
    const words = { relu: 'max(0, z)', tanh: 'tanh z' };
    const spoken = renderToStaticMarkup(<ChoiceField field={{ ...field, words }} value="relu" onChange={ignore} />);
    expect(spoken).toContain('>relu: max(0, z)</option>');
  });
});
