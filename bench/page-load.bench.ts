import type { CDPSession, Page } from '@playwright/test';
import { type Benchmark, lessIsBetter, type Row } from './benchmark.ts';
import { median, spread } from './measure.ts';
import type { Host, Sent } from './page/host.ts';
import { type Lab, withLab } from './page/lab.ts';

const REPETITIONS = 15;

interface Link {
  readonly name: string;
  /** Seconds within which the first curve has to stand. */
  readonly bar: number;
  readonly slowdown: number;
  readonly network: { readonly bytesPerSecond: number; readonly latencyMillis: number };
}

const UNLIMITED = { bytesPerSecond: -1, latencyMillis: 0 };
const links: readonly Link[] = [
  { name: 'plain', bar: 1.5, slowdown: 1, network: UNLIMITED },
  { name: '4× CPU, 1.6 Mbit/s', bar: 2.5, slowdown: 4, network: { bytesPerSecond: 200_000, latencyMillis: 0 } },
  { name: '… and 150 ms latency', bar: 2.5, slowdown: 4, network: { bytesPerSecond: 200_000, latencyMillis: 150 } },
];

interface Loaded {
  /** ms from the start of the navigation. */
  readonly any: number;
  readonly joined: number;
  /** What had left the host when the first curve stood. */
  readonly sent: Sent;
  /** The same in bytes by the page's own account, which leaves out what its workers load. */
  readonly received: number;
}

async function throttle(cdp: CDPSession, { slowdown, network }: Link): Promise<void> {
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: network.latencyMillis,
    downloadThroughput: network.bytesPerSecond,
    uploadThroughput: network.bytesPerSecond,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

async function loadOnce(page: Page, link: Link, { url, sent }: Host): Promise<Loaded> {
  const cdp = await page.context().newCDPSession(page);
  await throttle(cdp, link);
  let received = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (received += encodedDataLength));
  sent();
  let before: Pick<Loaded, 'sent' | 'received'> | undefined;
  await page.exposeFunction('onFirstCurve', () => (before ??= { sent: sent(), received }));
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => probe.firstCurve.joined !== undefined, undefined, { timeout: 60_000 });
  const { any = NaN, joined = NaN } = await page.evaluate(() => probe.firstCurve);
  if (!before) throw new Error('the page did not say that it had a curve');
  return { any, joined, ...before };
}

async function loads(lab: Lab, link: Link): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  for (let i = 0; i < REPETITIONS; i++) {
    const page = await lab.page();
    loaded.push(await loadOnce(page, link, lab.host));
    await page.context().close();
  }
  return loaded;
}

function bytesRow(loaded: readonly Loaded[]): Row {
  const bytes = median(loaded.map(({ sent }) => sent.bytes)) / 1000;
  const received = median(loaded.map((each) => each.received)) / 1000;
  const paths = loaded.at(-1)?.sent.paths.join(' ') ?? '';
  const note = `${received.toFixed(1)} kB by the page's own account, without workers; ${paths}`;
  return lessIsBetter({ name: 'bytes before the first curve, heads included', unit: 'kB', note }, bytes, { bar: 150 });
}

async function* measure(lab: Lab): AsyncGenerator<Row, void, void> {
  for (const link of links) {
    const loaded = await loads(lab, link);
    const [any, joined] = [loaded.map((each) => each.any / 1000), loaded.map((each) => each.joined / 1000)];
    const name = `first curve, ${link.name}`;
    yield lessIsBetter({ name, unit: 's', note: `${spread(any)} s` }, median(any), { bar: link.bar });
    yield lessIsBetter({ name: `… of two sizes, ${link.name}`, unit: 's' }, median(joined), { bar: link.bar });
    if (link !== links[0]) continue;
    yield bytesRow(loaded);
  }
}

export const pageLoad: Benchmark = {
  name: 'page-load',
  about: 'cold loads of the built page in Chromium, gzipped by a static host, a new context each',
  run: () => withLab(measure),
};
