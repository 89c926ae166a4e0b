import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Document } from '../permalink/document.ts';
import { families } from '../problems/catalogue.ts';
import { defaults } from '../problems/schema.ts';
import { type Services, ServicesProvider } from '../state/services.ts';
import { createAppStore } from '../state/store.ts';
import { Further } from './further.tsx';
import { FurtherParameters } from './further-parameters.tsx';

const [mlp] = families;

function services(params: Record<string, number | string>): Services {
  const document: Document = {
    family: 'mlp',
    params: { ...defaults(mlp!.params), ...params },
    seed: 1,
    methods: [],
    instances: 1,
    samples: 4096,
  };
  return { store: createAppStore(document, []) } as unknown as Services;
}

const render = (params: Record<string, number | string>, element = <FurtherParameters hooks />): string =>
  renderToStaticMarkup(<ServicesProvider value={services(params)}>{element}</ServicesProvider>);

const hooks = (html: string): (string | undefined)[] =>
  [...html.matchAll(/data-testid="([^"]+)"/g)].map(([, hook]) => hook);

describe('parameters that are no sliders', () => {
  it.each([
    ['he', ['field-biasMean', 'field-biasVariance']],
    ['critical', ['field-q']],
    ['manual', ['field-weightVariance', 'field-biasMean', 'field-biasVariance']],
  ])('are shown where they say something: %s', (init, fields) => {
    expect(hooks(render({ init }))).toEqual(['choice-activation', 'choice-init', ...fields]);
  });

  it('show their values to the last digit, and hidden ones keep theirs', () => {
    expect(render({ init: 'manual', biasMean: -0.125 })).toContain('value="−0.125"');
    expect(render({ init: 'critical', q: 0.3 })).toContain('value="0.3"');
  });

  it('stand behind a summary of what is chosen, and are not there before it is opened', () => {
    const html = render({ activation: 'gelu', init: 'critical' }, <Further hooks />);
    expect(html).toContain('gelu, critical');
    expect(hooks(html)).toEqual(['further']);
  });

  it('have no test hooks where they are out of reach', () => {
    expect(hooks(render({}, <FurtherParameters hooks={false} />))).toEqual([]);
  });
});
