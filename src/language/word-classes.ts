import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';
import { parsePairs } from './pairs.ts';

/** Word classes of originals in lower case. */
export type WordClassOf = Readonly<Record<string, string>>;

/** Where the build leaves them: the rows that they are read from are not in the package, only what is made of them. */
export const wordClassesPath = (): string => path.join(packageRoot(), 'dist', 'word-classes.json');

/** The classes that the rows of `rules/spin` give originals; of several the first counts. */
export function readWordClasses(): WordClassOf {
  const folder = path.join(packageRoot(), 'rules', 'spin');
  const classes = new Map<string, string>();
  const names = readdirSync(folder).filter((file) => file.endsWith('.tsv'));
  for (const name of names.sort()) {
    for (const pair of parsePairs(readFileSync(path.join(folder, name), 'utf8'), name).pairs) {
      if (!pair.cased && !classes.has(pair.original.toLowerCase()))
        classes.set(pair.original.toLowerCase(), pair.class);
    }
  }
  return Object.fromEntries(classes);
}

/** The classes that the build left. */
export function wordClasses(): WordClassOf {
  return JSON.parse(readFileSync(wordClassesPath(), 'utf8')) as WordClassOf;
}
