import { defineConfig } from 'vitest/config';

/** The tests that a mutant of `npm run mutation` has to face: those beside the code. More would catch more and take days. */
export default defineConfig({
  test: {
    include: ['src/{engine,article,packs}/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
