import { tiny } from '../support/links.ts';
import { nodeDigits } from '../support/node-digits.ts';
import { expect, test } from '../support/webkit.ts';

const settled = `return document.querySelector('[data-state="settled"]') !== null`;
const digits = `return document.querySelector('[data-testid=digits]').textContent`;
const width = `return document.querySelector('[data-testid=slider-width-field]').value`;

test('keys move the slider, the curves follow, and Back goes back', async ({ webkit, baseURL }) => {
  await webkit.open(`${baseURL}${tiny}`);
  await webkit.reload();
  await webkit.waitFor(settled, 30_000);
  await webkit.keys('[data-testid=slider-width]', '\uE012');
  expect(await webkit.evaluate(width)).toBe('4');
  await webkit.waitFor(settled, 30_000);
  expect(await webkit.evaluate(digits)).toBe(nodeDigits('#v=1&width=4&depth=1&instances=1&samples=4096'));
  expect(await webkit.evaluate('return location.hash')).toContain('width=4');
  await webkit.back();
  await webkit.waitFor(`${width} === '8'`);
  await webkit.waitFor(settled, 30_000);
  expect(await webkit.evaluate(digits)).toBe(nodeDigits(tiny));
});

test('a slider set by a script, as assistive technology does, is an edit', async ({ webkit, baseURL }) => {
  await webkit.open(`${baseURL}${tiny}`);
  await webkit.reload();
  await webkit.waitFor(settled, 30_000);
  await webkit.evaluate(`
    const slider = document.querySelector('[data-testid=slider-depth]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(slider, '3');
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  `);
  await webkit.waitFor(`return location.hash.includes('depth=3')`);
  await webkit.waitFor(settled, 30_000);
  expect(await webkit.evaluate(digits)).toBe(nodeDigits('#v=1&width=8&depth=3&instances=1&samples=4096'));
});

test('a garbage link is reported, and the page works', async ({ webkit, baseURL }) => {
  await webkit.open(`${baseURL}#v=1&width=banana&depth=1&instances=1&samples=4096&%ff%00=1`);
  await webkit.reload();
  const notice = String(
    await webkit.waitFor(`return document.querySelector('[data-testid=notice]')?.textContent`, 30_000),
  );
  expect(notice).toContain('width=banana');
  // Controls come with the first curve.
  await webkit.waitFor(
    `return document.querySelector('[data-testid=app-ready] [data-testid=slider-width]') !== null`,
    30_000,
  );
  await webkit.keys('[data-testid=slider-width]', '\uE011');
  expect(await webkit.evaluate(width)).toBe('4');
  await webkit.waitFor(settled, 30_000);
});
