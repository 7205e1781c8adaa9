import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { CLEAN, DIRTY, folderWith } from '../../test/helpers.ts';
import { packageRoot } from '../package.ts';
import type { Input } from './answers.ts';
import { workspaceOf } from './fixture.ts';
import { reviewInTerminal } from './terminal.ts';

/** Plays these lines or keys over a folder; gives what was printed and how the article looks then. */
async function play(
  typed: string,
  more: { plain?: boolean; keys?: boolean; article?: string; editor?: string } = {},
): Promise<{ out: string; text: string; log: string[] }> {
  const folder = folderWith({ 'a.txt': more.article ?? DIRTY });
  const workspace = await workspaceOf(folder);
  const input: PassThrough & Input = new PassThrough();
  const output = new PassThrough();
  if (more.keys) {
    Object.assign(input, { isTTY: true, setRawMode: () => undefined });
    // One key after the other, each when it is asked for.
    const keys = typed.split('');
    output.on('data', (chunk: Buffer) => {
      if (/\? $/.test(chunk.toString())) setTimeout(() => input.write(keys.shift() ?? '\x04'));
    });
  } else input.end(typed);
  const printed: Buffer[] = [];
  output.on('data', (chunk: Buffer) => printed.push(chunk));
  await reviewInTerminal(workspace, {
    input,
    output,
    plain: more.plain ?? !more.keys,
    color: false,
    editor: more.editor ?? '',
  });
  const file = path.join(folder, '.galley', 'decisions.jsonl');
  const log = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  return { out: Buffer.concat(printed).toString(), text: readFileSync(path.join(folder, 'a.txt'), 'utf8'), log };
}

describe('review in the terminal', () => {
  it('asks change by change, in lines for screen readers, and writes when it may', async () => {
    const { out, text } = await play('y\ny\ny\ny\n');
    expect(out).toMatch(/a\.txt \(1\/3\) boilerplate\/\S+ 0\.\d\d safe — Accept \[y,n,e,a,d,b,w,u,q,\?\]\? /);
    expect(out).not.toContain('\x1b');
    expect(text).toBe(CLEAN);
  });

  it('takes single keys from a terminal; a and undo work on the whole article', async () => {
    const { text, log } = await play('auay', { keys: true });
    expect(text).toBe(CLEAN);
    expect(log.map((line) => JSON.parse(line).decision)).toEqual([
      ...['accept', 'accept', 'accept'],
      ...['later', 'later', 'later'],
      ...['accept', 'accept', 'accept'],
      ...['accept', 'accept', 'accept'],
    ]);
  });

  it('writes nothing when the answer is no, or the input ends; decisions are kept', async () => {
    for (const typed of ['y\ny\ny\nn\n', 'y\n']) {
      const { text, log } = await play(typed);
      expect(text).toBe(DIRTY);
      expect(log.length).toBeGreaterThan(0);
    }
  });

  it('takes a text of one’s own in a line, and rejects', async () => {
    const { text } = await play('e\n\\nOne line.\nn\nn\ny\n');
    expect(text).toContain('One line.');
    expect(text).toContain('Something went wrong');
  });

  it('writes what was typed with the line ends of the article', async () => {
    const article = DIRTY.replaceAll('\n', '\r\n');
    const { out, text } = await play('e\nOne line.\\n\\nAnother.\\n\\n\nn\nn\ny\n', { article });
    expect(text).toContain('quay.\r\n\r\nOne line.\r\n\r\nAnother.\r\n\r\nSomething went');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(out).toContain('Proposed: \n');
  });

  it('wants two words for a quotation', async () => {
    const sample = readFileSync(path.join(packageRoot(), 'samples', 'articles', 'spun.txt'), 'utf8');
    const article = sample.replace(/Halvaria has introduced.*/, '“$&”');
    const asked = 'Inside a quotation. The same key again';
    const once = await play('f\nrule=spin/phrase safety=report\ny\nq\nn\n', { article });
    expect(once.out).toContain(asked);
    expect(once.log.filter((line) => line.includes('"accept"'))).toHaveLength(0);
    const twice = await play('f\nrule=spin/phrase safety=report\ny\ny\nq\ny\n', { article });
    expect(twice.log.filter((line) => line.includes('"accept"') && !line.includes('"applied"'))).toHaveLength(1);
    expect(twice.text).not.toBe(article);
  });

  it('explains, helps, and leaves quotations out of a bulk', async () => {
    const { out, log } = await play('w\n?\nx\nb\ny\nq\nn\n');
    expect(out).toContain('galley explain');
    expect(out).toContain('accept this and all later ones of this article (no quotations)');
    expect(out).toContain('There is no key x');
    expect(log.length).toBeGreaterThan(0);
  });
});
