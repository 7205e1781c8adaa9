import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages } from '../scripts/build-docs.ts';
import { packageRoot } from '../src/package.ts';
import { reportSchema } from '../src/report/schema.ts';
import { galley } from './helpers.ts';

const root = packageRoot();

/** Markdown without its examples. */
function proseOf(markdown: string): string {
  return markdown.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');
}

describe('generated documentation', () => {
  it('is what npm run docs makes', async () => {
    const made = await pages();
    for (const [file, text] of made)
      expect(readFileSync(path.join(root, file), 'utf8'), `${file}: run npm run docs`).toBe(text);
    const there = readdirSync(path.join(root, 'docs', 'rules'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/rules/${name.replaceAll('\\', '/')}`);
    expect(there.filter((file) => !made.has(file))).toEqual([]);
  });

  it('links to pages that exist', () => {
    const files = [
      'README.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.join('docs', name),
      ),
    ];
    const dead: string[] = [];
    for (const file of files.filter((name) => name.endsWith('.md'))) {
      for (const [, target] of proseOf(readFileSync(path.join(root, file), 'utf8')).matchAll(
        /\]\(([^)#\s]+?)(?:#[^)]*)?\)/g,
      )) {
        if (target === undefined || /^[a-z]+:/.test(target)) continue;
        if (!existsSync(path.resolve(root, path.dirname(file), target))) dead.push(`${file}: ${target}`);
      }
    }
    expect(dead).toEqual([]);
  });
});

describe('the README', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

  it('begins with the two commands that set everything up, clean the samples and run the tests', () => {
    const first = /^```sh\n([\s\S]*?)^```$/m.exec(readme)?.[1]?.trimEnd().split('\n');
    expect(first).toEqual(['npm ci && npx galley clean samples/articles --out cleaned', 'npm ci && npm test']);
  });

  it('is short, and leads to every page that a person wrote', () => {
    expect(readme.split('\n').length).toBeLessThan(220);
    const pages = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .map((name) => `docs/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.md') && !/^docs\/rules\/(?!README)/.test(name));
    expect(pages.filter((page) => !readme.includes(`](${page})`))).toEqual([]);
  });
});

describe('schema of the JSON report', () => {
  it('holds for the report over the samples, and refuses an unknown key', () => {
    const report = JSON.parse(galley(root, ['check', 'samples/articles', '-f', 'json']).out);
    expect(reportSchema.safeParse(report).error).toBeUndefined();
    expect(reportSchema.safeParse({ ...report, more: 1 }).success).toBe(false);
  });
});
