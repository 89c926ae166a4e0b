import type { LaunchOptions } from '@playwright/test';
import { locate, type Browser, type PlaywrightEngine } from './locate.ts';

const chromiumArguments = [
  ...['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
  // The same pixels on every machine, as far as that goes.
  ...['--disable-sync', '--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text'],
];

/** How to launch a browser with Playwright; a system's Firefox is driven through WebDriver BiDi. */
export function launchOptions(engine: PlaywrightEngine, browser: Browser | undefined = locate(engine)): LaunchOptions {
  const file = browser?.path === undefined ? {} : { executablePath: browser.path };
  if (engine === 'firefox') return browser?.path === undefined ? {} : { ...file, channel: 'moz-firefox' };
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { ...file, args: [...asRoot, ...chromiumArguments] };
}
