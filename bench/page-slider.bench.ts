import type { Page } from '@playwright/test';
import { type Benchmark, lessIsBetter, moreIsBetter, type Row } from './benchmark.ts';
import { median, spread } from './measure.ts';
import { type Lab, open, quiet, visit, withLab } from './page/lab.ts';
import type { Change } from './page/probe.ts';

/** In neither the default document nor its companion over depth, so that no result of theirs is known. */
const DEPTHS = [5, 3, 6, 7, 9, 5, 10, 3, 11, 6, 12, 7, 13, 9, 14];
const WIDTHS = Array.from({ length: 15 }, (_, i) => 63 - i);

interface Edit {
  readonly hook: string;
  readonly value: number;
}

/** Every other repetition has a seed of its own where a value comes again. */
const depthEdits: readonly (Edit & { readonly seed: number })[] = DEPTHS.map((value, i) => ({
  hook: 'slider-depth',
  value,
  seed: DEPTHS.indexOf(value) === i ? 1 : 2,
}));
const widthEdits = WIDTHS.map((value) => ({ hook: 'slider-width', value, seed: 1 }));

/** One edit of a page whose workers are idle: loaded anew at the default size, drawn, then cancelled. */
async function editAtRest(page: Page, { hook, value, seed }: (typeof depthEdits)[number]): Promise<Change> {
  await visit(page, `#v=1&e=1&seed=${seed}`);
  await quiet(page);
  return page.evaluate(([name, to]) => probe.change(name, to), [hook, value] as const);
}

/** Edits that follow one another as in a drag, each while the last one's work still runs. */
async function editsInMotion(page: Page, edits: readonly (Edit & { readonly seed: number })[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { hook, value } of edits) {
    changes.push(await page.evaluate(([name, to]) => probe.change(name, to), [hook, value] as const));
    await page.waitForFunction(() => probe.state() === 'settled' || probe.outstanding().length > 0);
  }
  return changes;
}

function pointRow(name: string, changes: readonly Change[]): Row {
  const points = changes.flatMap(({ point }) => point ?? []);
  const note = `${points.length} of ${changes.length} edits, ${spread(points)} ms`;
  return lessIsBetter({ name, unit: 'ms', note }, median(points), { bar: 100 });
}

async function* measure(lab: Lab): AsyncGenerator<Row, void, void> {
  const page = await lab.page();
  await open(page, lab);
  const rest: Record<'depth' | 'width', Change[]> = { depth: [], width: [] };
  for (const edit of depthEdits) rest.depth.push(await editAtRest(page, edit));
  for (const edit of widthEdits) rest.width.push(await editAtRest(page, edit));
  await open(page, lab, '#v=1&e=1&seed=3');
  const depths = await editsInMotion(page, [...new Map(depthEdits.map((edit) => [edit.value, edit])).values()]);
  await open(page, lab, '#v=1&e=1&seed=4');
  const widths = await editsInMotion(page, widthEdits);

  const all = [...rest.depth, ...rest.width, ...depths, ...widths];
  const labels = all.map(({ label }) => label);
  const note = `${labels.length} edits, ${spread(labels)} ms`;
  yield lessIsBetter({ name: 'slider event → label', unit: 'ms', note }, median(labels));
  const share = all.filter(({ sameFrame }) => sameFrame).length / all.length;
  yield moreIsBetter({ name: 'slider event → label in the same frame', unit: 'of all' }, share, { bar: 1 });
  yield pointRow('depth event → first new point, workers idle', rest.depth);
  yield pointRow('width event → first new point, workers idle', rest.width);
  yield pointRow('depth event → first new point, during a run', depths);
  yield pointRow('width event → first new point, during a run', widths);
}

export const pageSlider: Benchmark = {
  name: 'page-slider',
  about: 'input events on the sliders of the built page in Chromium, sizes up to 64, two methods',
  run: () => withLab(measure),
};
