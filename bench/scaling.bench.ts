import { type Benchmark, lessIsBetter, type Row } from './benchmark.ts';
import { median, spread } from './measure.ts';
import { type Lab, open, withLab } from './page/lab.ts';

const REPETITIONS = 5;
const BAR = 0.6;
/** A seed whose references are not stored. */
const SWEEP = '#v=1&width=128&depth=6&seed=3&samples=65536';
/** Networks a size: some 20 s of work in one thread, and some 5 s, of which starting the page and compiling take a good part. */
const LONG = 24;
const SHORT = 6;

/** Seconds from opening a page with so many workers until its curves are whole. */
async function sweepSeconds(lab: Lab, workers: number, instances: number): Promise<number> {
  const page = await lab.page();
  await page.addInitScript((count) => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => count });
  }, workers);
  await open(page, lab, `${SWEEP}&instances=${instances}`);
  const start = performance.now();
  await page.locator('[data-state="settled"]').waitFor({ timeout: 300_000 });
  const seconds = (performance.now() - start) / 1000;
  await page.context().close();
  return seconds;
}

async function rowOf(lab: Lab, instances: number, baselines: Readonly<Record<string, number>>): Promise<Row> {
  const [one, two]: [number[], number[]] = [[], []];
  for (let i = 0; i < REPETITIONS; i++) {
    one.push(await sweepSeconds(lab, 1, instances));
    two.push(await sweepSeconds(lab, 2, instances));
  }
  const note = `${median(two).toFixed(2)} s with two workers (${spread(two)}), ${median(one).toFixed(2)} s with one`;
  const name = `sweep of ${instances} networks a size with two workers ÷ with one`;
  return lessIsBetter({ name, unit: '', note }, median(two) / median(one), baselines);
}

export const scaling: Benchmark = {
  name: 'scaling',
  about: 'a sweep’s wall time in the built page, with two workers and with one',
  run: () =>
    withLab(async function* (lab) {
      yield await rowOf(lab, LONG, { bar: BAR });
      yield await rowOf(lab, SHORT, {});
    }),
};
