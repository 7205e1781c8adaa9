import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, describe, expect, it } from 'vitest';
import { CLEAN, COMMAND, DIRTY, folderWith, galley, snapshot, write } from './helpers.ts';

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

async function connect(cwd: string, ...args: string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  clients.push(client);
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [COMMAND, 'mcp', ...args], cwd, stderr: 'pipe' }),
  );
  return client;
}

interface Answer {
  readonly structuredContent?: Record<string, unknown>;
  readonly content: readonly { readonly text: string }[];
  readonly isError?: boolean;
}

/** The client holds every answer against the schema that the tool declared. */
const call = async (client: Client, name: string, args: object = {}): Promise<Answer> =>
  (await client.callTool({ name, arguments: { ...args } })) as unknown as Answer;

async function answer(client: Client, name: string, args: object = {}): Promise<Record<string, unknown>> {
  const { structuredContent, content, isError } = await call(client, name, args);
  expect(isError, content[0]?.text).toBeFalsy();
  expect(JSON.parse(content[0]?.text ?? '')).toEqual(structuredContent);
  return structuredContent as Record<string, unknown>;
}

async function refusal(client: Client, name: string, args: object): Promise<string> {
  const { isError, content } = await call(client, name, args);
  expect(isError).toBe(true);
  return content[0]?.text ?? '';
}

