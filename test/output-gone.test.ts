import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND, DIRTY, folderWith } from './helpers.ts';

/** Runs a line of the shell in which `galley` is the built command. */
function shell(cwd: string, line: string): { codes: string; err: string } {
  const script = `galley() { "${process.execPath}" "${COMMAND}" "$@"; }\n${line}`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' });
  return { codes: stdout.trim(), err: stderr };
}

const MANY = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.txt`, DIRTY.repeat(20)]));

describe.runIf(existsSync('/bin/bash') || existsSync('/usr/bin/bash'))('when nobody reads what is written', () => {
  it.each(['pretty', 'json', 'jsonl', 'diff'])(
    'a reader that has seen enough ends the writing without a word, and findings stay findings (%s)',
    (format) => {
      const folder = folderWith(MANY);
      const { codes, err } = shell(folder, `galley check -f ${format} . | head -1 >&2; echo "\${PIPESTATUS[0]}"`);
      expect(codes).toBe('1');
      expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    },
  );

  it('a closed standard output is like /dev/null, and never another file', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    expect(shell(folder, 'galley check -f json -f jsonl=r.jsonl . >&-; echo $?')).toEqual({ codes: '1', err: '' });
    expect(readFileSync(path.join(folder, 'r.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe(DIRTY);
  });

  it.runIf(existsSync('/dev/full'))('a full disk is exit code 2, with a word where there is room for one', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    for (const command of ['check .', 'check -f json .', 'rules list', 'demo']) {
      const { codes, err } = shell(folder, `galley ${command} >/dev/full; echo $?`);
      expect([command, codes]).toEqual([command, '2']);
      expect(err).toMatch(/^galley: standard output cannot be written \(ENOSPC\): the disk is full$/m);
    }
    expect(shell(folder, 'galley check nothing-here 2>/dev/full; echo $?').codes).toBe('2');
  });
});

describe('when the other side of a conversation hangs up', () => {
  const request = (method: string, params: object): string => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const hello = request('initialize', { processId: null, rootUri: null, capabilities: {} });
  const tools = request('initialize', {
    protocolVersion: '2025-03-26',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  });

  it.each([
    [['lsp'], `Content-Length: ${hello.length}\r\n\r\n${hello}`, 1],
    [['mcp'], `${tools}\n`, 0],
    [['review', 'a.txt', '--plain'], 'y\n', 0],
  ])('galley %j ends without a stack trace, though more could be said to it', async (args, words, code) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folderWith({ 'a.txt': DIRTY }), stdio: 'pipe' });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdout.destroy();
    // Standard input stays open.
    child.stdin.write(words);
    expect([await once(child, 'close').then(([ended]) => ended), err]).toEqual([code, '']);
  });
});
