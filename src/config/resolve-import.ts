import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Conditions of package exports that hold for an `import` in Node. */
const CONDITIONS = new Set(['node', 'import', 'module-sync', 'default']);

/**
 * The file behind the name of a package, as an `import` in a folder would find it.
 * @throws Error as `require.resolve` does when there is none.
 */
export function resolveImport(use: string, folder: string): string {
  const require = createRequire(path.join(folder, 'config.js'));
  try {
    return require.resolve(use);
  } catch (error) {
    // Packages that can only be imported have nothing for require, and Node resolves imports of other folders only with a flag.
    const found = (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' && exported(use, require);
    if (!found) throw error;
    return found;
  }
}

function exported(use: string, require: NodeJS.Require): string | undefined {
  const name = use.split('/', use.startsWith('@') ? 2 : 1).join('/');
  const root = require.resolve
    .paths(use)
    ?.map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, 'package.json')));
  if (root === undefined) return undefined;
  const { exports } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { exports?: unknown };
  const key = `.${use.slice(name.length)}`;
  const ofPaths =
    exports !== null && typeof exports === 'object' && Object.keys(exports).some((one) => one.startsWith('.'));
  const target = targetOf(ofPaths ? (exports as Record<string, unknown>)[key] : exports);
  return target && path.join(root, target);
}

/** The first target whose conditions hold; they may stand inside each other. */
function targetOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (entry === null || typeof entry !== 'object') return undefined;
  for (const [condition, inner] of Object.entries(entry)) {
    const target = CONDITIONS.has(condition) ? targetOf(inner) : undefined;
    if (target !== undefined) return target;
  }
  return undefined;
}
