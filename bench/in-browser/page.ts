import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { launchOptions } from '../../scripts/browsers/launch-options.ts';
import { buildKernels, kernelsFile } from '../../scripts/kernels/build.ts';
import { TFJS_FILES } from '../baselines/tfjs.ts';
import { host } from '../page/host.ts';
// For the type of the page's global.
import type {} from './entry.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const built = fileURLToPath(new URL('../../.cache/bench/page', import.meta.url));
const tfjs = fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist', import.meta.url));

async function buildPage(): Promise<void> {
  await buildKernels();
  await build({
    root: here,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: built, emptyOutDir: true, target: 'es2023' },
  });
  await copyFile(kernelsFile, join(built, 'kernels.wasm'));
  await mkdir(join(built, TFJS_FILES), { recursive: true });
  for (const file of await readdir(tfjs)) {
    if (file.endsWith('.wasm')) await copyFile(join(tfjs, file), join(built, TFJS_FILES, file));
  }
}

let ready: Promise<void> | undefined;

/** A page of Chromium with the suites in it; closed when `measure` is over. */
export async function* inChromium<T>(
  measure: (page: Page) => AsyncGenerator<T, void, void>,
): AsyncGenerator<T, void, void> {
  await (ready ??= buildPage());
  const site = await host(built);
  const browser = await chromium.launch(launchOptions('chromium'));
  try {
    const page = await browser.newPage({ bypassCSP: true });
    page.on('pageerror', (error) => console.error(`the page failed: ${error.message}`));
    await page.goto(site.url);
    await page.evaluate(async () => void (await bench));
    yield* measure(page);
  } finally {
    await browser.close();
    site.close();
  }
}
