import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { launchOptions } from '../../scripts/browsers/launch-options.ts';
import { host, type Host } from './host.ts';
import { installProbe } from './probe.ts';

/** Apart from `dist`, which other commands may replace in the meantime. */
const BUILT = '.cache/bench/dist';

/** The built page on a static host, and a browser to open it in. */
export interface Lab {
  readonly browser: Browser;
  /** A page with the probe in it, in a new context: nothing cached, nothing stored. Not opened yet. */
  page(): Promise<Page>;
  readonly host: Host;
}

async function probed(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`the page failed: ${error.message}`));
  // tsx marks functions with their names through a helper that the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (value) => value;' });
  await page.addInitScript(installProbe);
  return page;
}

let built: Promise<unknown> | undefined;

/** Builds the app once for all benchmarks, serves it, and closes everything when `measure` is over. */
export async function* withLab<T>(measure: (lab: Lab) => AsyncGenerator<T, void, void>): AsyncGenerator<T, void, void> {
  await (built ??= build({ logLevel: 'error', build: { outDir: BUILT, emptyOutDir: true, sourcemap: false } }));
  const site = await host(BUILT);
  const browser = await chromium.launch(launchOptions('chromium'));
  try {
    const page = async (): Promise<Page> =>
      probed(await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }));
    yield* measure({ browser, page, host: site });
  } finally {
    await browser.close();
    site.close();
  }
}

/** Opens a page at a link and waits until it can be used. */
export async function open(page: Page, lab: Lab, fragment = ''): Promise<void> {
  await page.goto(`${lab.host.url}${fragment}`);
  await page.getByTestId('app-ready').waitFor();
}

/** Follows a link within an open page, also to where it has been. */
export async function visit(page: Page, fragment: string): Promise<void> {
  await page.evaluate(async (to) => {
    history.replaceState(null, '', '#');
    const arrived = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    location.hash = to;
    await arrived;
  }, fragment);
}

/** Waits until nothing wanted is missing. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[data-state="settled"]').waitFor({ timeout: 600_000 });
}

/** Cancels what runs, once the curves have been drawn at every size, so that the next edit finds idle workers. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForFunction(() => probe.state() === 'settled' || probe.sketched(), undefined, { timeout: 120_000 });
  const cancel = page.getByTestId('cancel');
  if (await cancel.isVisible()) await cancel.click({ timeout: 1000 }).catch(() => undefined);
  await page.waitForFunction(() => probe.outstanding().length === 0);
}
