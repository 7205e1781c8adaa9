import { defineConfig } from 'vitest/config';
import { SYSTEM_TESTS } from './test/system.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'bench/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...SYSTEM_TESTS, '**/node_modules/**'],
    globalSetup: ['test/setup.ts'],
    testTimeout: 30_000,
    // The default leaves one core idle, which on a small machine is half of it.
    maxWorkers: '100%',
    coverage: { include: ['src/**/*.ts'], exclude: ['src/cli/**', '**/*.test.ts'] },
  },
});
