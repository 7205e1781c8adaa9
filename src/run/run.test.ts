import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Galley } from '../galley.ts';
import { blocksOf, linesOfBlock } from './blocks.ts';
import { checkSource } from './check.ts';
import { recordOf, restoreBytes } from './edit-log.ts';
import { creationOf, patchOf } from './patch.ts';
import { readSource, sourceOf } from './source.ts';
import { streamLine } from './stream.ts';
import { below, findFiles } from './walk.ts';
import { writeAtomically } from './write.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'galley-run-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const put = (name: string, content: string | Uint8Array = ''): string => {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
};

describe('findFiles', () => {
  const found = async (args: string[], ignore: string[] = []): Promise<string[]> =>
    (await findFiles(args.map(at), { ignore, root: folder })).map((file) => path.relative(folder, file.path));

  it('gives articles below a folder, sorted, without hidden, foreign and ignored files', async () => {
    for (const name of [
      'b.txt',
      'a.md',
      'c/d.html',
      'c/e.jsonl',
      'x.csv',
      '.h.txt',
      'node_modules/m.txt',
      'drafts/z.txt',
    ])
      put(name);
    expect(await found(['.'], ['drafts/'])).toEqual(['a.md', 'b.txt', 'c/d.html', 'c/e.jsonl']);
  });

  it('gives a file once, however often it is named', async () => {
    put('a/b.txt');
    expect(await found(['a', 'a/b.txt', 'a/../a/b.txt'])).toHaveLength(1);
  });

  it('tells the path below the folder that was named', async () => {
    put('a/b/c.txt');
    const [file] = await findFiles([at('a')], { ignore: [], root: folder });
    expect(file?.relative).toBe('b/c.txt');
  });

  it('names every argument that leads to nothing', async () => {
    await expect(found(['nix', 'nox'])).rejects.toThrow(/no such file or folder: .*nix, .*nox; check the path/);
  });

  it.each([
    ['a/b.txt', 'a/b.txt'],
    ['../../a.txt', 'a.txt'],
    ['/etc/a.txt', 'etc/a.txt'],
    ['a/../../b.txt', 'b.txt'],
  ])('%s below another folder is %s', (name, safe) => {
    expect(below(name)).toBe(safe);
  });
});

describe('readSource', () => {
  it.each([
    ['nix.txt', 'there is no such file; check the path'],
    ['loop.txt', 'is a symbolic link that leads in a circle; mend or remove it'],
    ['sub', 'is a folder'],
  ])('%s: %s', async (name, message) => {
    mkdirSync(at('sub'));
    symlinkSync('loop.txt', at('loop.txt'));
    await expect(readSource(at(name))).rejects.toThrow(`${at(name)}: ${message}`);
  });

  it('gives the same bytes back when no text changes, blank lines and odd spacing of JSONL included', async () => {
    const bytes = Buffer.from('\ufeff{"text":"a"}\r\n\n { "text" : "\\u00e9" , "n": 1.0 } \n');
    const source = await sourceOf('x.jsonl', bytes);
    expect(source.units.map(({ name, text }) => [name, text])).toEqual([
      ['x.jsonl#1', 'a'],
      ['x.jsonl#3', 'é'],
    ]);
    expect(Buffer.from(await source.render(['a', 'é']))).toEqual(bytes);
    expect(Buffer.from(await source.render(['b', 'ü'])).toString()).toBe(
      '\ufeff{"text":"b"}\r\n\n { "text" : "\\u00fc" , "n": 1.0 } \n',
    );
  });

  it('names the file when a text cannot be written in its encoding', async () => {
    const source = await sourceOf('old.txt', Buffer.from('caf\xe9 au lait, caf\xe9 noir', 'latin1'));
    await expect(source.render(['渡轮'])).rejects.toThrow(/^old\.txt: /);
  });
});

describe('the edit log', () => {
  it('leads back to the bytes', async () => {
    const source = await sourceOf('a.txt', Buffer.from('\ufeffone two three\r\n'));
    const edits = [
      { start: 4, end: 8, text: '' },
      { start: 13, end: 13, text: '!' },
    ];
    const cleaned = await source.render(['one three!\r\n']);
    const record = recordOf('a.txt', 'a.txt', source, cleaned, edits);
    expect(record.inverse).toEqual([
      { start: 4, end: 4, text: 'two ' },
      { start: 9, end: 10, text: '' },
    ]);
    expect(Buffer.from(await restoreBytes(JSON.parse(JSON.stringify(record)), cleaned))).toEqual(
      Buffer.from(source.bytes),
    );
  });
});

