import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where the parts of WebKitGTK lie. */
export interface WebKitPaths {
  readonly driver: string;
  readonly browser: string;
}

/** One window of WebKitGTK. Times are milliseconds; every method rejects with the driver's own words. */
export interface WebKit {
  open(url: string): Promise<void>;
  /** Runs the body of a function in the page (`return document.title`); its arguments are `arguments[0]` and so on. */
  evaluate(body: string, ...args: readonly unknown[]): Promise<unknown>;
  /** The same for a body that may `await`; rejects with the error it throws. */
  evaluateAsync(body: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Resolves with the first truthy value of the body, asked every 50 ms. */
  waitFor(body: string, timeout?: number): Promise<unknown>;
  click(css: string): Promise<void>;
  /** Types into an element; keys without a letter are code points of the WebDriver standard, as '\uE014' for →. */
  keys(css: string, text: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

type Send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** Starts a display of its own, the driver and a window of 1280 × 800. */
export async function launchWebKit(paths: WebKitPaths): Promise<WebKit> {
  const home = await mkdtemp(join(tmpdir(), 'webkit-'));
  const children: ChildProcess[] = [];
  process.once('exit', () => children.forEach((child) => child.kill()));
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) await end(child);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const display = await startDisplay(children);
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: display,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      NO_AT_BRIDGE: '1',
      GDK_BACKEND: 'x11',
    };
    children.push(spawn(paths.driver, [`--port=${port}`], { env, stdio: 'ignore' }).once('error', () => undefined));
    const session = await startSession(sender(`http://127.0.0.1:${port}`), paths.browser);
    return windowOf(session, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function windowOf(send: Send, stop: () => Promise<void>): WebKit {
  const find = async (css: string): Promise<string> => {
    const found = await send('POST', '/element', { using: 'css selector', value: css });
    return (found as Record<string, string>)[elementKey] ?? '';
  };
  const evaluate: WebKit['evaluate'] = (script, ...args) => send('POST', '/execute/sync', { script, args });
  return {
    evaluate,
    open: async (url) => void (await send('POST', '/url', { url })),
    evaluateAsync: (body, ...args) => send('POST', '/execute/async', { script: awaiting(body), args }).then(unwrap),
    async waitFor(body, timeout = 10_000) {
      for (const end = performance.now() + timeout; ; await sleep(50)) {
        const value = await evaluate(body);
        if (value) return value;
        if (performance.now() > end) throw new Error(`Still ${JSON.stringify(value)} after ${timeout} ms: ${body}`);
      }
    },
    click: async (css) => void (await send('POST', `/element/${await find(css)}/click`, {})),
    keys: async (css, text) => void (await send('POST', `/element/${await find(css)}/value`, { text })),
    reload: async () => void (await send('POST', '/refresh', {})),
    back: async () => void (await send('POST', '/back', {})),
    screenshot: async () => Buffer.from(String(await send('GET', '/screenshot')), 'base64'),
    async close() {
      await send('DELETE', '').catch(() => undefined);
      await stop();
    },
  };
}

/** The driver hands an asynchronous script a callback as its last argument. */
const awaiting = (body: string): string => `
  const args = [...arguments], done = args.pop();
  (async function () { ${body} }).apply(null, args).then(
    (value) => done({ value }), (error) => done({ error: String(error) }));`;

function unwrap(answer: unknown): unknown {
  const { value, error } = answer as { value?: unknown; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}

function sender(base: string): Send {
  return async (method, path, body) => {
    const init = body ? { method, body: JSON.stringify(body) } : { method };
    const answer = await fetch(base + path, { ...init, headers: { 'content-type': 'application/json' } });
    const { value } = (await answer.json()) as { value: unknown };
    if (answer.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`WebDriver ${method} ${path}: ${error}: ${message}`);
  };
}

async function startSession(send: Send, binary: string): Promise<Send> {
  await untilReady(send);
  const options = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
  const created = await send('POST', '/session', { capabilities: { alwaysMatch: options } });
  const { sessionId } = created as { sessionId: string };
  const session: Send = (method, path, body) => send(method, `/session/${sessionId}${path}`, body);
  await session('POST', '/timeouts', { script: 60_000, pageLoad: 60_000 });
  await session('POST', '/window/rect', { width: 1280, height: 800 });
  return session;
}

async function untilReady(send: Send): Promise<void> {
  for (const end = performance.now() + 10_000; ; await sleep(50)) {
    try {
      await send('GET', '/status');
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}

/** Xvfb picks a free display number and writes it to the descriptor it is given. */
function startDisplay(children: ChildProcess[]): Promise<string> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  children.push(xvfb);
  return new Promise((resolve, reject) => {
    xvfb.once('error', reject);
    xvfb.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    xvfb.stdio[3]?.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}
