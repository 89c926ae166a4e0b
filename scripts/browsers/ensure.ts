import { execFileSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { existsSync } from 'node:fs';
import { chromium, firefox } from '@playwright/test';
import { launchWebKit } from '../../e2e/support/webdriver.ts';
import { launchOptions } from './launch-options.ts';
import { hasOwnBuild, locateWebKit, systemBrowsers, variables, type Engine, type PlaywrightEngine } from './locate.ts';

/** A browser that started once on this machine: how to name it to others, and what it calls itself. */
export interface Ready {
  readonly variables: Readonly<Record<string, string>>;
  readonly version: string;
}

const debianPackages: Readonly<Record<Engine, readonly string[]>> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

/**
 * Finds a browser of the engine or installs one, and starts it once. In order: the one a variable names, Playwright's
 * own, the system's, Playwright's download, Debian's package.
 * @returns undefined if there is none and none could be installed
 * @throws if a variable names a browser that does not start
 */
export const ensure = (engine: Engine): Promise<Ready | undefined> =>
  engine === 'webkit' ? ensureWebKit() : ensurePlaywright(engine);

async function ensurePlaywright(engine: PlaywrightEngine): Promise<Ready | undefined> {
  const named = process.env[variables[engine]];
  if (named) {
    const ready = await tryBrowser(engine, named);
    if (!ready) throw new Error(`${variables[engine]} names a browser that does not start: ${named}`);
    return ready;
  }
  return (
    (await tryOwn(engine)) ??
    (await trySystem(engine)) ??
    ((await download(engine)) ? await tryOwn(engine) : undefined) ??
    (installPackages(engine) ? await trySystem(engine) : undefined)
  );
}

async function ensureWebKit(): Promise<Ready | undefined> {
  return (await tryWebKit()) ?? (installPackages('webkit') ? await tryWebKit() : undefined);
}

const tryOwn = async (engine: PlaywrightEngine): Promise<Ready | undefined> =>
  hasOwnBuild(engine) ? tryBrowser(engine, undefined) : undefined;

async function trySystem(engine: PlaywrightEngine): Promise<Ready | undefined> {
  for (const path of systemBrowsers(engine)) {
    const ready = await tryBrowser(engine, path);
    if (ready) return ready;
  }
  return undefined;
}

async function tryBrowser(engine: PlaywrightEngine, path: string | undefined): Promise<Ready | undefined> {
  try {
    const browser = await { chromium, firefox }[engine].launch({ ...launchOptions(engine, { path }), timeout: 60_000 });
    const version = browser.version();
    await (await browser.newPage()).close();
    await browser.close();
    return { version, variables: path === undefined ? {} : { [variables[engine]]: path } };
  } catch (error) {
    console.log(`  ${path ?? `Playwright's ${engine}`} does not start: ${firstLine(error)}`);
    return undefined;
  }
}

async function tryWebKit(): Promise<Ready | undefined> {
  const paths = locateWebKit();
  if (!paths) return undefined;
  try {
    const webkit = await launchWebKit(paths);
    const agent = String(await webkit.evaluate('return navigator.userAgent'));
    await webkit.close();
    return {
      version: /Version\/(\S+)/.exec(agent)?.[1] ?? agent,
      variables: { [variables.webkitDriver]: paths.driver, [variables.webkitBrowser]: paths.browser },
    };
  } catch (error) {
    console.log(`  ${paths.browser} does not start: ${firstLine(error)}`);
    return undefined;
  }
}

async function download(engine: PlaywrightEngine): Promise<boolean> {
  const host = new URL(process.env.PLAYWRIGHT_DOWNLOAD_HOST ?? 'https://cdn.playwright.dev').hostname;
  const reachable = await lookup(host).then(
    () => true,
    () => false,
  );
  return reachable && succeeds('npx', ['playwright', 'install', engine]);
}

function installPackages(engine: Engine): boolean {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  const install = ['install', '--yes', '--no-install-recommends', ...debianPackages[engine]];
  return succeeds('apt-get', ['update', '-qq']) && succeeds('apt-get', ['-qq', ...install]);
}

function succeeds(program: string, args: readonly string[]): boolean {
  console.log(`  ${program} ${args.join(' ')}`);
  try {
    execFileSync(program, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch {
    return false;
  }
}

const firstLine = (error: unknown): string => String(error).split('\n', 1)[0] ?? '';
