import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, DIRTY, folderWith, galley, write } from './helpers.ts';

/** Loaded before the command: whatever would leave the machine ends it at once. */
const NO_NETWORK = `
const deny = (what) => () => { process.stderr.write('NETWORK ' + what + '\\n'); process.exit(70); };
const net = require('node:net');
net.Socket.prototype.connect = deny('net');
for (const name of ['http', 'https']) for (const call of ['request', 'get']) require('node:' + name)[call] = deny(name);
require('node:dns').lookup = deny('dns');
require('node:dgram').createSocket = deny('dgram');
globalThis.fetch = deny('fetch');
`;

describe('the boundaries of a run', () => {
  it('asks nothing of the network', () => {
    const cwd = folderWith({ 'in/a.txt': DIRTY, 'in/b.html': `<p>${CLEAN}</p>`, 'deny.cjs': NO_NETWORK });
    const env = { NODE_OPTIONS: `--require ${path.join(cwd, 'deny.cjs')}` };
    const record = `${JSON.stringify({ text: DIRTY, url: 'https://news.example/a' })}\n`;
    for (const args of [
      ['check', 'in'],
      ['diff', 'in'],
      ['clean', 'in', '--out', 'out'],
      ['fix', 'in'],
      ['rules', 'list'],
    ])
      expect(galley(cwd, args, '', env).err, args[0]).not.toContain('NETWORK');
    const streamed = galley(cwd, ['stream'], record, env);
    expect(streamed).toMatchObject({ code: 0, err: '' });
    // The guard itself works.
    write(cwd, { 'call.cjs': "require('node:http').get('http://127.0.0.1:9/');" });
    expect(
      galley(cwd, ['check', 'in'], '', { NODE_OPTIONS: `${env.NODE_OPTIONS} --require ${path.join(cwd, 'call.cjs')}` })
        .err,
    ).toContain('NETWORK http');
  });

  it('does not write through a link that leads out of the folder', () => {
    const cwd = folderWith({ 'in/a.txt': DIRTY, 'outside/b.txt': DIRTY });
    symlinkSync('../outside/b.txt', path.join(cwd, 'in', 'b.txt'));
    symlinkSync('../outside', path.join(cwd, 'in', 'far'));
    symlinkSync('a.txt', path.join(cwd, 'in', 'same.txt'));
    galley(cwd, ['fix', 'in']);
    expect(readFileSync(path.join(cwd, 'outside/b.txt'), 'utf8')).toBe(DIRTY);
    expect(readFileSync(path.join(cwd, 'in/a.txt'), 'utf8')).toBe(CLEAN);
    // Named outright, it is meant.
    galley(cwd, ['fix', 'in/b.txt']);
    expect(readFileSync(path.join(cwd, 'outside/b.txt'), 'utf8')).toBe(CLEAN);
  });

  it('leaves a read-only file as it is and goes on with the others', () => {
    const cwd = folderWith({ 'in/a.txt': DIRTY, 'in/b.txt': DIRTY });
    chmodSync(path.join(cwd, 'in', 'a.txt'), 0o444);
    const { code, err } = galley(cwd, ['fix', 'in']);
    expect(code).toBe(2);
    expect(err).toMatch(/in\/a\.txt: is read-only/);
    expect(readFileSync(path.join(cwd, 'in/a.txt'), 'utf8')).toBe(DIRTY);
    expect(readFileSync(path.join(cwd, 'in/b.txt'), 'utf8')).toBe(CLEAN);
  });

  it('does not let two copies fall together where capitals do not count', () => {
    const cwd = folderWith({ 'in/a.txt': DIRTY, 'in/A.txt': CLEAN });
    const { code, err } = galley(cwd, ['clean', 'in', '--out', 'out']);
    expect(code).toBe(2);
    expect(err).toMatch(/would overwrite that of/);
    expect(readdirSync(path.join(cwd, 'out')).filter((name) => name.endsWith('.txt'))).toHaveLength(1);
  });

  it('takes the longest names', () => {
    const name = `${'é'.repeat(125)}.txt`;
    const cwd = folderWith({ [`in/${name}`]: DIRTY });
    expect(galley(cwd, ['clean', 'in', '--out', 'out']).code).toBe(0);
    expect(readFileSync(path.join(cwd, 'out', name), 'utf8')).toBe(CLEAN);
    expect(existsSync(path.join(cwd, 'out', 'galley-edits.jsonl'))).toBe(true);
  });
});
