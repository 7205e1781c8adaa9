import { defineConfig } from 'vitest/config';

/** What the bars of coverage hold for, and the tests that are about it; the whole suite would take minutes. */
export default defineConfig({
  test: {
    include: [
      'src/{engine,article,packs}/**/*.test.ts',
      'src/review/decisions*.test.ts',
      'test/invariants.test.ts',
      'test/stream.test.ts',
    ],
    testTimeout: 60_000,
    coverage: {
      enabled: true,
      provider: 'v8',
      include: ['src/{engine,article,packs}/**/*.ts', 'src/review/decisions*.ts'],
      exclude: ['**/*.test.ts', '**/*.d.ts'],
      reporter: ['text', 'json'],
      reportsDirectory: 'node_modules/.cache/coverage',
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
