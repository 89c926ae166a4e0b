import { tiny } from './support/links.ts';
import { expect, test } from './support/test.ts';

/**
 * Another site shows the page in a frame that may run scripts and nothing else: its origin is opaque, so storage and
 * workers of its own are refused. Scripts load there only from hosts that allow every origin, as static hosts do.
 */
test('in a sandboxed frame the page opens, says what is refused there and keeps its controls', async ({
  page,
  mistakes,
}) => {
  await page.route('**/assets/*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
  });
  const body = `<!doctype html><iframe sandbox="allow-scripts" width="1200" height="760" src="./${tiny}"></iframe>`;
  await page.route('**/wrapper.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('./wrapper.html');
  const frame = page.frameLocator('iframe');

  await expect(frame.getByTestId('app-ready')).toHaveAttribute('data-state', /settled|unavailable/);
  if ((await frame.getByTestId('app-ready').getAttribute('data-state')) === 'unavailable') {
    await expect(frame.getByTestId('failure')).toContainText('did not start the workers');
  }
  await frame.getByTestId('slider-width').press('ArrowRight');
  await expect(frame.getByTestId('slider-width-field')).toHaveValue('16');
  await frame.getByTestId('theme').selectOption('dark');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await frame.getByTestId('copy-link').click();
  await expect(frame.getByRole('textbox', { name: 'Copy it from here' })).toHaveValue(/width=16/);

  // Chromium logs that it refused the clipboard, which the page has caught.
  expect(mistakes.every((mistake) => mistake.includes('Clipboard API'))).toBe(true);
  mistakes.length = 0;
});
