import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { squeeze } from './scripts/squeeze.ts';
import { contentSecurityPolicy, isolationHeaders } from './scripts/headers.ts';

/** Static hosts send no headers of ours, so the built page carries the policy itself. */
function policyInPage(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  // Relative addresses: the built app works under any path, as on GitHub Pages.
  base: './',
  plugins: [react(), policyInPage(), squeeze()],
  worker: { format: 'es', plugins: () => [squeeze()] },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // Every browser with the SIMD that the kernels need knows `modulepreload`.
    modulePreload: { polyfill: false },
    sourcemap: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules/, priority: 1 },
            // In one piece, whatever views that are loaded later share with it: pieces compress badly.
            { name: 'page', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  // No policy in development: React's refresh needs an inline script.
  server: { port: 5173, headers: isolationHeaders },
  preview: { port: 4173, headers: { ...isolationHeaders, 'Content-Security-Policy': contentSecurityPolicy } },
});
