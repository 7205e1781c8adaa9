import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';

/**
 * The place of a file below a folder.
 * @param where what a message begins with
 * @throws InputError when the name leads out of the folder: by `..`, as an absolute path, or through a link that lies there
 */
export function insideOf(folder: string, name: string, where = name): string {
  const target = path.resolve(folder, name);
  if (target !== folder && !target.startsWith(folder + path.sep))
    throw new InputError(`${where}: the path ${name} leads out of the folder`);
  const real = realPath(target);
  const root = realPath(folder);
  if (real !== root && !real.startsWith(root + path.sep))
    throw new InputError(`${where}: a link in ${folder} leads ${name} out of it, to ${real}; remove the link`);
  return target;
}

/** Absolute path with all links followed, as far as it exists. */
export function realPath(file: string): string {
  const absolute = path.resolve(file);
  if (existsSync(absolute)) return realpathSync(absolute);
  const parent = path.dirname(absolute);
  return parent === absolute ? absolute : path.join(realPath(parent), path.basename(absolute));
}
