import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { textOfFile } from '../article/text-file.ts';
import type { Resources } from '../engine/rule.ts';
import { Ngrams } from '../language/ngrams.ts';
import { type PairFile, parsePairs } from '../language/pairs.ts';
import { SPIN_SOURCE, type SpinSource, userSource } from '../rules/spin/source.ts';
import { ConfigError, whyUnreadable } from './errors.ts';

/** Absolute paths of a user’s data for the spin rules. */
export interface SpinFiles {
  readonly model?: string;
  readonly lexicon: readonly string[];
}

/** Sources by the files they were made of, as these were when they were read. */
const sources = new Map<string, SpinSource>();

/**
 * Reads a user’s n-gram model and lexicon files. The merged lexicon is made on first use and shared by all who name the same files.
 * @param where places of the config to name in an error: of the model, and of each lexicon file.
 * @throws ConfigError for a file that cannot be read, a model that is of another version or cut off, a row that is not complete (file and line).
 */
export function spinResources(
  files: SpinFiles,
  where: (key: 'model' | 'lexicon', index?: number) => string,
): Resources {
  const places = [
    ...(files.model === undefined ? [] : [{ file: files.model, place: where('model') }]),
    ...files.lexicon.map((file, i) => ({ file, place: where('lexicon', i) })),
  ];
  const key = JSON.stringify([files.model ?? null, places.map(({ file, place }) => stampOf(file, place))]);
  let source = sources.get(key);
  if (!source) {
    const model = files.model === undefined ? undefined : readModel(files.model, where('model'));
    const lexicon = files.lexicon.map((file, i) => readPairs(file, where('lexicon', i)));
    source = userSource(model, lexicon.length > 0 ? { files: lexicon } : undefined);
    sources.set(key, source);
  }
  return new Map([[SPIN_SOURCE, source]]);
}

function readModel(file: string, place: string): Ngrams {
  const bytes = readOr(file, place);
  try {
    return new Ngrams(bytes, file);
  } catch (error) {
    throw new ConfigError(`${(error as Error).message}; galley train ngrams makes one`);
  }
}

function readPairs(file: string, place: string): PairFile {
  const bytes = readOr(file, place);
  let source: string;
  try {
    source = textOfFile(bytes);
  } catch (error) {
    throw new ConfigError(`${file}: ${(error as Error).message}`);
  }
  try {
    return parsePairs(source, file);
  } catch (error) {
    throw new ConfigError((error as Error).message);
  }
}

function readOr(file: string, place: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, place, error);
  }
}

function stampOf(file: string, place: string): string {
  try {
    const { mtimeMs, size } = statSync(file);
    return `${path.resolve(file)}\n${mtimeMs}\n${size}`;
  } catch (error) {
    throw unreadable(file, place, error);
  }
}

function unreadable(file: string, place: string, error: unknown): ConfigError {
  return new ConfigError(`${place}: cannot read ${file} (${whyUnreadable(error)}); mend the path`);
}
