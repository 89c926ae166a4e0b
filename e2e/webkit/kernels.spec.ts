import { type KernelReport, kernelsURL } from '../support/kernels.ts';
import { expect, test } from '../support/webkit.ts';

test('every kernel has the bits of the TypeScript in this browser', async ({ webkit, baseURL }) => {
  await webkit.open(kernelsURL(baseURL ?? ''));
  await webkit.waitFor(`return document.querySelector('[data-testid=report]').textContent`, 30_000);
  const text = await webkit.evaluate(`return document.querySelector('[data-testid=report]').textContent`);
  const report = JSON.parse(String(text)) as KernelReport;
  expect(report.mismatches).toEqual([]);
  expect(report.cases).toBeGreaterThan(300);
});