describe('patches', () => {
  it('are made of the bytes of the file', async () => {
    const source = await sourceOf('a.txt', Buffer.from('caf\xe9\ngone\nth\xe9\n', 'latin1'));
    const patch = patchOf('sub/a.txt', source, Buffer.from('caf\xe9\nth\xe9\n', 'latin1'));
    expect(patch.toString('latin1')).toBe(
      'diff --git a/sub/a.txt b/sub/a.txt\n--- a/sub/a.txt\n+++ b/sub/a.txt\n@@ -1,3 +1,2 @@\n caf\xe9\n-gone\n th\xe9\n',
    );
    expect(patchOf('a.txt', source, source.bytes)).toHaveLength(0);
  });

  it('can create a file', () => {
    expect(creationOf('a.txt', Buffer.from('one\n')).toString()).toBe(
      'diff --git a/a.txt b/a.txt\nnew file mode 100644\n--- /dev/null\n+++ b/a.txt\n@@ -0,0 +1,1 @@\n+one\n',
    );
  });
});

describe('writeAtomically', () => {
  it('makes folders, and leaves nothing behind when it fails', () => {
    writeAtomically(at('a/b/c.txt'), Buffer.from('x'));
    expect(readFileSync(at('a/b/c.txt'), 'utf8')).toBe('x');
    expect(() => writeAtomically(at('a/b'), Buffer.from('x'))).toThrow(
      /a\/b: cannot be written \(EISDIR\); it is a folder; name a file in it/,
    );
    expect(() => writeAtomically(at('a/b/c.txt/d'), Buffer.from('x'))).toThrow(/cannot be written/);
    expect(readdirSync(folder, { recursive: true })).toHaveLength(3);
  });

  it('can replace a file with a name as long as names may be', () => {
    const name = put(`${'n'.repeat(251)}.txt`);
    writeAtomically(name, Buffer.from('x'));
    expect(readFileSync(name, 'utf8')).toBe('x');
  });
});

describe('the stream', () => {
  const collect = async (chunks: string[]): Promise<string[]> => {
    const lines: string[] = [];
    const bytes = (async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk);
    })();
    for await (const block of blocksOf(bytes))
      for (const line of linesOfBlock(block.bytes)) lines.push(Buffer.from(line).toString());
    return lines;
  };

  it.each([
    [['a\nb\n'], ['a', 'b']],
    [
      ['a', 'b\n', '\nc'],
      ['ab', '', 'c'],
    ],
    [
      ['a\r\n', 'b\u2028c\n'],
      ['a\r', 'b\u2028c'],
    ],
    [[], []],
  ])('%j are the lines %j', async (chunks, lines) => {
    expect(await collect(chunks)).toEqual(lines);
  });

  it('gives a record back as an error when a rule breaks, and goes on', async () => {
    const { defineRule } = await import('../engine/rule.ts');
    const docs = { summary: '', why: '', fix: '', bad: [], good: [] };
    const create = () => (): void => {
      throw new TypeError('oops\nsecond line');
    };
    const galley = await Galley.create({
      config: false,
      rules: [defineRule({ id: 'own/broken', phase: 'words', scope: 'line', docs, create })],
    });
    const { line, failed } = await streamLine(galley, Buffer.from('{"text":"The ferry was late."}'), 7, {
      level: 'safe',
      textField: 'text',
      fullPage: false,
    });
    expect(failed).toBe(true);
    expect(JSON.parse(line)).toEqual({ error: 'internal error: oops; please report it', line: 7 });
  });
});

describe('checkSource', () => {
  it('reports what the container told: the title of a page, the site of a record', async () => {
    const galley = await Galley.create({ config: false });
    const page = await sourceOf(
      'p.html',
      Buffer.from('<title>Rope stops ferry</title><p>The ferry was two hours late.</p>'),
    );
    const [checked] = await checkSource(galley, page, { level: 'review', fullPage: false });
    expect(checked?.report).toMatchObject({
      path: 'p.html',
      encoding: 'utf-8',
      metadata: { title: 'Rope stops ferry' },
    });
    const records = await sourceOf('r.jsonl', Buffer.from('{"text":"The ferry was late.","site":"skelby.example"}'));
    expect(records.units[0]).toMatchObject({ name: 'r.jsonl#1', site: 'skelby.example', format: 'text' });
  });
});
