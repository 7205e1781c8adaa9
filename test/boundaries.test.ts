import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, DIRTY, folderWith, galley, snapshot, write } from './helpers.ts';

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

/** Loaded before the command: below the folder in GALLEY_FROZEN nothing can be written, as on a disk that is mounted read-only. */
const FROZEN = `
const fs = require('node:fs');
const path = require('node:path');
const frozen = path.resolve(process.env.GALLEY_FROZEN) + path.sep;
const refuse = (name, isWrite) => {
  const real = fs[name];
  fs[name] = (file, ...more) => {
    if (typeof file === 'string' && (path.resolve(file) + path.sep).startsWith(frozen) && isWrite(...more))
      throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS', syscall: name, path: file });
    return real(file, ...more);
  };
};
refuse('openSync', (flags) => flags !== undefined && flags !== 'r');
for (const name of ['mkdirSync', 'writeFileSync', 'appendFileSync', 'renameSync', 'mkdtempSync']) refuse(name, () => true);
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

  it('nor where one accent can be written in two ways, nor under the names of what galley writes', () => {
    const cwd = folderWith({ 'in/caf\u00e9.txt': DIRTY, 'in/cafe\u0301.txt': CLEAN, 'x/galley.patch': CLEAN });
    const { code, err } = galley(cwd, ['clean', 'in', 'x/galley.patch', '--out', 'out']);
    expect(code).toBe(2);
    expect(err).toMatch(/caf.+\.txt: its copy caf.+\.txt would overwrite that of in\/caf/);
    expect(err).toContain('x/galley.patch: its copy galley.patch would overwrite that of galley itself');
    expect(readdirSync(path.join(cwd, 'out')).filter((name) => name.endsWith('.txt'))).toHaveLength(1);
  });

  it('does not write through a link in the output folder that leads out of it', () => {
    const cwd = folderWith({
      'in/a.txt': DIRTY,
      'in/deep/b.txt': DIRTY,
      'in/c.txt': DIRTY,
      'far/a.txt': 'Mine.\n',
      'far/c.txt': 'Mine too.\n',
    });
    mkdirSync(path.join(cwd, 'out'));
    symlinkSync('../far/a.txt', path.join(cwd, 'out', 'a.txt'));
    symlinkSync('../far', path.join(cwd, 'out', 'deep'));
    const before = snapshot(path.join(cwd, 'far'));
    const { code, err } = galley(cwd, ['clean', 'in', '--out', 'out']);
    expect(code).toBe(2);
    expect(err).toMatch(/in\/a\.txt: a link in \S+out leads a\.txt out of it, to \S+far\/a\.txt; remove the link/);
    expect(err).toMatch(/in\/deep\/b\.txt: a link in \S+out leads deep\/b\.txt out of it/);
    expect(readFileSync(path.join(cwd, 'out/c.txt'), 'utf8')).toBe(CLEAN);
    mkdirSync(path.join(cwd, 'back'));
    symlinkSync('../far/c.txt', path.join(cwd, 'back', 'c.txt'));
    expect(galley(cwd, ['restore', 'out/galley-edits.jsonl', '--out', 'back'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('leads c.txt out of it'),
    });
    expect(snapshot(path.join(cwd, 'far'))).toEqual(before);
    // The output folder itself may be a link: it was named.
    symlinkSync('far', path.join(cwd, 'named'));
    expect(galley(cwd, ['clean', 'in/c.txt', '--out', 'named']).code).toBe(0);
    expect(readFileSync(path.join(cwd, 'far/c.txt'), 'utf8')).toBe(CLEAN);
  });

  it('reads a tree that cannot be written, and says so where something would be written', () => {
    const cwd = folderWith({ 'in/a.txt': DIRTY, 'in/b.txt': DIRTY, 'frozen.cjs': FROZEN });
    const env = { GALLEY_FROZEN: path.join(cwd, 'in'), NODE_OPTIONS: `--require ${path.join(cwd, 'frozen.cjs')}` };
    const before = snapshot(path.join(cwd, 'in'));
    const cache = ['--cache', '--cache-dir', 'in/cache'];
    expect(galley(cwd, ['check', 'in', '-f', 'concise'], '', env)).toMatchObject({ code: 1, err: '' });
    expect(galley(cwd, ['check', 'in', '-f', 'concise', ...cache], '', env)).toMatchObject({ code: 1 });
    expect(galley(cwd, ['clean', 'in', '--out', 'out'], '', env).code).toBe(0);
    for (const args of [
      ['fix', 'in'],
      ['clean', 'in', '--out', 'in/out'],
      ['restore', 'out/galley-edits.jsonl', '--out', 'in/back'],
      ['report', 'in', '-o', 'in/report.html'],
      ['review', 'in', '--plain', '--accept-safe', '--decisions', 'in/decisions.jsonl'],
    ]) {
      const { code, err } = galley(cwd, args, '', env);
      expect([args[0], code]).toEqual([args[0], 2]);
      expect(err, args[0]).toMatch(/^galley: \S*in\/\S+: .+ \(EROFS\); check the .*rights of the folder$/m);
    }
    expect(snapshot(path.join(cwd, 'in'))).toEqual(before);
  });

  it('names a folder that cannot be read instead of taking it for clean', () => {
    const cwd = folderWith({ 'in/a.txt': DIRTY });
    // Longer than a path may be: made step by step, reached by nobody. Rights would not stop the superuser.
    const name = 'n'.repeat(250);
    const makes = `for (let i = 0; i < 18; i++) { require('node:fs').mkdirSync('${name}'); process.chdir('${name}'); }`;
    expect(spawnSync(process.execPath, ['-e', makes], { cwd: path.join(cwd, 'in') }).status).toBe(0);
    try {
      const { code, out, err } = galley(cwd, ['check', 'in', '-f', 'concise']);
      expect([code, out.trimEnd().split('\n').length]).toEqual([2, 3]);
      expect(err).toMatch(
        /^galley: in\/n[n/]+: cannot be read: the path is too long for this system; move the folder up\n$/,
      );
      write(cwd, { '.galleyignore': 'n*/\n' });
      expect(galley(cwd, ['check', 'in', '-f', 'concise'])).toMatchObject({ code: 1, err: '' });
    } finally {
      // Node cannot reach it either.
      spawnSync('rm', ['-rf', 'in'], { cwd });
    }
  });

  it('takes the longest names', () => {
    const name = `${'é'.repeat(125)}.txt`;
    const cwd = folderWith({ [`in/${name}`]: DIRTY });
    expect(galley(cwd, ['clean', 'in', '--out', 'out']).code).toBe(0);
    expect(readFileSync(path.join(cwd, 'out', name), 'utf8')).toBe(CLEAN);
    expect(existsSync(path.join(cwd, 'out', 'galley-edits.jsonl'))).toBe(true);
  });
});
