import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'bench/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/setup.ts'],
    testTimeout: 30_000,
    coverage: { include: ['src/**/*.ts'], exclude: ['src/cli/**', '**/*.test.ts'] },
  },
});
