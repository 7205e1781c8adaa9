import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { amendConfig } from './amend.ts';

describe('amendConfig', () => {
  it('adds to a config and keeps its comments and order', () => {
    const config = '# our desk\nrules:\n  spin: off # honest writers\nallowTerms: ["Share this"]\n';
    expect(amendConfig(config, { term: 'Read on' })).toBe(
      '# our desk\nrules:\n  spin: off # honest writers\nallowTerms: ["Share this", Read on]\n',
    );
    expect(amendConfig(config, { rule: 'media/caption' })).toBe(
      '# our desk\nrules:\n  spin: off # honest writers\n  media/caption: off\nallowTerms: ["Share this"]\n',
    );
  });

  it('keeps line ends and byte order mark, so that one line changes and no other', () => {
    expect(amendConfig('\ufeffpreset: none # ours\r\nallowTerms:\r\n  - a b\r\n', { term: 'c d' })).toBe(
      '\ufeffpreset: none # ours\r\nallowTerms:\r\n  - a b\r\n  - c d\r\n',
    );
    expect(amendConfig('{\r\n  "preset": "none"\r\n}\r\n', { rule: 'spin' }, true)).toBe(
      '{\r\n  "preset": "none",\r\n  "rules": {\r\n    "spin": "off"\r\n  }\r\n}\r\n',
    );
  });

  it('makes a new one, in YAML or JSON', () => {
    expect(amendConfig('', { rule: 'media/caption', files: 'in/a.txt' })).toBe(
      'layers:\n  - files:\n      - in/a.txt\n    rules:\n      media/caption: off\n',
    );
    expect(amendConfig('', { term: 'Read “on”' }, true)).toBe('{\n  "allowTerms": [\n    "Read “on”"\n  ]\n}\n');
  });

  it('leaves alone what is there already', () => {
    const config = 'allowTerms:   [a b]   # x\nrules: {spin: off}\n';
    expect(amendConfig(config, { term: 'a b' })).toBe(config);
    expect(amendConfig(config, { rule: 'spin' })).toBe(config);
  });

  it.each([
    ['rules: [\n', /does not parse/],
    ['- a\n', /no list of keys/],
    ['allowTerms: a\n', /“allowTerms” in the config is no list/],
  ])('refuses to guess about %j', (config, message) => {
    expect(() => amendConfig(config, { term: 'x' })).toThrow(message);
  });

  it('any phrase comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (term) => {
        expect(parse(amendConfig('preset: none\n', { term })).allowTerms).toEqual([term]);
        expect(JSON.parse(amendConfig('{"preset": "none"}', { term }, true)).allowTerms).toEqual([term]);
      }),
    );
  });
});
