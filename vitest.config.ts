import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['scripts/test/kernels.ts'],
    // A busy machine may take long; nothing is tested by its time.
    testTimeout: 30_000,
    setupFiles: ['scripts/test/fixed-seed.ts', 'scripts/test/plain-backend.ts'],
  },
});
