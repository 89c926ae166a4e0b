import { defineConfig } from 'vite';

/** Serves the kernels' test page as it is, without a build: it imports nothing but this project's own numerics. */
export default defineConfig({
  root: new URL('../../', import.meta.url).pathname,
  cacheDir: '.cache/vite-kernels',
  optimizeDeps: { noDiscovery: true },
  server: { hmr: false, watch: null },
});
