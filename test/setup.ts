import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildRules } from '../scripts/build-rules.ts';
import { packageRoot } from '../src/package.ts';

/** Tests run on the packs as they are in rules/ now, and on a command built from the sources as they are now, not on those of the last build. */
export default function setup(): void {
  // Several runs at once (scripts/fuzz.mjs) must not write the same files.
  if (process.env.GALLEY_IS_BUILT) return;
  buildRules();
  const root = packageRoot();
  const made = ['cli/main.cjs', 'page/review.js', 'page/report.js', 'cli/bundled.json'].map((name) =>
    path.join(root, 'dist', name),
  );
  const newest = newestSource(path.join(root, 'src'));
  if (made.every((file) => existsSync(file)) && statSync(made[0] as string).mtimeMs >= newest) return;
  const tsdown = path.join(root, 'node_modules', 'tsdown', 'dist', 'run.mjs');
  execFileSync(process.execPath, [tsdown, '--filter', 'cli', '--filter', 'report-page', '--filter', 'page'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Time of the youngest source below a folder, in milliseconds. */
function newestSource(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'));
  return Math.max(...sources.map((name) => statSync(path.join(folder, name)).mtimeMs));
}
