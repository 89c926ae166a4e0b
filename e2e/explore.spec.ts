import { Lab } from './support/lab.ts';
import { long, slow, tiny } from './support/links.ts';
import { nodeDigits } from './support/node-digits.ts';
import { expect, test } from './support/test.ts';

test('keys on a slider move the label at once, and the curves follow @all', async ({ page, lab }) => {
  await lab.open(tiny);
  await lab.expectState('settled');
  await lab.slider('width').press('ArrowRight');
  await expect(lab.field('width')).toHaveValue('16');
  await lab.slider('depth').press('ArrowRight');
  await expect(lab.field('depth')).toHaveValue('2');
  await lab.expectLinked('depth', '2');
  expect(await lab.digits()).toBe(nodeDigits(lab.hash()));
  await expect(lab.xTicks()).toHaveText(['4', '8', '16']);
  await expect(page.getByTestId('status')).toContainText('Settled');
});

test('a dragged slider changes its label with every move and settles where it is let go @all', async ({
  page,
  lab,
}) => {
  await lab.open('#v=1&width=256&depth=4&instances=8&samples=65536');
  await lab.expectState('running');
  const seen: number[] = [];
  await lab.grip('width');
  for (const share of [0.6, 0.4, 0.2, 0]) {
    await lab.dragTo('width', share);
    seen.push(Number(await lab.field('width').inputValue()));
  }
  expect(seen).toEqual(seen.toSorted((one, other) => other - one));
  expect(new Set(seen).size).toBe(4);
  expect(seen.at(-1)).toBe(4);
  await page.mouse.up();
  await lab.type('instances', 1);
  await lab.type('budget', 4096);
  expect(await lab.digits()).toBe(nodeDigits('#v=1&width=4&instances=1&samples=4096'));
});

test('every control works while a run goes on', async ({ page, lab }) => {
  await lab.open(long);
  await lab.expectStreaming();

  await page.getByTestId('theme').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByTestId('view-table').click();
  await expect(page.getByTestId('table').getByRole('row')).toHaveCount(1 + 5 + 2);
  await page.getByTestId('view-curves').click();
  await lab.plot.focus();
  await page.keyboard.press('ArrowRight');
  await expect(lab.plot.locator('.ring')).toBeAttached();
  await page.getByTestId('digits').locator('xpath=..').getByRole('button').click();
  await expect(page.getByRole('note', { name: 'Digits' })).toContainText('A fingerprint of every number');
  await page.keyboard.press('Escape');
  await page.getByTestId('next-instance').click();
  await expect(page.getByTestId('field-seed')).toHaveValue('2');
  await page.getByTestId('method-mean').click();
  await lab.expectLinked('methods', 'covariance');
  await page.getByTestId('method-mean').click();
  await lab.expectLinked('methods', undefined);
  await page.getByTestId('field-seed').fill('0');
  await page.getByTestId('field-seed').press('Enter');
  await lab.expectState('running');

  await lab.slider('instances').press('Home');
  await lab.slider('budget').press('Home');
  await lab.slider('depth').press('Home');
  await lab.grip('width');
  await lab.dragTo('width', 0);
  await page.mouse.up();
  await expect(lab.field('width')).toHaveValue('4');
  expect(await lab.digits()).toBe(nodeDigits('#v=1&seed=0&width=4&depth=1&instances=1&samples=4096'));
});

for (const [from, to] of [
  [64, 4],
  [512, 8],
  [4, 48],
] as const) {
  test(`going from width ${from} to ${to} in the middle of a run ends up right`, async ({ context, lab }) => {
    await lab.open(`#v=1&width=${from}&depth=2&instances=400&samples=4096`);
    await lab.expectState('running');
    await lab.type('instances', 2);
    await lab.type('width', to);
    const digits = await lab.digits();
    await expect(lab.xTicks().last()).toHaveText(String(to));
    await lab.expectLinked('width', String(to));
    const fresh = new Lab(await context.newPage());
    await fresh.open(lab.hash());
    expect(await fresh.digits()).toBe(digits);
  });
}

for (const [name, value, next] of [
  ['budget', 8192, '#v=1&width=16&depth=2&instances=2&samples=8192'],
  ['instances', 3, '#v=1&width=16&depth=2&instances=3&samples=4096'],
  ['depth', 4, '#v=1&width=16&depth=4&instances=2&samples=4096'],
] as const) {
  test(`settled curves become those of another ${name}, and come back`, async ({ lab }) => {
    const link = '#v=1&width=16&depth=2&instances=2&samples=4096';
    await lab.open(link);
    const digits = await lab.digits();
    await lab.type(name, value);
    expect(await lab.digits()).toBe(nodeDigits(next));
    await lab.page.goBack();
    await expect(lab.page.getByTestId('digits')).toHaveText(digits);
  });
}

