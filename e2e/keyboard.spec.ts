import type { Page } from '@playwright/test';
import { tiny } from './support/links.ts';
import { expect, test } from './support/test.ts';

/** What has the focus: its accessible name or hook, and whether a ring of 2 px or more is drawn around it. */
function focused(page: Page): Promise<{ id: string; ringed: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const ringed = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    return { id: element.getAttribute('data-e2e') ?? element.tagName, ringed };
  });
}

/** Numbers everything that can be operated and is in view, and returns the numbers with a description each. */
function numberControls(page: Page): Promise<Map<string, string>> {
  return page
    .evaluate(() => {
      const controls = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')];
      const usable = controls.filter((control) => control.checkVisibility() && !control.closest('[inert], [popover]'));
      return usable.map((control, index) => {
        control.setAttribute('data-e2e', String(index));
        const name = control.getAttribute('data-testid') ?? control.getAttribute('aria-label') ?? control.textContent;
        return [String(index), name] as const;
      });
    })
    .then((entries) => new Map(entries));
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 360, height: 640 },
]) {
  test(`at ${viewport.width} px Tab reaches every control, in order, with a ring`, async ({ page, lab }) => {
    await page.setViewportSize(viewport);
    await lab.open(tiny);
    await lab.expectState('settled');
    const controls = await numberControls(page);
    expect(controls.size).toBeGreaterThan(10);
    const reached: string[] = [];
    for (let press = 0; press < controls.size; press++) {
      await page.keyboard.press('Tab');
      const { id, ringed } = await focused(page);
      expect(ringed, `ring of ${controls.get(id)}`).toBe(true);
      reached.push(id);
    }
    expect(reached.map((id) => controls.get(id))).toEqual([...controls.values()]);
  });
}

test('the chart is one tab stop whose keys trace, show the table and leave @all', async ({ page, lab }) => {
  await lab.open('#v=1&width=16&depth=1&instances=1&samples=4096');
  await lab.expectState('settled');
  const readout = page.getByTestId('readout');
  await lab.plot.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  await expect(readout).toContainText('n = 4');
  await page.keyboard.press('ArrowRight');
  await expect(readout).toContainText('n = 8');
  await page.keyboard.press('End');
  await expect(readout).toContainText('n = 16');
  await page.keyboard.press('ArrowLeft');
  await expect(readout).toContainText('n = 8');
  const value = await page.getByTestId('readout-value').innerText();
  const line = await readout.locator('.readout__method').innerText();
  await page.keyboard.press('ArrowDown');
  await expect(readout.locator('.readout__method')).not.toHaveText(line);
  await expect(page.getByTestId('readout-value')).not.toHaveText(value);
  await expect(readout.getByRole('status')).toContainText('8');
  await expect(lab.plot.locator('.ring')).toBeAttached();

  await page.keyboard.press('Escape');
  await expect(lab.plot.locator('.ring')).toHaveCount(0);
  await expect(lab.plot).not.toBeFocused();
  await lab.plot.focus();
  await page.keyboard.press('t');
  await expect(page.getByTestId('table')).toBeVisible();
});

test('arrows step a slider from tick to tick, Shift by one, Page keys by two, Home and End to the ends', async ({
  page,
  lab,
}) => {
  await lab.open(tiny);
  await lab.slider('width').focus();
  for (const [key, value] of [
    ['ArrowRight', '16'],
    ['Shift+ArrowRight', '17'],
    ['ArrowLeft', '16'],
    ['ArrowUp', '32'],
    ['PageDown', '8'],
    ['End', '512'],
    ['ArrowDown', '256'],
    ['Home', '4'],
    ['ArrowLeft', '4'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(lab.field('width')).toHaveValue(value);
    await expect(lab.slider('width')).toHaveValue(value);
  }
});

test('a number field keeps what was typed, names its range, and takes Enter and Escape @all', async ({ page, lab }) => {
  await lab.open(tiny);
  const field = lab.field('width');
  await field.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('banana');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('banana');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/Width.*4 to 512/);
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('banana');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('8');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await lab.expectLinked('width', '12');
});

test('what is typed into a field that is entered by Tab replaces its text', async ({ page, lab }) => {
  await lab.open('#v=1&width=4&depth=1&instances=1&samples=65536');
  await lab.slider('instances').focus();
  await page.keyboard.press('Tab');
  await expect(lab.field('budget')).toBeFocused();
  await page.keyboard.type('1e5');
  await page.keyboard.press('Enter');
  await expect(lab.field('budget')).toHaveValue('1e5');
  await expect(lab.field('budget')).toHaveAccessibleDescription(/Reference samples/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('8.2k');
  await page.keyboard.press('Enter');
  await lab.expectLinked('samples', '8200');
});

test('the theme is chosen with keys, and stays for the next visit', async ({ page, lab }) => {
  await lab.open(tiny);
  await page.getByTestId('theme').focus();
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  }
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await expect(page.getByTestId('theme')).toHaveValue('contrast');
});

test('methods, views and the sheet of phones work by keys', async ({ page, lab }) => {
  await lab.open(tiny);
  await page.getByTestId('method-mean').focus();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('method-mean')).toHaveAttribute('aria-checked', 'false');
  await expect(page.getByTestId('method-mean')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('method-mean')).toHaveAttribute('aria-checked', 'true');

  await page.setViewportSize({ width: 360, height: 640 });
  await page.getByTestId('open-builder').focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByTestId('builder-sheet');
  await expect(sheet).toBeFocused();
  await lab.slider('depth').press('ArrowRight');
  await lab.expectLinked('depth', '2');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('open-builder')).toBeFocused();
  await expect(sheet).not.toBeVisible();
});
