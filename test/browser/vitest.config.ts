import { defineConfig } from 'vitest/config';

/** Pages in a real browser; a run of its own, because it needs Chromium (`CHROMIUM_PATH`, default /usr/bin/chromium). */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.e2e.ts'],
    globalSetup: ['test/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
