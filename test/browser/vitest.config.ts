import { defineConfig } from 'vitest/config';

/** Tests in a real browser: npm run test:browser. They need a Chromium, so they are no part of npm test. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.e2e.ts'],
    globalSetup: ['test/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
