import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderWith, galley, write } from './helpers.ts';

const ORIGINAL = `The council said on Monday that the ferry would sail next week. The Foreign Secretary met with officials in the harbour.

It was the first talk of its kind in years, and nobody had asked for it.
`;
const SPUN = `The council mentioned on Monday that the ferry would sail subsequent week. The Overseas Secretary met with officials in the harbour.

It was the first talk of its kind in years, and nobody had asked for it.
`;

describe('galley train lexicon', () => {
  it('writes rows that --lexicon takes', () => {
    const folder = folderWith({ 'spun.txt': SPUN, 'original.txt': ORIGINAL });
    const { code, out, err } = galley(folder, ['train', 'lexicon', 'spun.txt', 'original.txt']);
    expect(out.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      'spun\toriginal\tclass\tpages\tnote',
      'Overseas Secretary\tForeign Secretary\tname\t1\tname',
      'mentioned\tsaid\tverb\t1\tamb',
      'subsequent\tnext\tadj\t1\tamb',
      '',
    ]);
    expect(err).toMatch(
      /^1 pairs of texts aligned, 3 rows: \d new to our lexicon, 1 names, 2 ordinary words, 0 seen in several pairs\n$/,
    );
    expect(code).toBe(0);
    write(folder, { 'own.tsv': out });
    expect(galley(folder, ['check', '--lexicon', 'own.tsv', 'original.txt']).code).toBe(0);
  });

  it('takes two folders with equal names, joins their rows and says what it could not use', () => {
    const folder = folderWith({
      'spun/a.txt': SPUN,
      'spun/b.txt': SPUN,
      'spun/c.txt': 'Quite another text, about nothing that the other one tells.',
      'spun/d.txt': SPUN,
      'original/a.txt': ORIGINAL,
      'original/b.txt': ORIGINAL,
      'original/c.txt': 'Rain fell.',
    });
    const { code, out, err } = galley(folder, ['train', 'lexicon', 'spun', 'original', '-o', 'own.tsv']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^2 pairs of texts aligned, 3 rows.* 3 seen in several pairs$/m);
    expect(err).toMatch(/spun\/c\.txt: has too little in common with original\/c\.txt/);
    expect(err).toMatch(/spun\/d\.txt: there is no d\.txt in original; left out/);
    expect(galley(folder, ['check', '--lexicon', 'own.tsv', 'original/a.txt']).code).toBe(0);
  });

  it.each([
    [['a.txt'], /files come in turn/],
    [['a.txt', 'nix.txt'], /nix\.txt: there is no such file/],
    [['a.txt', '.'], /name two folders/],
    [['a.txt', 'b.txt', '-o', 'a.txt'], /would write over an input/],
    [['rows.jsonl', 'a.txt'], /rows\.jsonl:2: not JSON/],
    [['two.jsonl', 'a.txt'], /two\.jsonl: has 2 texts and a\.txt has 1/],
  ])('%j is exit 2 with a reason', (args, message) => {
    const record = '{"text":"One."}\n';
    const folder = folderWith({
      'a.txt': SPUN,
      'b.txt': ORIGINAL,
      'rows.jsonl': `${record}{oops\n`,
      'two.jsonl': record + record,
    });
    const { code, err } = galley(folder, ['train', 'lexicon', ...args]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});

describe('galley train ngrams', () => {
  const lines = Array.from({ length: 30 }, (_, i) =>
    JSON.stringify({ body: `The ferry sails on day ${i}. ${ORIGINAL}` }),
  );

  it('counts folders and JSONL, and writes a model that every command takes', () => {
    const folder = folderWith({
      'archive/a.txt': ORIGINAL,
      'archive/b.md': ORIGINAL,
      'rows.data': `${lines.join('\n')}\n`,
      'spun.txt': SPUN,
    });
    const trained = galley(folder, [
      'train',
      'ngrams',
      'archive',
      '--jsonl',
      'rows.data',
      '--text-field',
      'body',
      '-o',
      'own.bin',
    ]);
    expect(trained.err).toMatch(
      /^32 articles with [\d,]+ words and marks counted\nown\.bin: \d+ words, \d+ pairs, \d+ KB\nThat is little/,
    );
    expect({ code: trained.code, out: trained.out }).toEqual({ code: 0, out: '' });
    expect(galley(folder, ['check', '--model', 'own.bin', 'spun.txt']).err).toBe('');
    expect(galley(folder, ['stream', '--model', 'own.bin'], '{"text":"One."}\n').code).toBe(0);
    write(folder, { 'galley.config.yaml': 'spin: { model: nix.bin }\n' });
    expect(galley(folder, ['check', 'spun.txt']).err).toMatch(/galley\.config\.yaml:1:9: cannot read .*nix\.bin/);
    expect(galley(folder, ['diff', '--model', 'spun.txt', 'spun.txt'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('expected a model of kind “spin-ngrams”'),
    });
  });

  it('unpacks JSONL by its name', () => {
    const folder = folderWith({ 'rows.jsonl.gz': gzipSync(`${lines.join('\n')}\n`) });
    const args = ['train', 'ngrams', '--jsonl', 'rows.jsonl.gz', '--text-field', 'body', '-o', 'own.bin'];
    expect(galley(folder, args)).toMatchObject({ code: 0, err: expect.stringMatching(/^30 articles/) });
  });

  it('names the line it could not use, and counts the others', () => {
    const folder = folderWith({ 'rows.jsonl': `${lines[0]}\n{}\n${lines[1]}\nx\n` });
    const { code, err } = galley(folder, ['train', 'ngrams', 'rows.jsonl', '--text-field', 'body', '-o', 'own.bin']);
    expect(err).toMatch(/rows\.jsonl:2: record without field “body”/);
    expect(err).toMatch(/rows\.jsonl:4: not JSON/);
    expect(err).toMatch(/^2 articles/m);
    expect(code).toBe(2);
  });

  it.each([
    [['-o', 'x.bin'], /name a folder of articles, or --jsonl FILE/],
    [['nix', '-o', 'x.bin'], /no such file or folder: nix/],
    [['a.txt', '-o', 'a.txt'], /would write over the archive/],
    [['--jsonl', 'nix', '-o', 'x.bin'], /nix: there is no such file/],
  ])('%j is exit 2 with a reason', (args, message) => {
    const { code, err } = galley(folderWith({ 'a.txt': ORIGINAL }), ['train', 'ngrams', ...args]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});
