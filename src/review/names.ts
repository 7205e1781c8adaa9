import path from 'node:path';

/** How decisions and baselines name an article: relative to the folder of the config, so that a repository can be checked out anywhere. */
export function articleName(root: string, name: string): string {
  return path.relative(root, path.resolve(name)).replaceAll('\\', '/');
}

/** Path of the file of an article: without the line of a JSONL record. Only a name of a record is cut, for `#` may stand in a file name. */
export function fileOfName(name: string): string {
  return name.replace(/(\.(?:jsonl|ndjson))#\d+$/i, '$1');
}

/** Does the name lead out of the folder it is relative to? */
export function leadsOut(name: string): boolean {
  return name === '..' || name.startsWith('../') || path.isAbsolute(name) || /^[A-Za-z]:/.test(name);
}
