import { nodeDigits } from './support/node-digits.ts';
import { expect, test } from './support/test.ts';

/** Both sizes of the sweep, and one of the companion's, are stored. */
const link = '#v=1&width=8&instances=1&samples=4096&methods=mean';

test('stored references are used and named, and computing them here gives the same digits', async ({ page, lab }) => {
  const files: string[] = [];
  page.on('request', (request) => {
    const file = /truth\/(.+)$/.exec(request.url())?.[1];
    if (file) files.push(file);
  });
  await lab.open(link);
  const digits = await lab.digits();
  expect(digits).toBe(nodeDigits(link));
  expect(files.toSorted()).toEqual(['mlp-depth4-width4-seed1.json', 'mlp-depth4-width8-seed1.json']);
  await expect(page.locator('.status__facts')).toContainText(/4\.2M stored.*at 3 of 6 sizes/);
  await expect(page.getByTestId('stored-hint')).toContainText('4.2M stored samples are used');
  await page.locator('.status__facts').getByRole('button', { name: '4.2M stored' }).click();
  await page.getByTestId('recompute').click();
  await expect(page.getByTestId('check')).toHaveText(/recomputed here: the same digits/, { timeout: 60_000 });
  expect(await lab.digits()).toBe(digits);
  await lab.type('depth', 3);
  await expect(page.getByTestId('check')).toHaveCount(0);
});

test('where the files cannot be had, the page computes them', async ({ page, lab, mistakes }) => {
  await page.route('**/truth/**', (route) => route.fulfill({ status: 404 }));
  await lab.open(link);
  expect(await lab.digits()).toBe(nodeDigits(link));
  expect(mistakes.splice(0).every((mistake) => mistake.includes('404'))).toBe(true);
});
