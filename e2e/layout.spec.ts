import type { Page } from '@playwright/test';
import { boxOf } from './support/lab.ts';
import { smallLinks, tiny } from './support/links.ts';
import { expect, test } from './support/test.ts';

/** Chromium's, which the DOM library does not know. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

/** What is wrong with the layout of the page as it stands, outside the elements that `but` selects. */
function faults(page: Page, but = 'none'): Promise<string[]> {
  return page.evaluate((excepted) => {
    const found: string[] = [];
    const rootScale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${element.textContent.slice(0, 30)}"`;

    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} px wide in a window of ${innerWidth}`);

    const hidden = (element: Element): boolean =>
      !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
      element.closest(`.u-hidden, [inert], option, ${excepted}`) !== null;
    /** What may be wider than the window, because it scrolls sideways by itself. */
    const scrolls = (element: Element): boolean => element.closest('.chips, .stage__chart--table') !== null;
    for (const element of document.querySelectorAll('body *')) {
      if (hidden(element) || scrolls(element)) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < -0.5 || right > innerWidth + 0.5)) found.push(`outside the window: ${name(element)}`);
    }

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent || !text.textContent?.trim() || hidden(parent) || parent.closest('sup, sub')) continue;
      const px = Number.parseFloat(getComputedStyle(parent).fontSize);
      const scale = parent instanceof SVGElement ? (parent.ownerSVGElement?.getScreenCTM()?.a ?? 1) : 1;
      if (px * scale < 12 * rootScale - 0.01) found.push(`${px * scale} px: ${name(parent)}`);
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      const frame = parent.closest('svg, button, h2, .u-number, .status')?.getBoundingClientRect();
      if (frame && (box.left < frame.left - 1 || box.right > frame.right + 1)) found.push(`cut off: ${name(parent)}`);
    }
    return found;
  }, but);
}

/** Whether two parts of the page lie over each other. */
async function overlap(page: Page, one: string, other: string): Promise<boolean> {
  const [a, b] = [await boxOf(page.locator(one)), await boxOf(page.locator(other))];
  return a.x + a.width > b.x + 1 && b.x + b.width > a.x + 1 && a.y + a.height > b.y + 1 && b.y + b.height > a.y + 1;
}

const windows = [
  [320, 640],
  [390, 844],
  [768, 1024],
  [1280, 800],
  [1440, 900],
  [1920, 1080],
] as const;

test('nothing is cut off, too small or wider than the window, from 320 to 1920 px', async ({ page, lab }) => {
  for (const [width, height] of windows) {
    await page.setViewportSize({ width, height });
    await lab.open(tiny);
    await page.reload();
    await lab.expectState('settled');
    expect(await faults(page), `${width} px`).toEqual([]);
  }
});

/** Two ways to larger text: the browser's own setting, which media queries follow, and a style on the root. */
const enlarge = {
  'set in the browser': async (page: Page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  },
  'set on the root element': async (page: Page) => {
    await page.addInitScript(() => {
      document.addEventListener('readystatechange', () => {
        document.documentElement.style.setProperty('font-size', '200%');
      });
    });
  },
};

for (const [way, makeLarge] of Object.entries(enlarge)) {
  for (const [width, height] of [
    [320, 640],
    [1280, 800],
  ] as const) {
    test(`text of twice the size, ${way}, fits into ${width} px`, async ({ page, lab }) => {
      await page.setViewportSize({ width, height });
      await makeLarge(page);
      await lab.open(smallLinks['one method']);
      await lab.expectState('settled');
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
      // In half the room a chart shows what it can of its words.
      expect(await faults(page, '.error-curves')).toEqual([]);
      await page.getByTestId('view-table').click();
      await expect(page.getByTestId('table')).toBeVisible();
      expect(await faults(page, '.error-curves')).toEqual([]);
    });
  }
}

test('the parts of a page that is one screen high stay apart, however much they hold', async ({ page, lab }) => {
  const many = Array.from({ length: 20 }, (_, index) => `unknown${index}=${index}`).join('&');
  await page.setViewportSize({ width: 1280, height: 640 });
  await lab.open(`${tiny}&${many}`);
  await expect(page.getByTestId('notice')).toBeVisible();
  for (const part of ['.lab__builder', '.lab__stage', '.lab__companion']) {
    expect(await overlap(page, part, '.status'), part).toBe(false);
  }
  await page.getByTestId('copy-link').focus();
  await page.keyboard.press('Shift+Tab');
  await lab.plot.scrollIntoViewIfNeeded();
  expect(await overlap(page, '.header', '.lab__stage')).toBe(false);
});

for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const) {
  test(`at ${width} px nothing moves while the page loads, settles and changes`, async ({ page, lab }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as LayoutShift[]) {
          const moved = entry.sources.map(({ node, previousRect, currentRect }) =>
            [(node as Element | null)?.className, previousRect.y, currentRect.y, currentRect.height].join(' '),
          );
          shifts.push(`${entry.value} ${moved.join(', ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    /** The shifts since it was asked last, if they add up to as much as one can see. */
    const shifts = async () => {
      const all = await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts.splice(0));
      return all.reduce((sum, shift) => sum + Number.parseFloat(shift), 0) < 0.02 ? [] : all;
    };
    const finding = page.getByTestId('finding');

    await lab.open(smallLinks.usual);
    const { height: neutral } = await boxOf(finding);
    await lab.expectState('settled');
    expect((await boxOf(finding)).height).toBe(neutral);
    expect(await shifts()).toEqual([]);
    await lab.slider('width').press('Home');
    await lab.expectState('settled');
    expect((await boxOf(finding)).height).toBe(neutral);
    expect(await shifts()).toEqual([]);
    await lab.slider('width').press('ArrowRight');
    await lab.expectState('settled');
    expect((await boxOf(finding)).height).toBe(neutral);
    expect(await shifts()).toEqual([]);
  });
}
