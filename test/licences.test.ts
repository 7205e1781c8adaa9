import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFree, known, licencePage, thirdParties } from '../scripts/licences.ts';
import { packageRoot } from '../src/package.ts';

const root = packageRoot();
const thirds = thirdParties(root);

describe('the packages that galley runs with', () => {
  it('stand in THIRD-PARTY.md as they are (npm run licences writes it)', () => {
    expect(readFileSync(path.join(root, 'THIRD-PARTY.md'), 'utf8')).toBe(licencePage(thirds));
  });

  it('have licences under which their code may be handed on', () => {
    expect(thirds.filter(({ licence }) => !isFree(licence))).toEqual([]);
    expect(['GPL-3.0', 'SEE LICENSE IN x', '(MIT AND GPL-2.0)', ''].map(isFree)).toEqual([false, false, false, false]);
    expect(['(MIT OR GPL-2.0)', '(MIT AND BSD)', 'ISC'].map(isFree)).toEqual([true, true, true]);
  });

  it('are those of package.json, and what the build took into its files', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const names = thirds.map(({ name }) => name);
    for (const name of Object.keys(dependencies)) expect(names).toContain(name);
    const bundled = thirds.filter(({ isBundled }) => isBundled).map(({ name }) => name);
    for (const name of ['hono', 'preact', 'commander', 'vscode-languageserver', '@modelcontextprotocol/sdk'])
      expect(bundled).toContain(name);
    // What needs a binary or a large table is installed, tools are neither.
    for (const name of ['lmdb', 'dictionary-en', 'vitest', 'typescript', 'playwright-core'])
      expect(bundled).not.toContain(name);
    for (const name of ['vitest', 'typescript', 'playwright-core']) expect(names).not.toContain(name);
  });

  it('are asked about, bundled or not; faults of tools are no matter of a user', () => {
    const fault = { severity: 'high', range: '<9' };
    expect(known({ vulnerabilities: { hono: fault, lmdb: fault, vitest: fault } }, thirds)).toEqual([
      'hono <9: high',
      'lmdb <9: high',
    ]);
    expect(known({}, thirds)).toEqual([]);
  });
});
