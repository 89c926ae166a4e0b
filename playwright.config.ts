import { defineConfig, devices, type Project } from '@playwright/test';
import { launchOptions } from './scripts/browsers/launch-options.ts';
import { kernelsURL } from './e2e/support/kernels.ts';
import { locate, locateWebKit, type PlaywrightEngine } from './scripts/browsers/locate.ts';

/** Several runs at once on one machine need a port each. */
const port = Number(process.env.E2E_PORT ?? 4317);
const baseURL = `http://127.0.0.1:${port}/`;

/** Chromium runs every spec but WebKit's, Firefox those tagged @all. An engine that is not installed has no project. */
function playwrightProject(engine: PlaywrightEngine, rest: Project): Project[] {
  if (!locate(engine)) return [];
  const device = devices[engine === 'chromium' ? 'Desktop Chrome' : 'Desktop Firefox'];
  const use = { ...device, viewport: { width: 1280, height: 800 }, launchOptions: launchOptions(engine) };
  return [{ name: engine, testIgnore: 'webkit/**', use, ...rest }];
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/reports/playwright.json' }]],
  use: {
    baseURL,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    video: 'off',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    ...playwrightProject('chromium', {}),
    ...playwrightProject('firefox', { grep: /@all/ }),
    ...(locateWebKit() ? [{ name: 'webkit', testDir: 'e2e/webkit' }] : []),
  ],
  webServer: [
    { command: `vite preview --host 127.0.0.1 --port ${port} --strictPort`, url: baseURL },
    {
      command: `vite --config e2e/kernels/vite.config.ts --host 127.0.0.1 --port ${port + 1} --strictPort`,
      url: kernelsURL(baseURL),
    },
  ],
});
