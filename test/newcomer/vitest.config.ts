import { defineConfig } from 'vitest/config';

// Half a minute of builds, so not part of npm test: npm run test:newcomer.
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/newcomer/newcomer.e2e.ts'],
    globalSetup: ['test/setup.ts'],
    testTimeout: 120_000,
  },
});
