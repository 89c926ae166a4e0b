import corpus from '../src/permalink/corpus.json' with { type: 'json' };
import { Lab } from './support/lab.ts';
import { long, slow, tiny } from './support/links.ts';
import { codec, nodeDigits } from './support/node-digits.ts';
import { expect, test } from './support/test.ts';

test('an edit is written into the link, and the link alone brings it back @all', async ({ page, lab }) => {
  await lab.open(tiny);
  await lab.slider('width').press('ArrowRight');
  await page.getByTestId('next-instance').click();
  await page.getByTestId('method-mean').click();
  await lab.expectLinked('methods', 'covariance');
  expect(codec.decode(lab.hash())).toEqual(
    codec.decode('#v=1&width=16&depth=1&seed=2&instances=1&samples=4096&methods=covariance'),
  );
  const digits = await lab.digits();
  await page.reload();
  expect(await lab.digits()).toBe(digits);
});

test('a drag is one step of history, and Back undoes it whole @all', async ({ page, lab }) => {
  await lab.open(tiny);
  const entries = await page.evaluate(() => history.length);
  await lab.grip('width');
  for (const share of [0.3, 0.5, 0.7]) await lab.dragTo('width', share);
  // While it goes on, the link follows within the same entry.
  await expect.poll(() => Number(lab.linked('width') ?? 0)).toBeGreaterThan(100);
  await lab.dragTo('width', 0.4);
  const reached = await lab.field('width').inputValue();
  await page.mouse.up();
  await lab.expectLinked('width', reached);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);

  await page.goBack();
  await expect(lab.field('width')).toHaveValue('8');
  expect(lab.hash()).toBe(tiny);
  expect(await lab.digits()).toBe(nodeDigits(tiny));
  await page.goForward();
  await expect(lab.field('width')).toHaveValue(reached);
});

test('Back and Forward restore every step', async ({ page, lab }) => {
  await lab.open(tiny);
  await lab.slider('width').press('ArrowRight');
  await lab.slider('depth').press('ArrowRight');
  await page.getByTestId('next-instance').click();
  const state = async () => [
    await lab.field('width').inputValue(),
    await lab.field('depth').inputValue(),
    await page.getByTestId('field-seed').inputValue(),
  ];
  expect(await state()).toEqual(['16', '2', '2']);
  for (const expected of [
    ['16', '2', '1'],
    ['16', '1', '1'],
    ['8', '1', '1'],
  ]) {
    await page.goBack();
    await expect.poll(state).toEqual(expected);
  }
  for (let step = 0; step < 3; step++) await page.goForward();
  await expect.poll(state).toEqual(['16', '2', '2']);
  expect(await lab.digits()).toBe(nodeDigits(lab.hash()));
});

test('a page reloaded in the middle of a run settles with the same digits', async ({ page, lab }) => {
  await lab.open(slow);
  await lab.expectStreaming();
  await page.reload();
  expect(await lab.digits()).toBe(nodeDigits(slow));
});

test('seed 0 is seed 0', async ({ page, lab }) => {
  await lab.open('#v=1&width=8&depth=1&seed=0&instances=1&samples=4096');
  await expect(page.getByTestId('field-seed')).toHaveValue('0');
  const digits = await lab.digits();
  expect(digits).not.toBe(nodeDigits(tiny));
  await page.getByTestId('next-instance').click();
  await expect(page.getByTestId('field-seed')).toHaveValue('1');
  expect(await lab.digits()).toBe(nodeDigits(tiny));
  await page.goBack();
  await expect(page.getByTestId('field-seed')).toHaveValue('0');
  expect(await lab.digits()).toBe(digits);
});

/** Links that nobody meant to write, and words of them that the notice quotes. */
const garbage = {
  'values out of range @all': ['#width=banana&depth=99&instances=1&samples=4096', ['width=banana', 'depth=99']],
  'a version to come': ['#v=9&width=-3&depth=1e3&seed=Infinity&samples=0x10', ['version 9', 'width', 'depth', 'seed']],
  'bytes that are no text': [`#${'%ff%00\u202e&=;\u{1f9e8}'.repeat(40)}&methods=magic`, ['magic']],
  'a hundred thousand letters': [`#${'a'.repeat(100_000)}`, ['aaaa']],
  'names of a prototype': ['#__proto__=1&constructor=2&width=8&width=9', ['__proto__', 'constructor', 'width=9']],
} as const;

for (const [name, [link, named]] of Object.entries(garbage)) {
  test(`a link with ${name} is reported, and the page works`, async ({ page, lab }) => {
    await lab.open(link);
    const notice = page.getByTestId('notice');
    for (const words of named) await expect(notice).toContainText(words);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

    for (const control of ['width', 'depth', 'instances', 'budget']) await lab.slider(control).press('Home');
    await lab.expectLinked('samples', '4096');
    expect(codec.decode(lab.hash()).issues).toEqual([]);
    expect(await lab.digits()).toBe(nodeDigits(lab.hash()));
    await notice.getByRole('button').click();
    await expect(notice).toHaveCount(0);
  });
}

test('a link typed into the running page is loaded @all', async ({ page, lab }) => {
  await lab.open(long);
  await lab.expectState('running');
  await page.evaluate((hash) => (location.hash = hash), `${tiny}&colour=red`);
  await expect(page.getByTestId('notice')).toContainText('colour=red');
  await expect(lab.field('width')).toHaveValue('8');
  expect(await lab.digits()).toBe(nodeDigits(tiny));
  await page.goBack();
  await expect(lab.field('width')).toHaveValue('128');
  await expect(page.getByTestId('notice')).toHaveCount(0);
});

test('the copied link opens to the same digits', async ({ context, page, lab }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lab.open(tiny);
  await lab.slider('depth').press('ArrowRight');
  const digits = await lab.digits();
  await page.getByTestId('copy-link').click();
  await expect(page.getByTestId('copy-link')).toContainText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = new Lab(await context.newPage());
  await other.page.goto(link);
  expect(await other.digits()).toBe(digits);
});

test('where copying is refused, the link stands ready to be copied by hand @all', async ({ page, lab }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await lab.open(tiny);
  await page.getByTestId('copy-link').click();
  const field = page.getByRole('textbox', { name: 'Copy it from here' });
  await expect(field).toBeVisible();
  expect(codec.decode(new URL(await field.inputValue()).hash)).toEqual(codec.decode(tiny));
  expect(await page.evaluate(() => String(document.getSelection()))).toContain('#v=1');
});

test('every old link opens as it always did', async ({ page, lab }) => {
  await lab.open('');
  const shown = () =>
    page.evaluate(() => {
      const input = (id: string) => document.querySelector<HTMLInputElement>(`[data-testid="${id}"]`)?.value;
      return {
        sliders: ['width', 'depth', 'instances', 'budget'].map((name) => Number(input(`slider-${name}`))),
        seed: input('field-seed'),
        methods: ['mean', 'covariance'].filter((id) =>
          document.querySelector(`[data-testid="method-${id}"][aria-checked="true"]`),
        ),
        notice: document.querySelector('[data-testid="notice"]') !== null,
      };
    });
  for (const { link, document } of corpus) {
    await page.goto(`./${link.startsWith('#') ? link : `#${link}`}`);
    const { params, seed, instances, samples } = document;
    await expect.poll(shown, link).toEqual({
      sliders: [params.width, params.depth, instances, samples],
      seed: String(seed),
      methods: ['mean', 'covariance'].filter((id) => document.methods.some((method) => method.id === id)),
      // A link of an older engine is told so, and means the same.
      notice: codec.decode(link).issues.length > 0,
    });
  }
});
