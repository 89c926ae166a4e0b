import { type KernelReport, kernelsURL } from './support/kernels.ts';
import { expect, test } from './support/test.ts';

test('every kernel has the bits of the TypeScript in this browser @all', async ({ page, baseURL }) => {
  await page.goto(kernelsURL(baseURL ?? ''));
  await expect(page.getByTestId('report')).not.toBeEmpty({ timeout: 30_000 });
  const report = JSON.parse(await page.getByTestId('report').innerText()) as KernelReport;
  expect(report.mismatches).toEqual([]);
  expect(report.cases).toBeGreaterThan(300);
});