describe('galley mcp', () => {
  it('offers four tools that only read, and a fifth with --write', async () => {
    const folder = folderWith();
    const { tools } = await (await connect(folder)).listTools();
    expect(tools.map(({ name }) => name)).toEqual(['check', 'clean', 'explain', 'rules']);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
    expect(tools.every(({ inputSchema, outputSchema }) => inputSchema.type && outputSchema?.type)).toBe(true);
    const client = await connect(folder, '--write');
    expect((await client.listTools()).tools.at(-1)).toMatchObject({
      name: 'fix',
      annotations: { readOnlyHint: false, destructiveHint: true },
    });
  });

  it('checks files and texts as the command does, and changes nothing', async () => {
    const folder = folderWith({
      'in/a.txt': DIRTY,
      'in/b.jsonl': `${JSON.stringify({ text: DIRTY })}\n`,
      'c.txt': CLEAN,
    });
    const before = snapshot(folder);
    const client = await connect(folder);
    const { files, summary, problems } = await answer(client, 'check', { paths: ['in', 'c.txt'] });
    expect((files as { path: string }[]).map((file) => file.path)).toEqual(['c.txt', 'in/a.txt', 'in/b.jsonl#1']);
    expect(problems).toEqual([]);
    const report = JSON.parse(galley(folder, ['check', 'in', 'c.txt', '-f', 'json']).out);
    const { safe, review } = report.summary;
    expect(summary).toMatchObject({ articles: 3, safe, review, omitted: 0 });
    const found = (files as { findings: unknown[] }[])[1]?.findings;
    expect(found?.[1]).toMatchObject({
      rule: expect.stringMatching(/^boilerplate\/newsletter/),
      line: 5,
      column: 1,
      change: 'Delete',
      text: expect.stringContaining('Sign up to our free daily newsletter'),
    });

    const text = await answer(client, 'check', { text: DIRTY, name: 'x.txt', max: 1 });
    expect(text).toMatchObject({
      files: [{ path: 'x.txt', verdict: 'edited' }],
      summary: { omitted: expect.any(Number) },
    });
    expect(await answer(client, 'clean', { path: 'in/a.txt' })).toMatchObject({
      text: CLEAN,
      verdict: 'edited',
      left: 0,
    });
    expect(await answer(client, 'clean', { text: DIRTY })).toMatchObject({ text: CLEAN });
    expect(snapshot(folder)).toEqual(before);
  });

  it('keeps what stands in the baseline, in clean too', async () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    galley(folder, ['baseline', 'add', 'a.txt']);
    const client = await connect(folder);
    expect(await answer(client, 'clean', { path: 'a.txt' })).toMatchObject({
      text: DIRTY,
      verdict: 'clean',
      applied: 0,
    });
    expect(await answer(client, 'check', { paths: ['a.txt'] })).toMatchObject({ files: [{ findings: [] }] });
  });

  it('explains rules and lists them, under the config of the root, read again when it changes', async () => {
    const folder = folderWith({ 'galley.config.yaml': 'rules: { spin: off }\n' });
    const client = await connect(folder);
    expect(await answer(client, 'explain', { rule: 'duplicate/paragraph' })).toMatchObject({
      text: galley(folder, ['explain', 'duplicate/paragraph']).out,
    });
    expect(await refusal(client, 'explain', { rule: 'duplicate/paragrph' })).toMatch(
      /did you mean “duplicate\/paragraph”/,
    );
    const of = async (): Promise<boolean[]> =>
      ((await answer(client, 'rules', { family: 'spin' })).rules as { on: boolean }[]).map(({ on }) => on);
    expect(new Set(await of())).toEqual(new Set([false]));
    write(folder, { 'galley.config.yaml': 'rules: { spinn: off }\n' });
    expect(await refusal(client, 'rules', {})).toMatch(/:1:10 there is no rule “spinn” \(did you mean “spin”\?\)/);
    write(folder, { 'galley.config.yaml': 'preset: recommended\n' });
    expect(await of()).toContain(true);
  });

  it('fixes what galley fix fixes, in place and in the encoding', async () => {
    const bytes = Buffer.from(`\ufeff${DIRTY.replaceAll('\n', '\r\n')}`, 'utf16le');
    const files = {
      'root/a.txt': DIRTY,
      'root/b/c.txt': bytes,
      'root/d.txt': CLEAN,
      'root/e.html': '<p>Hi there.</p>',
    };
    const ours = folderWith(files);
    const theirs = folderWith(files);
    const client = await connect(ours, '--write', '--root', 'root');
    const { changed, unchanged, problems } = await answer(client, 'fix', { paths: ['.'] });
    expect((changed as { path: string }[]).map((one) => one.path)).toEqual(['a.txt', 'b/c.txt']);
    expect([unchanged, (problems as unknown[]).length]).toEqual([1, 1]);
    expect(galley(path.join(theirs, 'root'), ['fix', '.']).code).toBe(2);
    expect(snapshot(ours)).toEqual(snapshot(theirs));
    expect(await answer(client, 'fix', { paths: ['a.txt'] })).toMatchObject({ changed: [], unchanged: 1 });
  });

  it('neither reads nor writes outside the root, by path or by link', async () => {
    const folder = folderWith({ 'out/a.txt': DIRTY, 'root/in/b.txt': DIRTY, 'root/.env': 'KEY=1' });
    symlinkSync('../../out/a.txt', path.join(folder, 'root', 'in', 'link.txt'));
    symlinkSync('../out', path.join(folder, 'root', 'door'));
    const before = snapshot(path.join(folder, 'out'));
    const client = await connect(folder, '--write', '--root', 'root');
    const wishes = [
      '../out/a.txt',
      path.join(folder, 'out', 'a.txt'),
      'in/link.txt',
      'door',
      'door/a.txt',
      '../nix.txt',
    ];
    for (const wish of wishes) {
      for (const [tool, args] of [
        ['check', { paths: [wish] }],
        ['fix', { paths: ['in/b.txt', wish] }],
        ['clean', { path: wish }],
      ] as const) {
        expect(await refusal(client, tool, args), `${tool} ${wish}`).toMatch(/lies outside the root/);
      }
    }
    expect(await refusal(client, 'clean', { path: '.env' })).toMatch(/is no article/);
    expect(readFileSync(path.join(folder, 'root/in/b.txt'), 'utf8')).toBe(DIRTY);
    await answer(client, 'fix', { paths: ['.'] });
    expect(readFileSync(path.join(folder, 'root/in/b.txt'), 'utf8')).toBe(CLEAN);
    expect(snapshot(path.join(folder, 'out'))).toEqual(before);
  });

  it('says what is wrong with a call', async () => {
    const client = await connect(folderWith({ 'two.jsonl': '{"text":"a"}\n{"text":"b"}\n' }));
    expect(await refusal(client, 'check', {})).toBe('give either paths or text');
    expect(await refusal(client, 'check', { paths: ['.'], text: 'x' })).toBe('give either paths or text');
    expect(await refusal(client, 'check', { paths: [] })).toMatch(/paths/);
    expect(await refusal(client, 'clean', { path: 'two.jsonl' })).toMatch(/holds 2; galley clean takes it/);
    expect(await refusal(client, 'fix', { paths: ['.'] })).toMatch(/fix/);
  });

  it('does not run the code of a config, unless told to', async () => {
    const folder = folderWith({
      'galley.config.yaml': 'plugins: [./evil.mjs]\nrules: { plugin/evil: report }\n',
      'evil.mjs': "import { writeFileSync } from 'node:fs';\nwriteFileSync('ran', '');\nexport default () => {};\n",
      'a.txt': CLEAN,
    });
    expect(await answer(await connect(folder), 'check', { paths: ['a.txt'] })).toMatchObject({ problems: [] });
    expect(Object.keys(snapshot(folder))).not.toContain('ran');
    await answer(await connect(folder, '--plugins'), 'check', { paths: ['a.txt'] });
    expect(Object.keys(snapshot(folder))).toContain('ran');
  });

  it('passes garbage by, ends with its input, and names a root that is not there', () => {
    const garbage = galley(folderWith(), ['mcp'], 'garbage\n{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
    expect(garbage.code).toBe(0);
    expect(garbage.err).toMatch(/^galley: mcp: not understood: .+\n$/);
    expect(JSON.parse(garbage.out)).toMatchObject({ id: 1, result: {} });
    const nowhere = galley(folderWith(), ['mcp', '--root', 'nix']);
    expect([nowhere.code, nowhere.out]).toEqual([2, '']);
    expect(nowhere.err).toBe('galley: --root nix: there is no such folder; check the path\n');
  });
});
