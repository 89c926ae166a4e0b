import { expect, test } from '../support/webkit.ts';

test('the page opens and its policy holds', async ({ webkit, baseURL }) => {
  await webkit.open(`${baseURL}`);
  await webkit.waitFor(`return document.querySelector('#root > *') !== null`);
  expect(await webkit.evaluate('return [document.title, crossOriginIsolated]')).toEqual(['Unsampled', true]);
  expect(
    await webkit.evaluateAsync(`
      const violation = new Promise((resolve) => addEventListener('securitypolicyviolation', resolve, { once: true }));
      document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.name = "broken"' }));
      return [(await violation).effectiveDirective, window.name];
    `),
  ).toEqual(['script-src-elem', '']);
});
