import { smallLinks } from './support/links.ts';
import { nodeDigits } from './support/node-digits.ts';
import { expect, test } from './support/test.ts';

for (const [name, link] of Object.entries(smallLinks)) {
  test(`the link "${name}" has the digits of Node @all`, async ({ lab }) => {
    await lab.open(link);
    expect(await lab.digits()).toBe(nodeDigits(link));
  });
}
