import { defineConfig } from 'tsdown';

/** In CommonJS, rolldown forgets that a built-in module has no `default` where a dependency passes it on (vfile does); it remembers when it has a name here. */
const namedDefaults = {
  name: 'named-defaults',
  transform: (code: string): string =>
    code.replace(/export \{default as (\w+)\} from '(node:\w+)'/g, "import value from '$2'\nexport const $1 = value"),
};

/** Writes down which packages stand in a bundle, as folders of node_modules: their licences must go with it (`npm run licences`). */
const notePackages = (fileName: string) => ({
  name: 'note-packages',
  generateBundle(
    this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): void },
    _options: unknown,
    bundle: Readonly<Record<string, { readonly type: string; readonly moduleIds?: readonly string[] }>>,
  ): void {
    const places = Object.values(bundle)
      .flatMap(({ moduleIds = [] }) => moduleIds)
      .map((id) => /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0])
      .filter((place) => place !== undefined);
    this.emitFile({ type: 'asset', fileName, source: `${JSON.stringify([...new Set(places)].sort(), null, 1)}\n` });
  },
});

/**
 * Writes what is not ASCII as `\uXXXX`: the command reads its parts as one byte a character, which takes a third of the time, and V8 scans them faster. In strings and regexes,
 * those of `String.raw` among them, that means the same; a backslash in front of such a character means nothing and goes.
 */
const asciiOnly = {
  name: 'ascii-only',
  generateBundle(_options: unknown, bundle: Readonly<Record<string, { code?: string | undefined }>>): void {
    for (const chunk of Object.values(bundle)) {
      chunk.code = chunk.code?.replace(/\\*[^\0-\x7f]/g, (found) => {
        const slashes = found.length - 1;
        const unit = found.charCodeAt(slashes).toString(16).padStart(4, '0');
        return `${'\\'.repeat(slashes - (slashes % 2))}\\u${unit}`;
      });
    }
  },
};

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
    // The command is one file plus lazily loaded parts, dependencies inside: loading 200 small modules costs more than the work on one article. CommonJS, because the loader of
    // ECMAScript modules takes 15 ms of a start that Node alone makes in 20, and only a script can be started from bytecode.
    name: 'cli',
    entry: { main: 'src/cli/main.ts' },
    outDir: 'dist/cli',
    // The zstd writer reads it beside itself.
    copy: [{ from: 'node_modules/@bokuweb/zstd-wasm/dist/common/zstd.wasm', to: 'dist/cli' }],
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    plugins: [namedDefaults, notePackages('bundled.json'), asciiOnly],
    noExternal: [/.*/],
    external: ['dictionary-en', 'dictionary-en-gb', 'lmdb'],
    // No comments and blanks, but nothing renamed or rewritten: V8 runs what a minifier made a tenth slower over folders.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    dts: false,
    clean: true,
    fixedExtension: true,
    // What every start loads, what every report in a terminal loads and what several articles need are a file each: every file takes a third of a millisecond.
    outputOptions: {
      codeSplitting: {
        includeDependenciesRecursively: true,
        groups: [
          { name: 'start', test: /src\/cli\/(?:check|plain-call|guard|color)\.ts$/, priority: 3 },
          { name: 'terminal', test: /src\/report\/pretty\.ts$/, priority: 2 },
          { name: 'folder', test: /src\/run\/(?:folder|siblings)\.ts$/, priority: 2 },
          { name: 'several', test: /src\/site\/(?:folder|learner|collection)\.ts$/, priority: 1 },
        ],
      },
    },
  },
  {
    // What starts the command; a bundle of its own, because two entries would tear the command into many small parts.
    name: 'cli-start',
    entry: { galley: 'src/cli/galley.ts' },
    outDir: 'dist/bin',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    dts: false,
    clean: true,
    fixedExtension: true,
  },
  {
    // The script of the HTML report, one file that the report holds as it is.
    name: 'report-page',
    entry: { report: 'src/report/html/page/main.ts' },
    plugins: [notePackages('bundled-report.json')],
    outDir: 'dist/page',
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    dts: false,
    clean: false,
    outputOptions: { entryFileNames: '[name].js' },
  },
  {
    // The page of galley review: one script that the server puts into the page it hands out.
    name: 'page',
    entry: { review: 'src/review/page/main.tsx' },
    plugins: [notePackages('bundled-review.json')],
    outDir: 'dist/page',
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    tsconfig: 'src/review/page/tsconfig.json',
    noExternal: [/.*/],
    minify: true,
    dts: false,
    clean: false,
    outputOptions: { entryFileNames: '[name].js' },
  },
]);
