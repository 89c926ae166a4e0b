import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

/** Wide enough for its depth that a tail is claimed, and quick. */
const link = '#v=1&width=16&depth=2&instances=3&samples=65536&methods=covariance';

const views = [
  { view: 'calibration', chart: 'calibration-plot', table: 'calibration-table', finding: /errors within 1σ|too few/ },
  {
    view: 'outputs',
    chart: 'output-tail',
    table: 'output-table',
    finding: /^At t = .* sampling of the same cost has seen/,
  },
] as const;

/** Whether anything of the page is wider than its window. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

for (const { view, chart, table, finding } of views) {
  test(`the view ${view} settles, says what it shows, and leaves the digits alone`, async ({ page, lab }) => {
    await lab.open(link);
    const digits = await lab.digits();
    await page.getByTestId(`view-${view}`).click();
    await expect(page.getByTestId('finding')).toHaveText(finding);
    await lab.expectState('settled');
    await expect(page.getByTestId(chart).getByRole('img')).toHaveAttribute('aria-label', finding);
    expect(await lab.digits()).toBe(digits);
    await page.getByTestId('view-curves').click();
    await expect(lab.plot).toBeVisible();
    await lab.expectState('settled');
  });

  test(`the view ${view} is opened, traced and left by keys`, async ({ page, lab }) => {
    await lab.open(link);
    await lab.expectState('settled');
    await page.getByTestId(`view-${view}`).focus();
    await page.keyboard.press('Enter');
    const drawing = page.getByTestId(chart).getByRole('application');
    await expect(drawing).toBeVisible();
    await drawing.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId(chart).locator('.figure__readout')).toContainText(view === 'outputs' ? 't =' : 'σ');
    await page.keyboard.press('t');
    await expect(page.getByTestId(table)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(drawing).toBeFocused();
  });

  test(`the view ${view} breaks no rule of axe and fits every window, in light and dark`, async ({ page, lab }) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await lab.open(link);
      await page.reload();
      await lab.expectState('settled');
      await page.getByTestId(`view-${view}`).click();
      await expect(page.getByTestId(table)).toBeVisible();
      await lab.expectState('settled');
      expect(await sideways(page), `${width} px`).toBe(0);
      for (const theme of ['light', 'dark']) {
        await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        expect(found, `${width} px, ${theme}`).toEqual([]);
      }
    }
  });
}

test('another output is a number away, and another picture', async ({ page, lab }) => {
  await lab.open(link);
  await page.getByTestId('view-outputs').click();
  await expect(page.getByTestId('output-table')).toContainText('P(output 1 > t)');
  await lab.expectState('settled');
  const before = await page.getByTestId('output-table').innerText();
  await page.getByTestId('output-field').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('output-table')).toContainText('P(output 7 > t)');
  await lab.expectState('settled');
  expect(await page.getByTestId('output-table').innerText()).not.toBe(before);
});

test('no tail is claimed where the network is too narrow for its depth', async ({ page, lab }) => {
  await lab.open('#v=1&width=16&depth=4&instances=1&samples=4096&methods=covariance');
  await page.getByTestId('view-outputs').click();
  await expect(page.getByTestId('tail-refusal')).toContainText('too narrow');
  await expect(page.getByTestId('finding')).toContainText('Deduction gives no tail here');
});
