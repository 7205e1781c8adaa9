import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { BODY, HEAD, hashLine, keyOf, normaliseLine, TAIL, zonesOf } from './line.ts';

describe('normaliseLine', () => {
  it.each([
    ['Share  THIS story!', 'share this story'],
    ['12 Comments', '0 comments'],
    ['1,204 comments', '0 0 comments'],
    ['© 2021 The Gull Post', '0 the gull post'],
    ['Café – Crème', 'cafe creme'],
    ['Cafe\u0301 Creme', 'cafe creme'],
    ['Terms &amp; Conditions', 'terms conditions'],
    ['Terms & Conditions', 'terms conditions'],
    ['ΔΙΑΒΆΣΤΕ', normaliseLine('διαβάστε').replace(/σ$/, 'σ')],
    ['日期：2012.01.11', '日期 0 0 0'],
    ['| |', '| |'],
    ['', ''],
  ])('%j is compared as %j', (line, form) => {
    expect(normaliseLine(line)).toBe(form);
  });

  it('folds unit by unit to what Unicode says of the whole', () => {
    const whole = (line: string): string =>
      line
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .normalize('NFC')
        .replace(/\p{Nd}+/gu, '0')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const unit = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom(...'Σσέé 1٣ǅİΣ̈한ᄒ'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const line = units.join('').replaceAll('&', '');
        if (whole(line) !== '') expect(normaliseLine(line)).toBe(whole(line));
        expect(keyOf(line)).toBe(hashLine(normaliseLine(line)));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not care for composition, and its result is its own form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (line) => {
        expect(keyOf(line.normalize('NFD'))).toBe(keyOf(line.normalize('NFC')));
        expect(normaliseLine(normaliseLine(line))).toBe(normaliseLine(line));
      }),
    );
  });
});

describe('keyOf', () => {
  it('is the hash of the form, whatever the line is made of', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ' ',
        '  ',
        '7',
        '42',
        'a',
        'Z',
        '&amp;',
        '&',
        '’',
        '“',
        '–',
        '\u00a0',
        'é',
        'e\u0301',
        'ß',
        'İ',
        '²',
        '½',
        'ǆ',
        '日',
        '.',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        expect(keyOf(units.join(''))).toBe(hashLine(normaliseLine(units.join(''))));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hashLine', () => {
  it('gives 16 digits, and few of them twice', () => {
    const keys = new Set<string>();
    for (let i = 0; i < 20_000; i++) keys.add(hashLine(`line ${i.toString(36)}`));
    expect(keys.size).toBe(20_000);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('zonesOf', () => {
  it('tells what stands above the prose, between, and below', () => {
    const prose = 'The ferry to Orran was two hours late on Monday after a rope caught in the propeller.';
    const zones = zonesOf(new Article(`Home\nNews\n${prose}\nAdvertisement\n${prose}\nShare`));
    expect([...zones]).toEqual([HEAD, HEAD, BODY, BODY, BODY, TAIL]);
  });

  it('cuts a text without prose in two halves', () => {
    expect([...zonesOf(new Article('a\nb\nc\nd'))]).toEqual([HEAD, HEAD, TAIL, TAIL]);
    expect([...zonesOf(new Article(''))]).toEqual([]);
  });
});
