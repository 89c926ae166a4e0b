import { test as base, type Page } from '@playwright/test';
import { Lab } from './lab.ts';

export { expect } from '@playwright/test';

/** Collects what the browser complains of: errors, console errors, breaches of the content security policy. */
async function listen(page: Page, mistakes: string[]): Promise<void> {
  page.on('pageerror', (error) => mistakes.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') mistakes.push(`console: ${message.text()} ${message.location().url}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
}

/**
 * Playwright's test, which fails at its end if the page complained of anything. A test that provokes a complaint reads
 * it from `mistakes` and removes it. `lab` is the page as a person uses it.
 */
export const test = base.extend<{ mistakes: string[]; lab: Lab }>({
  mistakes: [
    async ({ page }, use) => {
      const mistakes: string[] = [];
      await listen(page, mistakes);
      await use(mistakes);
      base.expect(mistakes, 'complaints of the page').toEqual([]);
    },
    { auto: true },
  ],
  lab: async ({ page }, use) => use(new Lab(page)),
});
