import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { walkOf } from '../charts/steps/fixtures.ts';
import type { LevelStep } from '../experiments/spec.ts';
import { createResultTable } from '../experiments/table.ts';
import type { Document } from '../permalink/document.ts';
import type { Family } from '../problems/contract.ts';
import { createSelectors } from '../state/selectors.ts';
import { type Services, ServicesProvider } from '../state/services.ts';
import { createAppStore } from '../state/store.ts';
import { closeUpTask } from './close-up.tsx';
import { StepsFinding, StepsView } from './steps-view.tsx';
import { viewsOf } from './views.ts';

const products = vi.hoisted((): Family => ({
  id: 'products',
  title: 'Products',
  params: {
    size: { type: 'int', label: 'Variables', symbol: 'n', min: 4, max: 64, default: 24, scale: 'log', ticks: [4, 24] },
  },
  size: 'size',
  error: 'relative',
  noun: { one: 'formula', many: 'formulas' },
  factor: 'clause',
  roughCost: () => 1,
  methods: [
    {
      id: 'degree',
      label: 'Degree',
      options: {},
      look: () => ({ slot: 2, variant: 'solid', name: 'Degree 2', short: 'd = 2', remembers: '+ pairs' }),
      theorySlope: () => undefined,
    },
  ],
}));

vi.mock('../problems/catalogue.ts', () => ({
  families: [products],
  findFamily: (id: string) => (id === products.id ? products : undefined),
}));

const document: Document = {
  family: 'products',
  params: { size: 24 },
  seed: 1,
  methods: [{ id: 'degree', options: {} }],
  instances: 1,
  samples: 4096,
};

/** A page on which the view has asked for its walk; the walk is in, if one is given. */
function page(steps?: readonly LevelStep[]): Services {
  const store = createAppStore(document, []);
  const table = createResultTable();
  const selectors = createSelectors(table);
  const spec = selectors.experiments(document).main;
  const task = closeUpTask(spec, 'degree', (method) => ({ kind: 'steps', method }));
  store.look(task);
  if (task && steps) table.put(task, { kind: 'steps', steps }, true);
  const ignore = () => undefined;
  return {
    // Without a browser, what is drawn is the first state.
    store: { ...store, getInitialState: () => store.getState() },
    table,
    selectors,
    conductor: { stop: ignore, resume: ignore, recompute: ignore },
    documentAt: () => document,
    linkTo: () => '',
  };
}

function text(services: Services, element = <StepsView />): string {
  const html = renderToStaticMarkup(<ServicesProvider value={services}>{element}</ServicesProvider>);
  return html.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' ');
}

describe('the view of steps', () => {
  it('asks for the walk of the first instance at the largest size', () => {
    const task = page().store.getState().closeUp;
    expect(task).toMatchObject({ family: 'products', instance: 0, params: { size: 24 }, job: { kind: 'steps' } });
    const spec = page().selectors.experiments(document).main;
    expect(closeUpTask(spec, 'another', (method) => ({ kind: 'steps', method }))).toBeUndefined();
  });

  it('waits for its walk', () => {
    expect(text(page(), <StepsFinding />)).toBe('The steps of one estimate are being computed.');
    expect(text(page())).toBe('Step by step through the first formula at variables n = 24, by degree 2');
  });

  it('begins at the first step, with what it does and what comes next', () => {
    const services = page(walkOf(40, 2));
    expect(text(services)).toContain('Multiplies by clause 1 exactly. Next, everything above degree 2 is forgotten.');
    expect(text(services)).toContain('Clause 1 of 40, deduction');
    expect(text(services, <StepsFinding />)).toMatch(/^Degree 2 keeps 97\.1 % of each/);
  });

  it('names every control, and has one tab stop each for chart and table', () => {
    const html = renderToStaticMarkup(
      <ServicesProvider value={page(walkOf(40, 2))}>
        <StepsView />
      </ServicesProvider>,
    );
    for (const [control] of html.matchAll(/<(?:button|input)[^>]*>/g)) {
      expect(control).toMatch(/aria-label="|u-term/);
    }
    expect(html.split('tabindex="0"')).toHaveLength(3);
    for (const hook of ['steps', 'step', 'step-play', 'step-words', 'steps-plot', 'steps-table']) {
      expect(html).toContain(`data-testid="${hook}"`);
    }
  });

  it('shows nothing to step through where a method takes no steps', () => {
    expect(text(page([]))).toBe('Step by step through the first formula at variables n = 24, by degree 2');
    expect(text(page([]), <StepsFinding />)).toBe('Degree 2 takes no steps here.');
  });
});

describe('the views of a family', () => {
  it('are steps where it has factors, and outputs where it has none', () => {
    expect(viewsOf(products)).toEqual(['curves', 'calibration', 'steps', 'table']);
    expect(viewsOf({})).toEqual(['curves', 'calibration', 'outputs', 'table']);
  });
});
