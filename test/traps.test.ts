import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Galley } from '../src/galley.ts';
import { packageRoot } from '../src/package.ts';
import { folderWith, galley } from './helpers.ts';

/** Honest texts that look like artifacts (samples/README.md): a bulk command must leave every one of them as it is. */
const FOLDER = path.join(packageRoot(), 'samples', 'traps');
const LANGUAGES = ['de', 'en', 'es', 'fr', 'it'];
const names = LANGUAGES.flatMap((language) =>
  readdirSync(path.join(FOLDER, language)).map((name) => `${language}/${name}`),
);
const textOf = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8');

interface Found {
  readonly rule: string;
  readonly entry?: string;
  readonly safety: string;
  readonly status: string;
  readonly message: string;
}
/** What a bulk command of either level would apply. */
const proposed = (findings: readonly Found[]): string[] =>
  findings
    .filter(({ status, safety }) => status === 'proposed' && safety !== 'report')
    .map(({ safety, rule, entry, message }) => `${safety} ${rule} ${entry ?? ''}: ${message}`);

describe('honest texts that look like artifacts', async () => {
  const alone = await Galley.create({ config: false });

  it('are 120, of 80 to 500 words', () => {
    expect(names).toHaveLength(120);
    for (const name of names) {
      const words = textOf(name).split(/\s+/).length;
      expect(words, name).toBeGreaterThanOrEqual(80);
      expect(words, name).toBeLessThanOrEqual(500);
    }
  });

  it.each(names)('%s', (name) => {
    const { findings, text } = alone.check(textOf(name), { path: name });
    expect(proposed(findings)).toEqual([]);
    expect(text).toBe(textOf(name));
  });

  it.each(names.filter((name) => name.startsWith('en/')))('%s with Windows line ends', (name) => {
    expect(proposed(alone.check(textOf(name).replaceAll('\n', '\r\n')).findings)).toEqual([]);
  });

  it.each([
    ['as they lie there', []],
    ['of one outlet', ['--site', 'courier.example']],
  ])('teach nothing as a folder, %s', (_, args) => {
    const { out } = galley(folderWith(), ['check', FOLDER, ...args, '-f', 'json']);
    const { files } = JSON.parse(out) as { files: { path: string; findings: Found[] }[] };
    expect(files).toHaveLength(120);
    expect(files.flatMap((file) => proposed(file.findings).map((one) => `${file.path} ${one}`))).toEqual([]);
  });
});
