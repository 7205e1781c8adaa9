import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { amendConfig, type Exception } from '../config/amend.ts';
import { ConfigError } from '../config/errors.ts';
import { unifiedPatch } from '../report/patch.ts';
import { oneLine } from '../report/visible.ts';
import { writeAtomically } from '../run/write.ts';
import type { Change } from './change.ts';

/** Longest phrase that is worth allowing, in UTF-16 units: a longer one would match nothing else. */
const LONGEST = 200;

/** What shall not be found again: this phrase anywhere, or this rule in this file. */
export type Allowance = 'phrase' | 'rule';

/** A change of the config, to be shown before it is written. */
export interface ConfigChange {
  /** Absolute path of the config. */
  readonly file: string;
  /** What it will do, in words. */
  readonly meaning: string;
  readonly patch: string;
  readonly content: string;
}

/**
 * The config with an allowance more. Comments and order of a YAML config are kept.
 * @throws InputError when the phrase is no single short line, or the config cannot be read.
 */
export function allowing(
  change: Change,
  text: string,
  kind: Allowance,
  root: string,
  configFile: string | undefined,
): ConfigChange {
  const file = configFile ?? path.join(root, 'galley.config.yaml');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const { rule, start, end } = change.finding;
  const phrase = text.slice(start, end).trim();
  if (kind === 'phrase' && (phrase === '' || phrase.length > LONGEST || /[\r\n]/.test(phrase)))
    throw new InputError(`the passage is no single short line; reject the change, or turn ${rule} off for this file`);
  const exception: Exception =
    kind === 'phrase' ? { term: phrase } : { rule, files: escapeGlob(change.file.replace(/#\d+$/, '')) };
  const content = amended(file, before, exception);
  const meaning =
    kind === 'phrase'
      ? `“${oneLine(phrase)}” is never touched again, in no article`
      : `${rule} is off for ${oneLine(change.file)}`;
  const name = path.relative(root, file).replaceAll('\\', '/');
  return { file, meaning, content, patch: unifiedPatch(name, before, content) };
}

/** @throws InputError when it cannot be written. */
export function writeConfig({ file, content }: ConfigChange): void {
  writeAtomically(file, Buffer.from(content));
}

/** @throws InputError when the config is one that cannot be changed. */
function amended(file: string, before: string, exception: Exception): string {
  try {
    return amendConfig(before, exception, file.endsWith('.json'));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new InputError(`${file}: ${error.message}`);
  }
}

const escapeGlob = (name: string): string => name.replace(/[\\*?[\]{}()!+@]/g, '\\$&');
