import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

let root: string | undefined;

/** Folder of this package: the nearest one above this module with a package.json. Holds for the sources and for every bundle. */
export function packageRoot(): string {
  if (root === undefined) {
    let folder = import.meta.dirname;
    while (!existsSync(path.join(folder, 'package.json'))) {
      const parent = path.dirname(folder);
      if (parent === folder)
        throw new Error('the galleyproof package is incomplete: its package.json is missing; install it again');
      folder = parent;
    }
    root = folder;
  }
  return root;
}

/** Version of this package. */
export function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
