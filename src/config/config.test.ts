import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineRule, type Rule, type RuleDefinition } from '../engine/rule.ts';
import { Galley } from '../galley.ts';
import { nearest } from './errors.ts';
import { findConfig } from './find.ts';
import { layersOf } from './layers.ts';
import { parseConfig } from './load.ts';
import type { Config } from './schema.ts';
import { type Settings, SettingsResolver } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'galley-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

function rule(id: string, more: Partial<RuleDefinition<Record<string, unknown>>> = {}): Rule {
  const docs = { summary: '', why: '', fix: '', bad: [], good: [] };
  return defineRule<Record<string, unknown>>({
    id,
    phase: 'structure',
    scope: 'line',
    docs,
    create: () => () => {},
    ...more,
  });
}

const RULES = [
  rule('ads/label', { options: { words: 3 } }),
  rule('ads/banner', { safety: 'safe' }),
  rule('ads/guess', { preset: 'strict' }),
  rule('ads/hunch', { preset: 'preview' }),
  rule('words/odd', { preset: 'off' }),
];

function resolverOf(rules: readonly Rule[], config: Config): SettingsResolver {
  return new SettingsResolver(rules, { config, file: '', root: '/desk' }, new Map(), layersOf(config.layers ?? []));
}

function settingsOf(config: object, file?: string): Settings {
  return resolverOf(RULES, parseConfig(config)).for(file);
}

const ids = (settings: Settings): string[] => settings.rules.map((one) => one.rule.id);

describe('settings', () => {
  it.each([
    ['none', []],
    ['recommended', ['ads/label', 'ads/banner']],
    ['strict', ['ads/label', 'ads/banner', 'ads/guess']],
    ['preview', ['ads/label', 'ads/banner', 'ads/guess', 'ads/hunch']],
  ])('preset %s turns on %j', (preset, on) => {
    expect(ids(settingsOf({ preset }))).toEqual(on);
  });

  it('a rule that is named is on, whatever its preset; a family wakes everything but what is off by default', () => {
    expect(ids(settingsOf({ preset: 'none', rules: { 'words/odd': true, 'ads/hunch': {} } }))).toEqual([
      'ads/hunch',
      'words/odd',
    ]);
    expect(ids(settingsOf({ rules: { ads: 'on', words: 'on' } }))).toEqual([
      'ads/label',
      'ads/banner',
      'ads/guess',
      'ads/hunch',
    ]);
  });

  it('an object for a family changes what is on and wakes nothing', () => {
    const { rules } = settingsOf({ rules: { ads: { severity: 'info' } } });
    expect(rules.map((one) => [one.rule.id, one.severity])).toEqual([
      ['ads/label', 'info'],
      ['ads/banner', 'info'],
    ]);
  });

  it('the rule is stronger than its family, and a later layer than an earlier one', () => {
    const config = {
      rules: { ads: false, 'ads/label': 'review' },
      layers: [{ files: ['wire/**'], ignore: ['wire/own/**'], rules: { ads: 'safe' } }],
    };
    expect(settingsOf(config, '/desk/a.txt').rules.map((one) => [one.rule.id, one.safety])).toEqual([
      ['ads/label', 'review'],
    ]);
    expect(settingsOf(config, '/desk/wire/own/a.txt').rules).toHaveLength(1);
    expect(ids(settingsOf(config, '/desk/wire/a.txt'))).toEqual(['ads/label', 'ads/banner', 'ads/guess', 'ads/hunch']);
    expect(settingsOf(config, '/desk/wire/a.txt').rules.every((one) => one.safety === 'safe')).toBe(true);
  });

  it('options of layers are merged over the defaults', () => {
    const seen: unknown[] = [];
    const spy = rule('ads/label', {
      options: { words: 3, marks: true },
      create: ({ options }) => {
        seen.push(options);
        return () => {};
      },
    });
    const config = parseConfig({
      rules: { 'ads/label': { options: { words: 5 } } },
      layers: [{ files: ['b/*'], rules: { 'ads/label': { options: { marks: false } } } }],
    });
    const resolver = resolverOf([spy], config);
    expect(resolver.for('/desk/b/1')).toBe(resolver.for('/desk/b/2'));
    resolver.for('/desk/a');
    expect(seen).toEqual([
      { words: 5, marks: false },
      { words: 5, marks: true },
    ]);
  });

  it('the last site and preset hold, and allowed terms add up', () => {
    const config = {
      site: 'a.example',
      allowTerms: ['One Two', ' '],
      layers: [{ files: ['**/*.txt'], site: 'b.example', preset: 'none', allowTerms: ['three’s'] }],
    };
    const { rules, allow, site } = settingsOf(config, '/desk/x/y.txt');
    expect({ rules, allow, site }).toEqual({ rules: [], allow: ['one two', "three's"], site: 'b.example' });
  });

  it('text without a name belongs to no layer', () => {
    expect(settingsOf({ layers: [{ files: ['**'], preset: 'none' }] }).rules).toHaveLength(2);
  });
});

