import { type Benchmark, lessIsBetter } from './benchmark.ts';
import { median, spread } from './measure.ts';
import { type Lab, open, withLab } from './page/lab.ts';

const REPETITIONS = 5;
const BAR = 0.6;
/** A seed whose references are not stored; some twenty seconds of work in one thread. */
const FRAGMENT = '#v=1&width=128&depth=6&seed=3&instances=24&samples=65536';

/** Seconds from opening a page with so many workers until its curves are whole. */
async function sweepSeconds(lab: Lab, workers: number): Promise<number> {
  const page = await lab.page();
  await page.addInitScript((count) => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => count });
  }, workers);
  await open(page, lab, FRAGMENT);
  const start = performance.now();
  await page.locator('[data-state="settled"]').waitFor({ timeout: 300_000 });
  const seconds = (performance.now() - start) / 1000;
  await page.context().close();
  return seconds;
}

export const scaling: Benchmark = {
  name: 'scaling',
  about: 'a sweep’s wall time in the built page, with two workers and with one',
  run: () =>
    withLab(async function* (lab) {
      const [one, two]: [number[], number[]] = [[], []];
      for (let i = 0; i < REPETITIONS; i++) {
        one.push(await sweepSeconds(lab, 1));
        two.push(await sweepSeconds(lab, 2));
      }
      const note = `${median(two).toFixed(2)} s with two workers (${spread(two)}), ${median(one).toFixed(2)} s with one`;
      yield lessIsBetter({ name: 'sweep with two workers ÷ with one', unit: '', note }, median(two) / median(one), {
        bar: BAR,
      });
    }),
};
