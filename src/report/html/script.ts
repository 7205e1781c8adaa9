import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../package.ts';

let script: string | undefined;

/** The script of the page, as the build made it of `page/`, in ASCII: no character in it is hidden. */
export function pageScript(): string {
  script ??= readFileSync(path.join(packageRoot(), 'dist', 'page', 'report.js'), 'utf8')
    .trim()
    .replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return script;
}
