import { expect, type Locator, type Page } from '@playwright/test';

/** Time for a small configuration to settle while other tests share the machine. */
const PATIENCE = 30_000;

/** The page as a person uses it. Nothing here waits for a time. */
export class Lab {
  readonly page: Page;
  readonly main: Locator;
  readonly plot: Locator;
  /** Lines of the configuration in view, of methods and of sampling. */
  readonly curves: Locator;
  /** Lines of the configuration before, dimmed. */
  readonly previous: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByTestId('app-ready');
    this.plot = page.getByTestId('error-plot');
    this.curves = this.plot.locator('g:not(.previous) > g > path.curve');
    this.previous = this.plot.locator('.previous path.curve');
  }

  async open(link: string): Promise<void> {
    await this.page.goto(`./${link}`);
    await expect(this.main).toBeVisible();
  }

  async expectState(state: 'settled' | 'running' | 'stopped' | 'failed' | 'unavailable'): Promise<void> {
    await expect(this.main).toHaveAttribute('data-state', state, { timeout: PATIENCE });
  }

  /** The fingerprint of all curves, once they are whole. */
  async digits(): Promise<string> {
    await this.expectState('settled');
    await expect(this.page.getByTestId('digits')).toHaveText(/^[0-9a-f]{8}$/);
    return this.page.getByTestId('digits').innerText();
  }

  /** A run that has begun to show lines and is far from its end. */
  async expectStreaming(): Promise<void> {
    await this.expectState('running');
    await expect(this.curves.first()).toBeAttached({ timeout: PATIENCE });
  }

  slider(name: string): Locator {
    return this.page.getByTestId(`slider-${name}`);
  }

  /** The text field beside a slider. */
  field(name: string): Locator {
    return this.page.getByTestId(`slider-${name}-field`);
  }

  /** Types a value into the field beside a slider. */
  async type(name: string, value: number): Promise<void> {
    await this.field(name).focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(String(value));
    await this.page.keyboard.press('Enter');
  }

  /** Presses on a slider's thumb and holds it; `page.mouse.up()` lets go. */
  async grip(name: string): Promise<void> {
    await this.slider(name).scrollIntoViewIfNeeded();
    const thumb = await boxOf(this.slider(name).locator('..').locator('.u-slider__thumb'));
    await this.page.mouse.move(thumb.x + thumb.width / 2, thumb.y + thumb.height / 2);
    await this.page.mouse.down();
  }

  /** Leads the gripped thumb to a share, 0…1, of its track. */
  async dragTo(name: string, share: number): Promise<void> {
    const rail = await boxOf(this.slider(name).locator('..'));
    await this.page.mouse.move(rail.x + 8 + share * (rail.width - 16), rail.y + rail.height / 2);
  }

  /** Sizes that stand under the main chart. */
  xTicks(): Locator {
    return this.plot.locator('text.tick[text-anchor="middle"]');
  }

  /** What the address bar says of one field; undefined where it leaves it out. */
  linked(field: string): string | undefined {
    return new URLSearchParams(new URL(this.page.url()).hash.slice(1)).get(field) ?? undefined;
  }

  async expectLinked(field: string, value: string | undefined): Promise<void> {
    await expect.poll(() => this.linked(field)).toBe(value);
  }

  hash(): string {
    return new URL(this.page.url()).hash;
  }
}

export async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not drawn');
  return box;
}
