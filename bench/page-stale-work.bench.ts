import type { Page } from '@playwright/test';
import { type Benchmark, lessIsBetter, type Row } from './benchmark.ts';
import { median, spread } from './measure.ts';
import { type Lab, open, withLab } from './page/lab.ts';

const REPETITIONS = 15;

/** `waitFor` is in the key of a task that is to be dropped, so that the widest networks are the ones measured. */
interface Case {
  readonly name: string;
  readonly fragment: string;
  readonly waitFor: string;
  readonly depths: readonly [number, number];
}

const cases: readonly Case[] = [
  { name: '64 wide, 4 deep', fragment: '#v=1&e=1&seed=3&samples=1048576', waitFor: '', depths: [5, 4] },
  {
    name: '512 wide, 32 deep',
    fragment: '#v=1&e=1&width=512&depth=32&seed=3&instances=1&samples=4096',
    waitFor: '"width":512',
    depths: [31, 32],
  },
];

/** Changes the depth and waits for the answers to every cancel: ms from the event to the last; undefined without any. */
async function dropWork(page: Page, depth: number): Promise<number | undefined> {
  return page.evaluate(async (to) => {
    const start = performance.now();
    const from = { sent: probe.sent.length, heard: probe.heard.length };
    // Its point is not awaited.
    void probe.change('slider-depth', to);
    const answered = (key: string | undefined): number | undefined =>
      probe.heard.slice(from.heard).find((message) => message.key === key && message.type !== 'partial')?.at;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const cancels = probe.sent.slice(from.sent).filter(({ type }) => type === 'cancel');
      const answers = cancels.flatMap(({ key }) => answered(key) ?? []);
      if (performance.now() - start < 200 || answers.length < cancels.length) continue;
      return answers.length === 0 ? undefined : Math.max(...answers) - start;
    }
  }, depth);
}

async function* measure(lab: Lab): AsyncGenerator<Row, void, void> {
  for (const { name, fragment, waitFor, depths } of cases) {
    const page = await lab.page();
    await open(page, lab, fragment);
    const times: number[] = [];
    for (let i = 0; i < REPETITIONS; i++) {
      await page.waitForFunction((part) => probe.outstanding().some((key) => key.includes(part)), waitFor, {
        timeout: 240_000,
      });
      const millis = await dropWork(page, depths[i % 2 === 0 ? 0 : 1]);
      if (millis !== undefined) times.push(millis);
    }
    const replaced = await page.evaluate(() => probe.heard.filter(({ type }) => type === 'terminated').length);
    const note = `${times.length} of ${REPETITIONS} edits met work to cancel, ${spread(times)} ms; ${replaced} workers replaced`;
    yield lessIsBetter({ name: `depth event → stale work gone, ${name}`, unit: 'ms', note }, median(times), {
      bar: 100,
    });
    await page.context().close();
  }
}

export const pageStaleWork: Benchmark = {
  name: 'page-stale-work',
  about: 'input event → the last worker’s answer to its cancel, overheard between page and workers in Chromium',
  run: () => withLab(measure),
};
