import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './articles.mjs';

const GALLEY = [
  path.join(ROOT, 'dist', 'bin', 'galley.cjs'),
  'check',
  '--no-config',
  '--no-cache',
  '--format',
  'concise',
];
const node = (...args) => [process.execPath, ...args];

/**
 * The tools of `npm run bench:peers`: how each is called for a list of files, on how many of them (`files`), with which exit codes and what output when it worked.
 */
export function tools(dir) {
  const version = (name) =>
    JSON.parse(readFileSync(path.join(dir, 'node_modules', name, 'package.json'), 'utf8')).version;
  const own = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version;
  const bin = (name, file) => path.join(dir, 'node_modules', name, file);
  const pip = (name) => path.join(dir, 'venv', 'bin', name);
  const lint = [0, 1];
  return [
    {
      name: 'bare pass',
      does: 'reads every file and splits it at white space',
      files: Number.POSITIVE_INFINITY,
      codes: [0],
      command: () => node(path.join(ROOT, 'bench', 'bare.mjs'), '.'),
    },
    {
      name: 'galley check',
      version: own,
      does: 'default rules; looks at all articles together first',
      files: Number.POSITIVE_INFINITY,
      codes: lint,
      command: (files) => node(...GALLEY, ...files),
      folder: (folder) => node(...GALLEY, folder),
    },
    {
      name: 'galley check --no-learn',
      version: own,
      does: 'default rules, article by article, as the others work',
      files: Number.POSITIVE_INFINITY,
      codes: lint,
      command: (files) => node(...GALLEY, '--no-learn', ...files),
      folder: (folder) => node(...GALLEY, '--no-learn', folder),
    },
    {
      name: 'codespell',
      version: '2.4.3',
      does: 'a list of misspellings',
      files: Number.POSITIVE_INFINITY,
      codes: [0, 65],
      command: (files) => [pip('codespell'), ...files],
    },
    {
      name: 'write-good',
      version: version('write-good'),
      does: 'weak phrases',
      files: 100,
      proof: /passive|weasel|wordy|adverb/i,
      codes: Array.from({ length: 256 }, (_, code) => code),
      command: (files) => node(bin('write-good', 'bin/write-good.js'), ...files),
    },
    {
      name: 'retext-spell',
      version: version('retext-spell'),
      does: 'spelling, through unified-args',
      files: 4,
      proof: /Unexpected unknown word/,
      codes: lint,
      command: (files) => node(path.join(dir, 'retext-spell.mjs'), ...files),
    },
    {
      name: 'alex',
      version: version('alex'),
      does: 'insensitive wording',
      files: 30,
      proof: /\ba0\.txt/,
      codes: lint,
      command: (files) => node(bin('alex', 'cli.js'), ...files),
    },
    {
      name: 'textlint',
      version: version('textlint'),
      does: 'five rules of its users',
      files: 10,
      proof: /a0\.txt[\s\S]*error/,
      codes: lint,
      command: (files) =>
        node(
          bin('textlint', 'bin/textlint.js'),
          '--config',
          path.join(dir, 'textlintrc.json'),
          '--rules-base-directory',
          path.join(dir, 'node_modules'),
          ...files,
        ),
    },
    {
      name: 'Harper',
      version: version('harper.js'),
      does: 'grammar, default rules, as WebAssembly',
      files: 6,
      proof: /a0\.txt: /,
      codes: [0],
      command: (files) => node(path.join(dir, 'harper.mjs'), ...files),
    },
    {
      name: 'proselint',
      version: '0.16.0',
      does: 'style, all checks',
      files: 5,
      proof: /a0\.txt|no errors|^$/i,
      codes: lint,
      command: (files) => [pip('proselint'), 'check', ...files],
    },
    vale(dir),
  ];
}

/** Vale is a binary: the package fetches it where its network lets it, else one on the PATH serves. */
function vale(dir) {
  const fetched = path.join(dir, 'node_modules', '@vvago', 'vale', 'bin', 'vale');
  const binary = existsSync(fetched) ? fetched : 'vale';
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return {
    name: 'Vale',
    version: stdout?.match(/\d+\.\d+\.\d+/)?.[0],
    does: 'its own style (spelling, repetition)',
    files: 200,
    codes: [0, 1],
    missing:
      status === 0
        ? undefined
        : 'not to be had here: its package fetches a binary from outside the registry, and none is on the PATH',
    command: (files) => [binary, '--config', path.join(dir, 'vale.ini'), '--output', 'line', ...files],
  };
}
