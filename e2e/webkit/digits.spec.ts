import { smallLinks } from '../support/links.ts';
import { nodeDigits } from '../support/node-digits.ts';
import { expect, test } from '../support/webkit.ts';

for (const [name, link] of Object.entries(smallLinks)) {
  test(`the link "${name}" has the digits of Node`, async ({ webkit, baseURL }) => {
    await webkit.open(`${baseURL}${link}`);
    await webkit.reload();
    await webkit.waitFor(`return document.querySelector('[data-state="settled"]')`, 30_000);
    expect(await webkit.evaluate(`return document.querySelector('[data-testid=digits]').textContent`)).toBe(
      nodeDigits(link),
    );
  });
}
