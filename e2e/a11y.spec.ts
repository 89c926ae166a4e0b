import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { long, tiny } from './support/links.ts';
import { expect, test } from './support/test.ts';

/** All rules of axe in the light theme, and those of colour in the others, which differ in nothing else. */
async function expectNoViolation(page: Page, where: string): Promise<void> {
  for (const theme of ['dark', 'contrast', 'light']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (theme === 'light' ? axe : axe.withTags('cat.color')).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(found, `${where}, ${theme}`).toEqual([]);
  }
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
]) {
  test.describe(`at ${viewport.width} px no rule of axe is broken`, () => {
    test.use({ viewport });

    test('while curves stream in, and when they were stopped', async ({ page, lab }) => {
      await lab.open(long);
      await lab.expectStreaming();
      await expectNoViolation(page, 'streaming');
      await page.getByTestId('cancel').click();
      await lab.expectState('stopped');
      await expectNoViolation(page, 'stopped');
    });

    test('by settled curves, a definition and the table', async ({ page, lab }) => {
      await lab.open(tiny);
      await lab.expectState('settled');
      await expectNoViolation(page, 'settled');
      await page.getByTestId('readout-value').getByRole('button').first().click();
      await expect(page.getByRole('note').first()).toBeVisible();
      await expectNoViolation(page, 'popover');
      await page.keyboard.press('Escape');
      await page.getByTestId('view-table').click();
      await expect(page.getByTestId('table')).toBeVisible();
      await expectNoViolation(page, 'table');
    });

    test('by a notice, and without methods', async ({ page, lab }) => {
      await lab.open(`${tiny}&colour=red&seed=banana&methods=`);
      await lab.expectState('settled');
      await expect(page.getByTestId('notice')).toBeVisible();
      await expect(page.getByTestId('add-first')).toBeVisible();
      await expectNoViolation(page, 'notice, empty');
    });
  });
}

test('open options and examples break no rule of axe', async ({ page, lab }) => {
  await lab.open(`${tiny}&methods=covariance,cumulants`);
  await page.getByTestId('examples').click();
  await page.getByRole('button', { name: 'Options of Order 3' }).click();
  await page.getByTestId('option-order').getByRole('radio', { name: '2' }).click({ force: true });
  await expect(page.getByTestId('option-order')).toContainText('Order 2 is in use already.');
  await lab.expectState('settled');
  await expectNoViolation(page, 'refused');
  await page.getByTestId('option-order').getByRole('radio', { name: '1' }).check({ force: true });
  await expect(page.getByTestId('option-variant')).toContainText('Order 1 has one variant.');
  await lab.expectState('settled');
  await expectNoViolation(page, 'disabled');
});

test('the open sheet of a phone, with a text that is no number, breaks no rule of axe', async ({ page, lab }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await lab.open(tiny);
  await lab.expectState('settled');
  await page.getByTestId('open-builder').click();
  await expect(page.getByTestId('builder-sheet')).toBeVisible();
  await lab.type('depth', 99);
  await expect(page.getByText('Hidden layers: type')).toBeVisible();
  await expectNoViolation(page, 'sheet');
});
