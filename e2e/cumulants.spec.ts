import type { Page } from '@playwright/test';
import { PRESETS } from '../src/lab/presets.ts';
import { tiny } from './support/links.ts';
import { nodeSummary } from './support/node-digits.ts';
import { expect, test } from './support/test.ts';

const [POWERS, NARROW] = PRESETS;

/** Cells of the table by row heading, in words. */
async function rowsOf(page: Page): Promise<Map<string, string[]>> {
  await page.getByTestId('view-table').click();
  await expect(page.getByTestId('table')).toBeVisible();
  const rows = await page.getByTestId('table').getByRole('row').all();
  const cells = await Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
  return new Map(cells.map(([heading = '', ...rest]) => [heading, rest]));
}

/** "−1.2 ± 0.2" as numbers. */
function interval(text: string | undefined): { slope: number; halfWidth: number } {
  const [slope = Number.NaN, halfWidth = Number.NaN] = (text ?? '').replaceAll('−', '-').split(' ± ').map(Number);
  return { slope, halfWidth };
}

test('the first example: each order falls like its own power of the width', async ({ page, lab }) => {
  test.setTimeout(180_000);
  await lab.open(POWERS!.link);
  await expect(lab.main).toHaveAttribute('data-state', 'settled', { timeout: 150_000 });
  const slopes = (await rowsOf(page)).get('Slope')?.slice(0, 3) ?? [];
  for (const [index, text] of slopes.entries()) {
    const { slope, halfWidth } = interval(text);
    expect(Math.abs(slope + index + 1), text).toBeLessThanOrEqual(halfWidth);
    expect(halfWidth, text).toBeLessThan(0.6);
  }
  expect(slopes).toHaveLength(3);
});

test('the second example: in narrow, deep networks orders 3 and 4 say that they are lost', async ({ page, lab }) => {
  test.setTimeout(180_000);
  await lab.open(NARROW!.link);
  await expect(lab.main).toHaveAttribute('data-state', 'settled', { timeout: 150_000 });
  const summary = nodeSummary(NARROW!.link);
  await expect(page.getByTestId('digits')).toHaveText(summary.digits);
  const [second, third, fourth] = summary.main.methods;
  const rows = await rowsOf(page);
  for (const [at, size] of summary.main.sizes.entries()) {
    for (const [column, method] of [third!, fourth!].entries()) {
      const point = method.points[at]!;
      const sampling = method.sampling[at]!;
      expect(point.status).toBe('unreliable');
      expect(point.error, 'loses to order 2').toBeGreaterThan(second!.points[at]!.error);
      expect(point.error, 'loses to sampling').toBeGreaterThan(sampling.expected);
      const { instances, of } = point.trouble!;
      expect(rows.get(String(size))?.[column + 1]).toMatch(
        new RegExp(
          `^unreliable\\s+${instances} of ${of} networks, the first: (orders do not settle \\(R = |from layer )`,
        ),
      );
    }
  }
});

test('examples open from the builder, and Back returns', async ({ page, lab }) => {
  await lab.open(tiny);
  await lab.expectState('settled');
  await page.getByTestId('examples').click();
  await page.getByRole('link', { name: POWERS!.name }).click();
  await lab.expectLinked('methods', 'mean,covariance,cumulants');
  await page.goBack();
  await lab.expectLinked('depth', '1');
  await lab.expectState('settled');
});

test('orders 1 to 4 are one press each, and the curves have the digits of Node', async ({ page, lab }) => {
  await lab.open('#v=1&width=8&depth=2&instances=2&samples=4096');
  await page.getByText('Add Order 3').click();
  await page.getByText('Add Order 4').click();
  await lab.expectLinked('methods', 'mean,covariance,cumulants,cumulants:order=4');
  expect(await lab.digits()).toBe(nodeSummary(lab.hash()).digits);
  await expect(lab.plot.getByText('Order 4', { exact: true })).toBeAttached();
});

test('options are chosen by keys, each choice one edit, and none makes two methods the same', async ({ page, lab }) => {
  await lab.open('#v=1&width=8&depth=1&instances=1&samples=4096&methods=covariance,cumulants');
  const button = page.getByRole('button', { name: 'Options of Order 3' });
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await button.focus();
  await page.keyboard.press('Enter');
  const order = page.getByTestId('option-order');
  await order.getByRole('radio', { name: '3' }).focus();
  await page.keyboard.press('ArrowRight');
  await lab.expectLinked('methods', 'covariance,cumulants:order=4');
  await expect(order.getByRole('radio', { name: '4' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await lab.expectLinked('methods', 'covariance,cumulants');
  await page.keyboard.press('ArrowLeft');
  await expect(order).toContainText('Order 2 is in use already.');
  await expect(order.getByRole('radio', { name: '3' })).toBeChecked();
  await order.getByRole('radio', { name: '1' }).check();
  await expect(page.getByTestId('option-variant')).toContainText('Order 1 has one variant.');
  await expect(page.getByTestId('option-variant').getByRole('radio').first()).toBeDisabled();
  await page.goBack();
  await lab.expectLinked('methods', 'covariance,cumulants');
  await lab.expectState('settled');
});

test('several forms stand side by side and are told apart', async ({ page, lab }) => {
  await lab.open('#v=1&width=8&depth=1&instances=1&samples=4096&methods=cumulants');
  await page.getByTestId('add-form').click();
  await lab.expectLinked('methods', 'cumulants,cumulants:variant=augmented');
  await expect(page.getByTestId('option-variant').getByRole('radio', { name: 'augmented' })).toBeChecked();
  await page.getByTestId('option-order').getByRole('radio', { name: '4' }).check();
  await lab.expectLinked('methods', 'cumulants,cumulants:order=4:variant=augmented');
  await lab.expectState('settled');
  for (const name of [/^(Order 3|K = 3)$/, /^(Order 4 augmented|K = 4 aug)$/]) {
    await expect(lab.plot.getByText(name)).toBeAttached();
  }
});

test('cancelling while the program of cumulants is still on its way stops at once', async ({ page, lab }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/estimator-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await lab.open('#v=1&width=8&depth=1&instances=1&samples=4096&methods=cumulants');
  await lab.expectState('running');
  await page.getByTestId('cancel').click();
  await lab.expectState('stopped');
  release();
  await page.getByTestId('resume').click();
  await lab.expectState('settled');
});

test('the default link fetches no program of cumulants', async ({ page, lab }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto('./');
  await expect(lab.curves.first()).toBeAttached({ timeout: 30_000 });
  expect(fetched.filter((url) => /(estimator|method-options|forms|examples|sheet)-/.test(url))).toEqual([]);
});
