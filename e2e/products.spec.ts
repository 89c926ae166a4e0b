import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/test.ts';

/** Small configurations of every family of products, with what their charts have to say. */
const links = {
  halfspaces: '#v=1&family=halfspaces&dimension=16&count=4&instances=3&methods=degree:degree=1,degree',
  sat: '#v=1&family=sat&variables=12&instances=3&methods=degree:degree=1,degree',
  permanents: '#v=1&family=permanents&size=12&instances=3&methods=degree:degree=1,degree',
} as const;

test('families are chosen in the builder, each is found again as it was left, and Back undoes the choice', async ({
  page,
  lab,
}) => {
  await lab.open('#v=1&width=8&depth=1&instances=1&samples=4096');
  const choice = page.getByTestId('choice-family');
  await choice.selectOption('sat');
  await lab.expectState('settled');
  await expect(page).toHaveURL(/family=sat/);
  await expect(page.getByTestId('slider-variables')).toHaveValue(/./);
  await lab.type('variables', 12);
  await lab.expectState('settled');
  await choice.selectOption('permanents');
  await lab.expectState('settled');
  await expect(lab.plot.locator('path.theory').first()).toBeAttached();
  await choice.selectOption('sat');
  await expect(lab.field('variables')).toHaveValue('12');
  await page.goBack();
  await expect(choice).toHaveValue('permanents');
  await lab.expectState('settled');
  await choice.selectOption('mlp');
  await expect(lab.field('width')).toHaveValue('8');
});

for (const [family, link] of Object.entries(links)) {
  test(`${family}: measured marks stand beside exact lines, and references are exact`, async ({ page, lab }) => {
    await lab.open(link);
    await lab.expectState('settled');
    await expect(lab.plot.locator('path.theory')).toHaveCount(2);
    await expect(page.locator('.status__facts')).toContainText('exact references');
    await expect(page.getByTestId('finding')).toContainText(/degree|sampling/i);
    await expect(page.getByTestId('view-outputs')).toHaveCount(0);
  });

  test(`${family}: its steps can be walked through by keys`, async ({ page, lab }) => {
    await lab.open(link);
    const digits = await lab.digits();
    await page.getByTestId('view-steps').click();
    await lab.expectState('settled');
    const words = page.getByTestId('finding');
    await expect(words).toContainText(/Degree 2/);
    const track = page.getByRole('slider', { name: /step|clause|halfspace|row/i }).last();
    await track.focus();
    const before = await track.inputValue();
    await page.keyboard.press('ArrowRight');
    await expect(track).not.toHaveValue(before);
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(track).toHaveValue(before);
    expect(await lab.digits()).toBe(digits);
  });

  test(`${family}: curves, calibration and steps break no rule of axe and fit a phone`, async ({ page, lab }) => {
    // Twelve runs of all rules of axe.
    test.setTimeout(180_000);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await lab.open(link);
      await page.reload();
      for (const view of ['curves', 'calibration', 'steps']) {
        await page.getByTestId(`view-${view}`).click();
        await lab.expectState('settled');
        await expect(page.getByTestId('finding')).not.toBeEmpty();
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(sideways, `${view}, ${width} px`).toBe(0);
        for (const theme of ['light', 'dark']) {
          await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
          expect(found, `${view}, ${width} px, ${theme}`).toEqual([]);
        }
      }
    }
  });
}

test('errors are shown as something else without another digit, and the link says so', async ({ page, lab }) => {
  await lab.open(links.permanents);
  const digits = await lab.digits();
  await page.getByTestId('choice-measure').selectOption('relative');
  await expect(lab.plot.locator('text.title').first()).toHaveText('Root mean square error ÷ mean');
  await expect(page).toHaveURL(/measure=relative/);
  expect(await lab.digits()).toBe(digits);
  await page.getByTestId('choice-measure').selectOption('samples');
  await expect(lab.plot.locator('text.title').first()).toHaveText('Samples with the same error');
  await page.reload();
  await expect(page.getByTestId('choice-measure')).toHaveValue('samples');
  expect(await lab.digits()).toBe(digits);
});

test('a family that cannot be drawn as asked says which field was replaced', async ({ page, lab }) => {
  await lab.open('#v=1&family=sat&variables=3&density=99&kind=cnf&instances=1');
  const notice = page.getByTestId('notice');
  for (const field of ['variables', 'density', 'kind']) await expect(notice).toContainText(field);
  await lab.expectState('settled');
});
