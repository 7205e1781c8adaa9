import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Galley } from '../galley.ts';
import { packageRoot } from '../package.ts';
import { SPUN } from '../rules/spin/fixture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'galley-spin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const model = readFileSync(path.join(packageRoot(), 'models', 'spin-ngrams.bin'));
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
put('own.tsv', 'spun\toriginal\tclass\tpages\tnote\ngone ferry\tferry\n!subsequent week\n!subsequent\n!mentioned\n');
put('half.tsv', '# mine\nquay\tharbour\nhalf a row\n');
put('empty.tsv', '!\n');
put('model.bin', model);
put('cut.bin', model.subarray(0, model.length - 1000));
put(
  'other.bin',
  Buffer.concat([Buffer.from(model.toString('latin1').replace('"version":1', '"version":7'), 'latin1')]),
);
put('text.bin', 'once upon a time\n');

const textOf = async (spin: object): Promise<string> =>
  (await Galley.create({ config: put('galley.config.yaml', JSON.stringify({ spin })) })).check(SPUN).text;

describe('spin.lexicon', () => {
  it('stands over ours, with paths relative to the config', async () => {
    const text = await textOf({ lexicon: ['own.tsv'] });
    expect(text).toContain('subsequent week');
    expect(text).toContain('mentioned Ruth Calder');
    expect(text).toContain('According to the council');
    expect(await textOf({ lexicon: [] })).toContain('said Ruth Calder');
  });

  it.each([
    [{ lexicon: ['half.tsv'] }, /half\.tsv:3: Missing original in “half a row”/],
    [{ lexicon: ['own.tsv', 'empty.tsv'] }, /empty\.tsv:1: Unexpected row “!”/],
    [
      { lexicon: ['own.tsv', 'nix.tsv'] },
      /galley\.config\.yaml:1:\d+: cannot read .*nix\.tsv \(there is no such file\)/,
    ],
    [{ lexicon: ['.'] }, /cannot read .* \(it is a folder\)/],
    [{ lexicons: [] }, /unknown key “lexicons” \(did you mean “lexicon”\?\)/],
    [{ model: 'nix.bin' }, /galley\.config\.yaml:1:\d+: cannot read .*nix\.bin/],
    [{ model: 'other.bin' }, /other\.bin: Unexpected model version 7, expected 1; make the model again/],
    [{ model: 'cut.bin' }, /cut\.bin: Unexpected end at byte \d+, expected \d+; the file is not complete/],
    [{ model: 'text.bin' }, /text\.bin: Unexpected contents, expected a model of kind “spin-ngrams”/],
  ])('%j is a clear word', async (spin, message) => {
    await expect(textOf(spin)).rejects.toMatchObject({ name: 'ConfigError', message: expect.stringMatching(message) });
  });
});

describe('spin.model', () => {
  it('gives the same as ours when it is ours', async () => {
    expect(await textOf({ model: 'model.bin' })).toBe((await Galley.create({ config: false })).check(SPUN).text);
  });

  it('can be given to Galley, over that of the config', async () => {
    const config = put('galley.config.yaml', JSON.stringify({ spin: { model: 'cut.bin' } }));
    const given = { config, cwd: folder, spin: { model: 'model.bin', lexicon: ['own.tsv'] } };
    expect((await Galley.create(given)).check(SPUN).text).toContain('subsequent week');
    await expect(Galley.create({ ...given, spin: { lexicon: ['own.tsv'] } })).rejects.toThrow(/cut\.bin/);
  });
});
