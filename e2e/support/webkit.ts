import { test as base } from '@playwright/test';
import { locateWebKit } from '../../scripts/browsers/locate.ts';
import { launchWebKit, type WebKit } from './webdriver.ts';

export { expect } from '@playwright/test';

/**
 * Tests with a window of WebKitGTK, one for each worker and kept between its tests. Playwright cannot drive Debian's
 * WebKit itself; `page` is of no use here.
 */
export const test = base.extend<object, { webkit: WebKit }>({
  webkit: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures wanted from the pattern.
    async ({}, use) => {
      const paths = locateWebKit();
      if (!paths) throw new Error('WebKitGTK is not installed: npm run browsers');
      const webkit = await launchWebKit(paths);
      await use(webkit);
      await webkit.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});
