import { slow } from './support/links.ts';
import { nodeDigits } from './support/node-digits.ts';
import { expect, test } from './support/test.ts';

const link = slow;

test('a worker that ends in the middle of a run is replaced, and no digit changes', async ({ page, lab }) => {
  await lab.open(link);
  await lab.expectState('running');
  await page.workers()[0]?.evaluate(() => self.close());
  expect(await lab.digits()).toBe(nodeDigits(link));
});

test('all workers may end in the middle of a run', async ({ page, lab }) => {
  await lab.open(link);
  await lab.expectStreaming();
  const workers = page.workers();
  expect(workers.length).toBeGreaterThan(0);
  await Promise.all(workers.map((worker) => worker.evaluate(() => self.close())));
  expect(await lab.digits()).toBe(nodeDigits(link));
});

test('workers that cannot be loaded are reported, and the controls still work', async ({ page, lab, mistakes }) => {
  await page.route('**/*worker*', (route) => route.abort());
  await lab.open(link);
  await lab.expectState('unavailable');
  await expect(page.getByTestId('failure')).toContainText('did not start the workers');
  await expect(page.getByTestId('status')).toContainText('Nothing can be computed');

  await lab.slider('width').press('ArrowLeft');
  await expect(lab.field('width')).toHaveValue('16');
  await lab.expectLinked('width', '16');
  await page.getByTestId('method-mean').click();
  await lab.expectLinked('methods', 'covariance');
  await page.getByTestId('theme').selectOption('dark');
  await page.getByTestId('view-table').click();
  await expect(page.getByTestId('table')).toBeVisible();
  await lab.expectState('unavailable');

  expect(mistakes.every((mistake) => mistake.includes('ERR_FAILED'))).toBe(true);
  mistakes.length = 0;
});
