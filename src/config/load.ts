import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { ConfigError, suggestion } from './errors.ts';
import { type Config, configSchema } from './schema.ts';

export interface LoadedConfig {
  readonly config: Config;
  /** Absolute path of the file, and of the folder its globs and paths are relative to. */
  readonly file: string;
  readonly root: string;
}

/**
 * Reads and checks a config file (YAML, of which JSON is a part).
 * @throws ConfigError for a file that cannot be read, does not parse, or holds an unknown key.
 */
export function loadConfig(file: string): LoadedConfig {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`cannot read the config ${file}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const where = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const broken = document.errors[0];
  if (broken) throw new ConfigError(`${where(broken.pos[0])} ${broken.message}`);
  const parsed = configSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { config: parsed.data, file: path.resolve(file), root: path.dirname(path.resolve(file)) };
  const messages = parsed.error.issues.map((issue) => {
    const keys = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    if (issue.code === 'unrecognized_keys') {
      const bad = issue.keys[0] as string;
      const parent = keys.length === 0 ? document.contents : document.getIn(keys, true);
      return `${where(keyOffset(parent, bad))} unknown key “${bad}”${suggestion(bad, knownKeys(keys))}`;
    }
    const node = document.getIn(keys, true);
    return `${where(isNode(node) && node.range ? node.range[0] : 0)} ${keys.join('.') || 'config'}: ${plain(issue)}`;
  });
  throw new ConfigError(messages.join('\n'));
}

function plain(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_union' ? 'is not one of the forms this key can have; see the configuration reference' : issue.message;
}

function keyOffset(parent: unknown, key: string): number {
  const items = (parent as { items?: { key?: { value?: unknown; range?: [number, number, number] } }[] } | null)?.items;
  return items?.find((item) => item.key?.value === key)?.key?.range?.[0] ?? 0;
}

function knownKeys(keys: readonly (string | number)[]): string[] {
  if (keys[0] === 'layers') return ['files', 'ignore', 'preset', 'rules', 'allowTerms', 'site'];
  if (keys[0] === 'plugins') return ['use', 'options', 'safety'];
  if (keys.length > 0) return ['enabled', 'safety', 'severity', 'options'];
  return Object.keys(configSchema.shape);
}

/** Checks a config object that came from code. @throws ConfigError naming the first mistake. */
export function parseConfig(config: unknown): Config {
  const parsed = configSchema.safeParse(config);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues as [z.core.$ZodIssue];
  throw new ConfigError(`config: ${issue.path.join('.')} ${plain(issue)}`.trim());
}
