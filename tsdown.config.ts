import { defineConfig } from 'tsdown';

export default defineConfig([
  {
    // The library stays in single modules and keeps its dependencies outside, so that a user's plugins share one unified.
    name: 'library',
    entry: ['src/index.ts', 'src/retext.ts'],
    outDir: 'dist/lib',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    unbundle: true,
    dts: true,
    clean: true,
    fixedExtension: false,
  },
  {
    // The command is one file plus lazily loaded parts, dependencies inside: loading 200 small modules costs more than the work on one article.
    name: 'cli',
    entry: { galley: 'src/cli/main.ts' },
    outDir: 'dist/cli',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    noExternal: [/.*/],
    external: ['dictionary-en', 'dictionary-en-gb'],
    minify: true,
    dts: false,
    clean: true,
    fixedExtension: true,
  },
]);