test('of twenty rapid changes only the last one is shown', async ({ page, lab }) => {
  // Seconds of work: the first change must find it running.
  await lab.open('#v=1&width=512&depth=2&instances=2&samples=65536');
  await lab.expectState('running');
  await lab.slider('width').focus();
  for (let change = 0; change < 20; change++) await page.keyboard.press(change < 10 ? 'ArrowLeft' : 'Shift+ArrowRight');
  await expect(lab.field('width')).toHaveValue('14');
  const digits = await lab.digits();
  await expect(lab.xTicks()).toHaveText(['4', '8', '14']);
  await expect(lab.curves).toHaveCount(4);
  await expect(lab.previous).toHaveCount(0);
  expect(digits).toBe(nodeDigits('#v=1&width=14&depth=2&instances=2&samples=65536'));
});

test('the curves of before stay, dimmed, until the new ones are whole', async ({ page, lab }) => {
  await lab.open(tiny);
  await lab.expectState('settled');
  await expect(lab.previous).toHaveCount(0);
  await lab.slider('instances').press('End');
  await expect(lab.previous.first()).toBeAttached();
  expect(
    Number(await lab.previous.first().evaluate((path) => getComputedStyle(path.closest('.previous')!).opacity)),
  ).toBeLessThan(0.6);
  await lab.slider('instances').press('Home');
  await lab.slider('width').press('ArrowLeft');
  await lab.expectState('settled');
  await expect(lab.previous).toHaveCount(0);
  await expect(page.getByTestId('digits')).toHaveText(nodeDigits('#v=1&width=4&depth=1&instances=1&samples=4096'));
});

test('a cancelled run stops, keeps its curves and goes on where it was', async ({ page, lab }) => {
  // Seconds of work: the press must find it running.
  await lab.open(slow);
  await lab.expectStreaming();
  await page.getByTestId('cancel').dispatchEvent('click');
  await lab.expectState('stopped');
  await expect(page.getByTestId('digits')).toHaveText('–');
  await page.getByTestId('resume').click();
  expect(await lab.digits()).toBe(nodeDigits(slow));
});

test('the largest configuration is cancelled at once, and an edit starts again', async ({ page, lab }) => {
  await lab.open('#v=1&width=512&depth=32&instances=400&samples=67108864');
  await lab.expectState('running');
  await page.getByTestId('cancel').click();
  await lab.expectState('stopped');
  await lab.type('instances', 1);
  await lab.expectState('running');
  await lab.type('budget', 4096);
  await lab.type('depth', 1);
  await lab.type('width', 8);
  expect(await lab.digits()).toBe(nodeDigits(tiny));
});

test('methods come and go, and without any the page says what to do', async ({ page, lab }) => {
  await lab.open(tiny);
  const digits = await lab.digits();
  await expect(lab.curves).toHaveCount(4);
  await page.getByTestId('method-covariance').click();
  await expect(lab.curves).toHaveCount(2);
  await expect(page.getByTestId('method-covariance')).toHaveAttribute('aria-checked', 'false');
  await page.getByTestId('method-mean').click();
  await lab.expectState('settled');
  await expect(lab.plot).toHaveCount(0);
  await expect(page.getByTestId('finding')).toContainText('Sampling alone');
  await lab.expectLinked('methods', '');

  await page.getByTestId('add-first').click();
  await lab.expectLinked('methods', 'covariance');
  await expect(lab.curves).toHaveCount(2);
  await page.getByTestId('method-mean').click();
  await lab.expectLinked('methods', undefined);
  expect(await lab.digits()).toBe(digits);
});

test('every point of both charts stands over its size', async ({ page, lab }) => {
  // Width 16 with two hidden layers belongs to both.
  await lab.open('#v=1&width=16&depth=2&instances=1&samples=4096');
  await lab.expectState('settled');
  for (const chart of ['error-plot', 'depth-plot']) {
    const ticks = page.getByTestId(chart).locator('text.tick[text-anchor="middle"]');
    const at = await ticks.evaluateAll((texts) => texts.map((text) => Number(text.getAttribute('x'))));
    const curves = page.getByTestId(chart).locator('path.curve');
    const lines = await curves.evaluateAll((paths) =>
      paths.map((path) => [...(path.getAttribute('d') ?? '').matchAll(/[ML]([\d.]+),/g)].map(([, x]) => Number(x))),
    );
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(line).toHaveLength(at.length);
      for (const [index, x] of line.entries()) expect(x).toBeCloseTo(at[index] ?? Number.NaN, 0);
    }
  }
});
