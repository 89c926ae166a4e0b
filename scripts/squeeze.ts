import { gzipSync } from 'node:zlib';
import { type CompressOptions, minify } from 'terser';
import type { Plugin, Rolldown } from 'vite';

const common = { passes: 3, unsafe_arrows: true, keep_fargs: false };
/** Which packs smaller differs from chunk to chunk: calls in place of what they do, or fewer of them. */
const WAYS: readonly CompressOptions[] = [common, { ...common, inline: 1, reduce_funcs: false }];

/**
 * Runs terser over what the bundler has minified already, where that packs smaller: 2 kB less before the first curve than
 * either alone.
 */
export function squeeze(): Plugin {
  return {
    name: 'squeeze',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const compress of WAYS) await squeezeChunk(chunk, compress);
      }
    },
  };
}

async function squeezeChunk(chunk: Rolldown.OutputChunk, compress: CompressOptions): Promise<void> {
  const sourceMap = chunk.map ? { content: chunk.map.toString(), asObject: true } : false;
  const { code = '', map } = await minify(chunk.code, { module: true, ecma: 2020, compress, sourceMap });
  if (gzipSync(code).length >= gzipSync(chunk.code).length) return;
  chunk.code = code;
  if (chunk.map && typeof map === 'object') Object.assign(chunk.map, map);
}
