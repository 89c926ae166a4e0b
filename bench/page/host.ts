import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentSecurityPolicy, isolationHeaders } from '../../scripts/headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Packed already. */
const AS_THEY_ARE = new Set(['.png', '.woff2']);

interface Served {
  readonly type: string;
  readonly packed: boolean;
  readonly body: Buffer;
}

async function load(file: string): Promise<Served> {
  const extension = extname(file);
  const body = await readFile(file);
  const packed = !AS_THEY_ARE.has(extension);
  // Level 6 is what static hosts use.
  return { type: TYPES[extension] ?? 'application/octet-stream', packed, body: packed ? gzipSync(body) : body };
}

async function loadAll(folder: string): Promise<ReadonlyMap<string, Served>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.map'));
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(await Promise.all(paths.map(async (path) => [path.slice(folder.length), await load(path)] as const)));
}

/** A static host on a port of its own. */
export interface Host {
  readonly url: string;
  /** What went out since the last call: paths, and bytes with their heads. Complete once the client has it all. */
  sent(): Sent;
  close(): void;
}

export interface Sent {
  readonly paths: readonly string[];
  readonly bytes: number;
}

/** Bytes that went out through the server's connections, closed ones too. */
function countBytes(server: Server): () => number {
  const open = new Set<Socket>();
  let closed = 0;
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      closed += socket.bytesWritten;
    });
  });
  return () => closed + [...open].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
}

/** Serves a built app from memory, gzipped, with the headers that `vite preview` sends; HTTP/1.1, keep-alive. */
export async function host(folder: string): Promise<Host> {
  const files = await loadAll(folder);
  let paths: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    paths.push(path);
    const served = files.get(path.endsWith('/') ? `${path}index.html` : path);
    if (!served) return response.writeHead(404).end();
    response.writeHead(200, {
      ...isolationHeaders,
      'Content-Security-Policy': contentSecurityPolicy,
      'Content-Type': served.type,
      'Content-Length': served.body.length,
      'Cache-Control': 'max-age=600',
      ...(served.packed ? { 'Content-Encoding': 'gzip' } : {}),
    });
    return response.end(served.body);
  });
  const total = countBytes(server);
  let before = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    sent: () => {
      const sent = { paths, bytes: total() - before };
      [paths, before] = [[], before + sent.bytes];
      return sent;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
