import type { Page } from '@playwright/test';
import { type Benchmark, lessIsBetter, type Row } from './benchmark.ts';
import { median, spread } from './measure.ts';
import { type Lab, open, settled, withLab } from './page/lab.ts';
import { type MainThread, traced } from './page/trace.ts';

/** ms that no task of the main thread may exceed. */
const BAR = 50;

interface Watched extends MainThread {
  readonly longTasks: readonly number[];
  readonly gap: number;
}

/** Something a person does with a page that is opened for it. */
interface Deed {
  readonly name: string;
  readonly repetitions: number;
  /** Before the watch begins. */
  prepare(page: Page, lab: Lab): Promise<void>;
  act(page: Page, lab: Lab): Promise<void>;
}

/** Drags the width slider over its whole length with the pointer, in about two seconds, and lets the work catch up. */
async function dragOverAll(page: Page): Promise<void> {
  const box = await page.getByTestId('slider-width').boundingBox();
  if (!box) throw new Error('the width slider cannot be seen');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 2, y);
  await page.mouse.down();
  for (let step = 0; step <= 120; step++) {
    await page.mouse.move(box.x + 2 + ((box.width - 4) * step) / 120, y);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  const field = page.getByTestId('slider-width-field');
  if ((await field.inputValue()) !== '512') throw new Error(`the drag ended at ${await field.inputValue()}`);
  await page.waitForTimeout(2000);
}

const deeds: readonly Deed[] = [
  {
    name: 'load until settled',
    repetitions: 5,
    prepare: async () => undefined,
    act: async (page, lab) => {
      await open(page, lab);
      await settled(page);
    },
  },
  {
    name: 'drag of the width 4 → 512',
    repetitions: 5,
    prepare: async (page, lab) => {
      await open(page, lab, '#v=1&e=1&width=4&instances=2&samples=4096');
      await settled(page);
    },
    act: dragOverAll,
  },
  {
    name: 'run of 400 instances at two sizes',
    repetitions: 1,
    prepare: (page, lab) => open(page, lab, '#v=1&e=1&width=16&depth=2&instances=1&samples=4096'),
    act: async (page) => {
      await page.evaluate(() => (location.hash = 'v=1&e=1&width=16&depth=2&instances=400&samples=4096'));
      await page.waitForFunction(() => probe.state() === 'running');
      await settled(page);
    },
  },
];

async function watch(deed: Deed, lab: Lab): Promise<Watched> {
  const page = await lab.page();
  await page.addInitScript(() => probe.watchPauses());
  await deed.prepare(page, lab);
  if (page.url() !== 'about:blank') await page.evaluate(() => probe.pauses());
  const thread = await traced(lab.browser, page, () => deed.act(page, lab));
  const pauses = await page.evaluate(() => probe.pauses());
  await page.context().close();
  return { ...thread, ...pauses };
}

function rowsOf(name: string, watched: readonly Watched[]): Row[] {
  const row = (what: string, unit: string, values: readonly number[], note = ''): Row => {
    const figures = { name: `${name}: ${what}`, unit, note: `${spread(values)} ${unit}${note}` };
    return lessIsBetter(figures, median(values), unit === 'ms' ? { bar: BAR } : {});
  };
  const onCore = watched.map(({ longestOnCore }) => longestOnCore);
  const hardest = watched.find(({ longestOnCore }) => longestOnCore === Math.max(...onCore));
  const longest = watched.map((each) => each.longest);
  const tasks = watched.map(({ longTasks }) => longTasks.length);
  const gaps = watched.map(({ gap }) => gap);
  return [
    row('longest task', 'ms', longest),
    row('longest task on a core', 'ms', onCore, `; the worst: ${hardest?.parts}`),
    row('tasks over 50 ms', 'tasks', tasks),
    row('timer late by', 'ms', gaps),
  ];
}

async function* measure(lab: Lab): AsyncGenerator<Row, void, void> {
  for (const deed of deeds) {
    const watched: Watched[] = [];
    for (let i = 0; i < deed.repetitions; i++) watched.push(await watch(deed, lab));
    yield* rowsOf(deed.name, watched);
  }
}

export const pageBlocking: Benchmark = {
  name: 'page-blocking',
  about:
    'the page’s main thread in Chromium: tasks by the browser’s trace, by its long-task observer and by a 5 ms timer',
  run: () => withLab(measure),
};
