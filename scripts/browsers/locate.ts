import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox } from '@playwright/test';
import type { WebKitPaths } from '../../e2e/support/webdriver.ts';

export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];
/** The two that Playwright drives. */
export type PlaywrightEngine = Exclude<Engine, 'webkit'>;

/** A browser for Playwright: a file, or `undefined` for the build that Playwright brought itself. */
export interface Browser {
  readonly path: string | undefined;
}

/** The variables through which a person names a browser: they go before everything found. */
export const variables = {
  chromium: 'CHROMIUM_PATH',
  firefox: 'FIREFOX_PATH',
  webkitDriver: 'WEBKIT_DRIVER_PATH',
  webkitBrowser: 'WEBKIT_BROWSER_PATH',
} as const;

const mac = (app: string): string => `/Applications/${app}.app/Contents/MacOS/${app}`;
const programs = ['C:\\Program Files', 'C:\\Program Files (x86)'];
const usual: Readonly<Record<PlaywrightEngine, readonly string[]>> = {
  chromium: [
    ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'],
    ...['Google Chrome', 'Chromium', 'Microsoft Edge'].map(mac),
    ...programs.map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`),
    ...programs.map((folder) => `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`),
  ],
  firefox: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'].concat(
    programs.map((folder) => `${folder}\\Mozilla Firefox\\firefox.exe`),
  ),
};

/** Whether Playwright's own build of the engine is on this machine. */
export const hasOwnBuild = (engine: PlaywrightEngine): boolean =>
  existsSync({ chromium, firefox }[engine].executablePath());

/** The browsers of the system, best first, as paths. */
export const systemBrowsers = (engine: PlaywrightEngine): string[] =>
  usual[engine].flatMap((name) => onPath(name) ?? []).filter((path) => !isSnap(path));

/**
 * The browser to use, without trying whether it starts: the one named by a variable, Playwright's own, or the system's.
 */
export function locate(engine: PlaywrightEngine): Browser | undefined {
  const named = process.env[variables[engine]];
  if (named) return { path: named };
  if (hasOwnBuild(engine)) return { path: undefined };
  const [path] = systemBrowsers(engine);
  return path === undefined ? undefined : { path };
}

/** Debian's WebKitGTK: its driver and the small browser that lies among the library's files. */
export function locateWebKit(): WebKitPaths | undefined {
  const driver = process.env[variables.webkitDriver] ?? onPath('WebKitWebDriver');
  const browser = process.env[variables.webkitBrowser] ?? miniBrowser();
  return driver && browser && onPath('Xvfb') ? { driver, browser } : undefined;
}

function miniBrowser(): string | undefined {
  try {
    const packages = run('dpkg-query', ['--show', '--showformat=${Package}:${Architecture}\n', 'libwebkit2gtk-4*']);
    const files = run('dpkg', ['--listfiles', ...packages.trim().split('\n')]).split('\n');
    return files
      .filter((file) => file.endsWith('/MiniBrowser') && existsSync(file))
      .toSorted()
      .at(-1);
  } catch {
    return undefined;
  }
}

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

function onPath(name: string): string | undefined {
  if (/[\\/]/.test(name)) return existsSync(name) ? name : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A snap, or the script that stands in for one, cannot be driven: it does not see our temporary folders. */
function isSnap(path: string): boolean {
  if (realpathSync(path).startsWith('/snap/')) return true;
  const start = beginning(path);
  return start.startsWith('#!') && start.includes('/snap/');
}

function beginning(path: string): string {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(4096);
  const length = readSync(file, bytes);
  closeSync(file);
  return bytes.toString('latin1', 0, length);
}
