import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { DidSaveTextDocumentNotification, ExecuteCommandRequest } from 'vscode-languageserver-protocol/node.js';
import { packageRoot } from '../src/package.ts';
import { SPUN } from '../src/rules/spin/fixture.ts';
import { CLEAN, COMMAND, DIRTY, folderWith, galley, write } from './helpers.ts';
import { applied, CAPABILITIES, Editor } from './lsp-client.ts';

const editors: Editor[] = [];
afterEach(() => {
  for (const { child } of editors.splice(0)) child.kill();
});

async function editor(folder: string, capabilities = CAPABILITIES): Promise<Editor> {
  const one = new Editor(folder);
  editors.push(one);
  await one.start(folder, capabilities);
  return one;
}

const uriOf = (folder: string, name: string): string => pathToFileURL(path.join(folder, name)).href;
const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

describe('galley lsp', () => {
  it('finds what check finds, at UTF-16 positions, version by version', async () => {
    const folder = folderWith({ 'a.txt': `😀 ${DIRTY}` });
    const one = await editor(folder);
    const uri = uriOf(folder, 'a.txt');
    const { diagnostics } = await one.open(uri, `😀 ${DIRTY}`);
    const report = JSON.parse(galley(folder, ['check', 'a.txt', '-f', 'json']).out);
    const proposed = report.files[0].findings.filter(({ status }: { status: string }) => status === 'proposed');
    expect(diagnostics.map(({ message }) => message)).toEqual(
      proposed.map(({ message }: { message: string }) => message),
    );
    const [first] = diagnostics;
    expect(first).toMatchObject({
      range: { start: { line: 4, character: 0 } },
      severity: 2,
      source: 'galley',
      code: expect.stringMatching(/^boilerplate\/newsletter/),
      tags: [1],
      data: { id: proposed[0].id },
    });

    // Two changes at once are one check; the emoji takes two units.
    await one.change(uri, 2, { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } }, '!');
    await one.change(uri, 3, { start: { line: 12, character: 0 }, end: { line: 14, character: 0 } }, '');
    const later = await one.diagnostics(uri, 3);
    expect(later.diagnostics.length).toBeLessThan(diagnostics.length);
    expect(one.published.map(({ version }) => version)).toEqual([1, 3]);
    expect(await one.stop()).toBe(0);
    expect(one.stderr).toBe('');
  });

  it('fix-all gives what galley fix gives, and each quick fix one change', async () => {
    const names = ['mixed.txt', 'donation-banner.txt', 'mojibake.txt', 'duplicates.txt'];
    const texts = names.map((name) => readFileSync(path.join(packageRoot(), 'samples', 'articles', name), 'utf8'));
    const folder = folderWith(Object.fromEntries(names.map((name, i) => [name, texts[i] as string])));
    const one = await editor(folder);
    for (const [i, name] of names.entries()) {
      const uri = uriOf(folder, name);
      const text = texts[i] as string;
      await one.open(uri, text);
      const [all] = await one.actions(uri, EVERYTHING, ['source.fixAll']);
      galley(folder, ['fix', name]);
      expect(applied(all, uri, text, 1), name).toBe(readFileSync(path.join(folder, name), 'utf8'));
    }
    const uri = uriOf(folder, 'mixed.txt');
    const fixes = await one.actions(uri, EVERYTHING, ['quickfix']);
    const changing = fixes.filter(({ edit }) => edit && JSON.stringify(edit).includes('mixed.txt"'));
    expect(changing.length).toBeGreaterThan(3);
    for (const fix of changing) expect(applied(fix, uri, texts[0] as string, 1)).not.toBe(texts[0]);
  });

  it('offers the alternatives of a restored word one by one, and quotations only unpreferred', async () => {
    const folder = folderWith();
    const one = await editor(folder);
    const uri = uriOf(folder, 'spun.txt');
    const { diagnostics } = await one.open(uri, SPUN);
    const actions = (await one.actions(uri, EVERYTHING, ['quickfix'])).filter(({ edit }) => edit?.documentChanges);
    const of = (title: RegExp) => actions.filter((action) => title.test(action.title));
    const quoted = of(/inside a quotation/);
    expect(quoted.length).toBeGreaterThan(0);
    expect(quoted.every(({ isPreferred }) => isPreferred === false)).toBe(true);
    const perFinding = new Map<string, number>();
    for (const { diagnostics: own, title } of actions) {
      const id = own?.[0]?.data?.id;
      if (id && /^Replace/.test(title)) perFinding.set(id, (perFinding.get(id) ?? 0) + 1);
    }
    expect(Math.max(...perFinding.values())).toBeGreaterThan(1);
    expect(diagnostics.length).toBeGreaterThan(5);
    const hover = await one.hover(
      uri,
      diagnostics[1]?.range.start.line ?? 0,
      diagnostics[1]?.range.start.character ?? 0,
    );
    const text = JSON.stringify(hover?.contents);
    for (const word of ['Why: ', 'Confidence: ', 'Evidence: ', 'Change: ']) expect(text).toContain(word);
  });

  it('finds the config from the folder of the document and reads it again when it or a pack changes', async () => {
    const folder = folderWith({ 'desk/galley.config.yaml': 'preset: recommended\n', 'desk/in/a.txt': DIRTY });
    const one = await editor(folder);
    const uri = uriOf(folder, 'desk/in/a.txt');
    expect((await one.open(uri, DIRTY)).diagnostics.length).toBeGreaterThan(1);
    expect(one.watched).toEqual(['workspace/didChangeWatchedFiles']);
    const save = (): Promise<void> =>
      one.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });

    write(folder, { 'desk/galley.config.yaml': 'presett: none\n' });
    await save();
    const broken = await one.diagnostics(uri, 1, ({ diagnostics }) => diagnostics[0]?.severity === 1);
    expect(broken.diagnostics[0]?.message).toContain(':1:1 unknown key “presett” (did you mean “preset”?)');

    write(folder, { 'desk/galley.config.yaml': 'preset: none\n' });
    await one.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    await one.diagnostics(uri, 1, ({ diagnostics }) => diagnostics.length === 0);

    write(folder, { 'desk/galley.config.yaml': 'ignore: ["in/**"]\n' });
    await save();
    expect(await one.hover(uri, 4, 2)).toBeNull();
  });

  it('leaves alone what was rejected in a review or stands in the baseline, as check and fix do', async () => {
    const folder = folderWith({ 'galley.config.yaml': '{}', 'a.txt': DIRTY });
    const report = JSON.parse(galley(folder, ['check', 'a.txt', '-f', 'json']).out);
    const [newsletter] = report.files[0].findings;
    const decided = { v: 1, id: newsletter.id, file: 'a.txt', sha256: 'x', rule: newsletter.rule, text: null };
    const line = JSON.stringify({ ...decided, decision: 'reject', by: 'desk', at: '2026-01-01T00:00:00Z' });
    write(folder, { '.galley/decisions.jsonl': `${line}\n` });
    const one = await editor(folder);
    const uri = uriOf(folder, 'a.txt');
    expect((await one.open(uri, DIRTY)).diagnostics).toHaveLength(2);
    const [all] = await one.actions(uri, EVERYTHING, ['source.fixAll']);
    galley(folder, ['fix', 'a.txt']);
    expect(applied(all, uri, DIRTY, 1)).toBe(readFileSync(path.join(folder, 'a.txt'), 'utf8'));

    write(folder, { 'b.txt': DIRTY });
    galley(folder, ['baseline', 'add', 'b.txt']);
    expect((await one.open(uriOf(folder, 'b.txt'), DIRTY)).diagnostics).toEqual([]);
  });

  it('allows a term by an edit of the config, which then holds', async () => {
    const folder = folderWith({
      'galley.config.yaml': '# ours\nallowTerms:\n  - Share this # a column\n',
      'a.txt': DIRTY,
    });
    const one = await editor(folder);
    const uri = uriOf(folder, 'a.txt');
    const { diagnostics } = await one.open(uri, DIRTY);
    const last = diagnostics.at(-1);
    const actions = await one.actions(uri, last?.range ?? EVERYTHING, ['quickfix']);
    const allow = actions.find(({ title }) => title.startsWith('Always allow “Advertisement”'));
    const config = readFileSync(path.join(folder, 'galley.config.yaml'), 'utf8');
    const amended = applied(allow, uriOf(folder, 'galley.config.yaml'), config, null as never);
    expect(amended).toBe('# ours\nallowTerms:\n  - Share this # a column\n  - Advertisement\n');
    write(folder, { 'galley.config.yaml': amended });
    await one.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    await one.diagnostics(uri, 1, (params) => params.diagnostics.length === diagnostics.length - 1);
  });

  it('explains how, to an editor that cannot create the config', async () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const one = await editor(folder, {});
    const uri = uriOf(folder, 'a.txt');
    await one.open(uri, DIRTY);
    const actions = await one.actions(uri, EVERYTHING);
    const how = actions.find(({ title }) => /^Turn boilerplate\/newsletter off for this file/.test(title));
    expect(how?.command).toBeDefined();
    await one.connection.sendRequest(ExecuteCommandRequest.type, {
      command: how?.command?.command ?? '',
      arguments: how?.command?.arguments ?? [],
    });
    expect(one.messages[0]).toContain('galley.config.yaml:\nlayers:\n  - files:\n      - a.txt\n');
    const all = actions.find(({ kind }) => kind === 'source.fixAll.galley');
    expect(Object.keys(all?.edit?.changes ?? {})).toEqual([uri]);
  });

  it('reads HTML and JSONL as the command does, without edits that would not fit', async () => {
    const folder = folderWith();
    const one = await editor(folder);
    const page = `<html><body><article>${DIRTY.split('\n\n')
      .map((p) => `<p>${p}</p>`)
      .join('\n')}</article></body></html>`;
    const html = await one.open(uriOf(folder, 'a.html'), page, 'html');
    expect(html.diagnostics.length).toBeGreaterThan(0);
    expect(html.diagnostics[0]?.message).toMatch(/\(“.+”\)$/);
    expect(await one.actions(uriOf(folder, 'a.html'), EVERYTHING, ['source.fixAll'])).toEqual([]);
    const lines = [CLEAN, DIRTY].map((text) => JSON.stringify({ text })).join('\n');
    const jsonl = await one.open(uriOf(folder, 'a.jsonl'), lines, 'jsonl');
    expect(jsonl.diagnostics.every(({ range }) => range.start.line === 1)).toBe(true);
    const bad = await one.open(uriOf(folder, 'b.jsonl'), '{"text": 1', 'jsonl');
    expect(bad.diagnostics[0]).toMatchObject({ severity: 1, message: expect.stringContaining('b.jsonl:1') });
    const markdown = await one.open('untitled:Untitled-1', '```\nAdvertisement\n```\n', 'markdown');
    expect(markdown.diagnostics).toEqual([]);
  });

  it('bears a huge document', async () => {
    const folder = folderWith();
    const one = await editor(folder);
    const text = `${CLEAN}\n${DIRTY}\n`.repeat(1800);
    expect(text.length).toBeGreaterThan(2_000_000);
    const { diagnostics } = await one.open(uriOf(folder, 'huge.txt'), text);
    expect(diagnostics.length).toBeLessThanOrEqual(1001);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(await one.stop()).toBe(0);
  });

  it('passes a message by that is no JSON, and says 1 when nobody shut it down', async () => {
    const folder = folderWith();
    const one = new Editor(folder, []);
    editors.push(one);
    one.child.stdin?.write('Content-Length: 5\r\n\r\nhello');
    expect((await one.start(folder)).serverInfo?.name).toBe('galley');
    one.child.stdin?.end();
    expect(await one.exited()).toBe(1);
    expect(one.stderr).toMatch(/^galley: lsp: not understood: .+\n$/);
  });

  it.each([
    ['no header', 'garbage\r\n\r\n'],
    ['no length', 'Content-Type: x\r\n\r\n{}'],
    ['bytes', '\u0000\u0001\ufffd\r\n\r\n'],
    ['nothing', ''],
  ])('ends with 1 where no editor speaks (%s)', (_, garbage) => {
    const { code, out, err } = galley(folderWith(), ['lsp'], garbage);
    expect([code, out]).toEqual([1, '']);
    if (garbage) expect(err).toMatch(/^galley: lsp: not understood: .+\n/);
  });

  it('is not loaded by a plain check', async () => {
    const folder = folderWith({ 'a.txt': CLEAN });
    const child = spawn(process.execPath, ['--require', './trace.cjs', COMMAND, 'check', 'a.txt'], { cwd: folder });
    write(folder, {
      'trace.cjs':
        "process.on('exit', () => require('fs').writeFileSync('loaded.json', JSON.stringify(Object.keys(require.cache))))",
    });
    await new Promise((resolve) => child.once('exit', resolve));
    expect(existsSync(path.join(folder, 'loaded.json'))).toBe(true);
    const loaded = readFileSync(path.join(folder, 'loaded.json'), 'utf8');
    expect(loaded).not.toMatch(/lsp|mcp/);
  });
});
