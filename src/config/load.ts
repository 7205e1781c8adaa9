import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument, type Scalar } from 'yaml';
import type { z } from 'zod';
import { textOfFile } from '../article/text-file.ts';
import { ConfigError, suggestion, whyUnreadable } from './errors.ts';
import { type Config, configSchema } from './schema.ts';

export interface LoadedConfig {
  readonly config: Config;
  /** Absolute path of the file, and of the folder its globs and paths are relative to. */
  readonly file: string;
  readonly root: string;
  /** `file:line:col` of a key, or of the nearest one around it that stands in the file. */
  where?(keys: readonly (string | number)[]): string;
}

/**
 * Reads and checks a config file (YAML, of which JSON is a part).
 * @throws ConfigError for a file that cannot be read, does not parse, or holds an unknown key.
 */
export function loadConfig(file: string): LoadedConfig {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new ConfigError(`cannot read the config ${file} (${whyUnreadable(error)}); mend the path`);
  }
  let text: string;
  try {
    text = textOfFile(bytes);
  } catch (error) {
    throw new ConfigError(`${file}: ${(error as Error).message}`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const where = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const broken = document.errors[0];
  if (broken) throw new ConfigError(`${where(broken.pos[0])} ${broken.message}`);
  const whereKey = (keys: readonly (string | number)[]): string => where(offsetOf(document, keys));
  let content: unknown;
  try {
    content = document.toJS() ?? {};
  } catch (error) {
    throw new ConfigError(`${file}: ${(error as Error).message}`);
  }
  const parsed = configSchema.safeParse(content);
  if (parsed.success) {
    return { config: parsed.data, file: path.resolve(file), root: path.dirname(path.resolve(file)), where: whereKey };
  }
  throw new ConfigError(parsed.error.issues.map((issue) => `${whereKey(placeOf(issue))} ${plain(issue)}`).join('\n'));
}

type Keys = readonly (string | number)[];

/** Where the key stands (its value, for an item of a list), or the nearest one around it. */
function offsetOf(document: Document, keys: Keys): number {
  for (let length = keys.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(keys.slice(0, length - 1), true);
    const key = keys[length - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isNode(item.key) && (item.key as Scalar).value === key)
      : undefined;
    const node = pair ? pair.key : isSeq(parent) ? parent.items[key as number] : undefined;
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

const keysOf = (issue: z.core.$ZodIssue): Keys =>
  issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));

/** A mistake inside one of several forms is a mistake of the form that was meant: the object, when an object was written. */
function meant(issue: z.core.$ZodIssue): z.core.$ZodIssue | undefined {
  if (issue.code !== 'invalid_union') return undefined;
  return issue.errors.flat().find((inner) => inner.code === 'unrecognized_keys' || inner.path.length > 0);
}

function placeOf(issue: z.core.$ZodIssue): Keys {
  const inner = meant(issue);
  if (inner) return [...keysOf(issue), ...placeOf(inner)];
  return issue.code === 'unrecognized_keys' ? [...keysOf(issue), issue.keys[0] as string] : keysOf(issue);
}

function plain(issue: z.core.$ZodIssue, above: Keys = []): string {
  const keys = [...above, ...keysOf(issue)];
  const inner = meant(issue);
  if (inner) return plain(inner, keys);
  if (issue.code === 'unrecognized_keys') {
    const bad = issue.keys[0] as string;
    return `unknown key “${bad}”${suggestion(bad, knownKeys(keys))}`;
  }
  const name = keys.join('.') || 'config';
  if (issue.code !== 'invalid_union') return `${name}: ${issue.message}`;
  return `${name}: is not one of the forms this key can have (${FORMS[String(keys[0])] ?? FORMS.rules})`;
}

const FORMS: Readonly<Record<string, string>> = {
  rules: 'off, on, safe, review, report, or an object with enabled, safety, severity, options',
  plugins: 'a package name, or an object with use, options, safety',
};

function knownKeys(keys: Keys): readonly string[] {
  const [first, index, inner] = keys;
  if (first === undefined) return Object.keys(configSchema.shape);
  if (first === 'plugins') return ['use', 'options', 'safety'];
  if (first === 'spin') return ['model', 'lexicon'];
  if (first === 'layers' && inner === undefined && index !== undefined) return LAYER_KEYS;
  return ['enabled', 'safety', 'severity', 'options'];
}

const LAYER_KEYS = ['files', 'ignore', 'preset', 'rules', 'allowTerms', 'site', 'fullPage', 'timeBudget'];

/** Checks a config object that came from code. @throws ConfigError naming the first mistake. */
export function parseConfig(config: unknown): Config {
  const parsed = configSchema.safeParse(config);
  if (parsed.success) return parsed.data;
  throw new ConfigError(`config: ${plain(parsed.error.issues[0] as z.core.$ZodIssue)}`);
}
