import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { resolveImport } from './resolve-import.ts';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'galley-resolve-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pack(name: string, exports: unknown): void {
  const root = path.join(folder, 'node_modules', name);
  mkdirSync(root, { recursive: true });
  for (const file of ['a.js', 'b.js']) writeFileSync(path.join(root, file), 'export default 1;\n');
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ name, type: 'module', exports }));
}

it.each<[string, string, unknown]>([
  ['plain', 'plain', './a.js'],
  ['only-import', 'only-import', { '.': { types: './a.d.ts', import: './a.js' } }],
  ['@desk/nested', '@desk/nested', { import: { types: './a.d.ts', default: './a.js' } }],
  ['paths', 'paths/deep', { '.': { import: './b.js' }, './deep': { browser: './b.js', import: './a.js' } }],
])('finds %s as an import would', (name, use, exports) => {
  pack(name, exports);
  expect(resolveImport(use, folder)).toBe(path.join(folder, 'node_modules', name, 'a.js'));
});

it('says what is missing', () => {
  pack('closed', { './other': './a.js' });
  expect(() => resolveImport('closed', folder)).toThrow(/No "exports" main defined/);
  expect(() => resolveImport('nix', folder)).toThrow(/Cannot find module 'nix'/);
});