describe('mistakes in a config', () => {
  it.each([
    ['presett: none\n', ':1:1 unknown key “presett” (did you mean “preset”?)'],
    ['preset: none\nrules:\n  spin:\n    safty: safe\n', ':4:5 unknown key “safty” (did you mean “safety”?)'],
    ['layers:\n  - files: [a]\n    rule: {}\n', ':3:5 unknown key “rule” (did you mean “rules”?)'],
    ['plugins:\n  - use: x\n    option: {}\n', ':3:5 unknown key “option” (did you mean “options”?)'],
    [
      'rules: { duplicate/paragrph: off }\n',
      ':1:10 there is no rule “duplicate/paragrph” (did you mean “duplicate/paragraph”?)',
    ],
    ['rules:\n  spinn: off\n', ':2:3 there is no rule “spinn” (did you mean “spin”?)'],
    ['rules:\n  Getty Images: off\n', 'a phrase that must stay belongs into “allowTerms”'],
    ['layers:\n  - files: [a]\n    rules: { x/y: off }\n', ':3:14 there is no rule “x/y”'],
    ['rules: { spin: savf }\n', ':1:10 rules.spin: is not one of the forms this key can have (off, on, safe'],
    [
      'rules:\n  spelling/unknown-word: { options: { dictionry: en } }\n',
      ':2:39 rule spelling/unknown-word has no option “dictionry” (did',
    ],
    [
      'rules:\n  spelling/unknown-word: { options: { personal: en } }\n',
      ':2:39 option “personal” of rule spelling/unknown-word must be a list',
    ],
    ['rules:\n  spin: { options: { a: 1 } }\n', ':2:22 “spin” is a family, and options belong to one rule'],
    ['ignore: drafts\n', ':1:1 ignore: '],
    ['- preset\n', ':1:1 config: '],
    ['rules: [\n', ':2:1 '],
    ['rules: *a\n', ' Unresolved alias'],
    ['packs: [nix]\n', 'packs: there is no file or folder “nix” in '],
    ['plugins: [retext-nix]\n', 'plugins: cannot load “retext-nix” from '],
    ['plugins: [./empty.mjs]\n', 'plugins: “./empty.mjs” has no retext plugin as its default export'],
  ])('%j', async (text, message) => {
    put('empty.mjs', 'export {};\n');
    const file = put('galley.config.yaml', text);
    const error = await Galley.create({ config: file }).catch((caught: Error) => caught);
    expect(error).toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(message.startsWith(':') ? file + message : message),
    });
  });

  it('in an object from code are named as well', async () => {
    const wrong = { rules: { spin: { safty: 'safe' } } } as never;
    await expect(Galley.create({ config: wrong })).rejects.toThrow(
      'config: unknown key “safty” (did you mean “safety”?)',
    );
    await expect(Galley.create({ config: { rules: { 'spin/nix': 'off' } } })).rejects.toThrow(
      /^config there is no rule “spin\/nix”/,
    );
  });

  it('a folder is no config', async () => {
    await expect(Galley.create({ config: folder })).rejects.toThrow(/cannot read the config .* \(it is a folder\)/);
  });

  it('a file that is not there says so', async () => {
    await expect(Galley.create({ config: path.join(folder, 'nix.yaml') })).rejects.toThrow(
      /cannot read the config .*nix\.yaml \(there is no such file\); mend the path/,
    );
  });
});

describe('findConfig', () => {
  it('takes the nearest file above, up to the root of the repository', async () => {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(path.join(folder, 'repo/deep/er'), { recursive: true });
    put('galley.config.yaml', '');
    expect(findConfig(path.join(folder, 'repo/deep'))).toBe(path.join(folder, 'galley.config.yaml'));
    mkdirSync(path.join(folder, 'repo/.git'));
    expect(findConfig(path.join(folder, 'repo/deep'))).toBeUndefined();
    put('repo/deep/.galleyrc.json', '{}');
    expect(findConfig(path.join(folder, 'repo/deep/er'))).toBe(path.join(folder, 'repo/deep/.galleyrc.json'));
  });
});

describe('nearest', () => {
  it('finds the word that was meant, and none when nothing is close', () => {
    expect(nearest('jsn', ['pretty', 'json', 'jsonl'])).toBe('json');
    expect(nearest('HTML', ['html'])).toBe('html');
    expect(nearest('xyz', ['pretty', 'concise'])).toBeUndefined();
  });
});
