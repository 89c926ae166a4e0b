import { preview } from 'vite';
import { expect, test } from './support/test.ts';

test('the page opens without a complaint @all', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle('Unsampled');
  await expect(page.locator('#root > *').first()).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('the policy forbids what is not ours @all', async ({ page, mistakes }) => {
  await page.goto('./');
  await page.evaluate(() => {
    document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.name = "broken"' }));
  });
  expect(await page.evaluate(() => window.name)).toBe('');
  await expect.poll(() => mistakes.join()).toContain('script-src');
  mistakes.length = 0;
});

test('the built page works under any path', async ({ page }) => {
  const server = await preview({ base: '/some/path/', preview: { port: 0, strictPort: false, host: '127.0.0.1' } });
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  expect(page.url()).toContain('/some/path/');
  await expect(page.locator('#root > *').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  await server.close();
});
