import path from 'node:path';
import { slashes } from '../run/walk.ts';

/** How decisions and baselines name an article: relative to the folder of the config, so that a repository can be checked out anywhere. */
export function articleName(root: string, name: string): string {
  return slashes(path.relative(root, path.resolve(name)));
}

/** Path of the file of an article: without the line of a JSONL record. Only a name of a record is cut, for `#` may stand in a file name. */
export function fileOfName(name: string): string {
  return name.replace(/(\.(?:jsonl|ndjson))#\d+$/i, '$1');
}

/** Does the name lead out of the folder it is relative to? Where there are no drives, `A: title.txt` is a file like any other. */
export function leadsOut(name: string): boolean {
  const isOnDrive = path.sep === '\\' && /^[A-Za-z]:/.test(name);
  return name === '..' || name.startsWith('../') || path.isAbsolute(name) || isOnDrive;
}
