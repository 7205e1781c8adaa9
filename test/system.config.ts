import { defineConfig } from 'vitest/config';
import { SYSTEM_TESTS } from './system.ts';

export default defineConfig({
  test: {
    include: SYSTEM_TESTS,
    globalSetup: ['test/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
