import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit } from '../engine/finding.ts';
import { accept, criticMarkup, reject, tracedDiff, wdiff, wordDiff } from './words.ts';

const apply = (text: string, edits: readonly Edit[]): string =>
  edits.reduceRight((result, { start, end, text: put }) => result.slice(0, start) + put + result.slice(end), text);

/** A text and edits in order that do not overlap, with everything awkward: empty edits, touching edits, white space. */
const edited = (alphabet: readonly string[]) => {
  const string = fc.array(fc.constantFrom(...alphabet), { maxLength: 40 }).map((parts) => parts.join(''));
  return fc.tuple(string, fc.array(fc.tuple(fc.nat(), string), { maxLength: 6 })).map(([text, raw]) => {
    const cuts = raw.flatMap(([at]) => [at % (text.length + 1), (at >>> 5) % (text.length + 1)]).sort((a, b) => a - b);
    const edits = raw.map(
      ([, put], index): Edit => ({ start: cuts[2 * index] ?? 0, end: cuts[2 * index + 1] ?? 0, text: put }),
    );
    // Two insertions at one place have no order of their own but the given one; keep the oracle simple.
    return { text, edits: edits.filter((one, index) => edits[index - 1]?.start !== one.start) };
  });
};
const WORDS = [
  'ship',
  'sail',
  'don’t',
  "don't",
  ' ',
  '\n',
  '\r\n',
  '\n\n',
  '\r',
  '.',
  '😀',
  '\ud83d',
  'é',
  '-',
  '~',
  '>',
  '+',
];

describe('wordDiff', () => {
  test('a replacement keeps the words that both sides begin and end with', () => {
    const text = 'He made the quick choice today.';
    expect(wordDiff(text, [{ start: 8, end: 24, text: 'the brave choice' }])).toEqual([
      { kind: 'same', text: 'He made the ' },
      { kind: 'del', text: 'quick' },
      { kind: 'ins', text: 'brave' },
      { kind: 'same', text: ' choice today.' },
    ]);
  });

  test('words are not cut: sailing -> sailed is one change', () => {
    expect(wordDiff('sailing', [{ start: 0, end: 7, text: 'sailed' }])).toEqual([
      { kind: 'del', text: 'sailing' },
      { kind: 'ins', text: 'sailed' },
    ]);
    expect(wdiff(wordDiff('I don’t', [{ start: 2, end: 7, text: "don't" }]))).toBe("I [-don’t-]{+don't+}");
  });

  test('a repeated word is counted once, not from both ends', () => {
    expect(wdiff(wordDiff('the the', [{ start: 0, end: 7, text: 'the' }]))).toBe('the[- the-]');
  });

  test('accepting all is the cleaned text, rejecting all the original', () => {
    fc.assert(
      fc.property(edited(WORDS), ({ text, edits }) => {
        const diff = wordDiff(text, edits);
        expect(accept(diff)).toBe(apply(text, edits));
        expect(reject(diff)).toBe(text);
        expect(diff.every((segment, index) => segment.text !== '' && segment.kind !== diff[index - 1]?.kind)).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('the order of the edits does not matter', () => {
    fc.assert(
      fc.property(edited(WORDS), ({ text, edits }) => {
        expect(wordDiff(text, [...edits].reverse())).toEqual(wordDiff(text, edits));
      }),
    );
  });

  test('diffs of neighbouring spans put together are the diff of the whole', () => {
    fc.assert(
      fc.property(edited(WORDS), fc.nat(), ({ text, edits }, at) => {
        const middle = at % (text.length + 1);
        const spans = [
          { start: 0, end: middle },
          { start: middle, end: text.length },
        ].filter(({ start, end }) => start < end);
        const pieces = spans.flatMap((span) => wordDiff(text, edits, span));
        if (spans.length === 0) return;
        expect(accept(pieces)).toBe(apply(text, edits));
        expect(reject(pieces)).toBe(text);
      }),
    );
  });

  test('traced segments know their place and their edit', () => {
    expect(tracedDiff('one two', [{ start: 4, end: 7, text: 'three' }])).toEqual([
      { kind: 'same', text: 'one ', start: 0 },
      { kind: 'del', text: 'two', start: 4, edit: 0 },
      { kind: 'ins', text: 'three', start: 4, edit: 0 },
    ]);
  });

  test('refuses edits that overlap or lie outside', () => {
    expect(() =>
      wordDiff('abcdef', [
        { start: 0, end: 3, text: '' },
        { start: 2, end: 4, text: '' },
      ]),
    ).toThrow(RangeError);
    expect(() => wordDiff('abc', [{ start: 2, end: 9, text: '' }])).toThrow(RangeError);
  });
});

describe('wdiff', () => {
  test('line breaks stay outside the brackets', () => {
    expect(wdiff(wordDiff('Advert\nMore\n\nNews.', [{ start: 0, end: 13, text: '' }]))).toBe(
      '[-Advert-]\n[-More-]\n\nNews.',
    );
  });

  test('a change of nothing but white space can be seen', () => {
    expect(wdiff(wordDiff('bro\nken', [{ start: 3, end: 4, text: '' }]))).toBe('bro[-↵-]ken');
    expect(wdiff(wordDiff('A.B.', [{ start: 2, end: 2, text: '\n' }]))).toBe('A.{+↵+}\nB.');
  });
});

describe('criticMarkup', () => {
  test('deletion, insertion, substitution', () => {
    expect(criticMarkup(wordDiff('Old xyz boat', [{ start: 0, end: 4, text: '' }]))).toBe('{--Old --}xyz boat');
    expect(criticMarkup(wordDiff('The big boat', [{ start: 8, end: 12, text: 'ship' }]))).toBe(
      'The big {~~boat~>ship~~}',
    );
    expect(criticMarkup(wordDiff('Gone.', [{ start: 4, end: 4, text: ' today' }]))).toBe('Gone{++ today++}.');
  });

  test('a deleted run of paragraphs is split, no span holds a blank line', () => {
    expect(criticMarkup(wordDiff('One.\n\nTwo.\n \nThree.', [{ start: 0, end: 13, text: '' }]))).toBe(
      '{--One.\n--}{--\nTwo.\n--}{-- \n--}Three.',
    );
  });

  test('accepting all is the cleaned text, rejecting all the original, blank lines or not', () => {
    fc.assert(
      fc.property(edited(WORDS), ({ text, edits }) => {
        const critic = criticMarkup(wordDiff(text, edits));
        expect(resolve(critic, 'accept')).toBe(apply(text, edits));
        expect(resolve(critic, 'reject')).toBe(text);
        for (const [span] of critic.matchAll(CRITIC)) expect(span).not.toMatch(/\n[^\S\n]*\n/);
      }),
      { numRuns: 500 },
    );
  });

  test('marks in the article itself cannot forge a change', () => {
    const hostile = ['{++', '++}', '{--', '--}', '{~~', '~>', '~~}', '{==', '==}', '{>>', '<<}', 'word', '{', '}', '-'];
    fc.assert(
      fc.property(edited(hostile), ({ text, edits }) => {
        const diff = wordDiff(text, edits);
        const plain = (value: string): string => value.replaceAll('\\', '');
        expect(plain(resolve(criticMarkup(diff), 'accept'))).toBe(apply(text, edits));
        expect(plain(resolve(criticMarkup(diff), 'reject'))).toBe(text);
      }),
      { numRuns: 500 },
    );
    expect(criticMarkup([{ kind: 'same', text: 'x {++paid++} y' }])).toBe('x {\\++paid++\\} y');
  });
});

const CRITIC = /\{--([\s\S]*?)--\}|\{\+\+([\s\S]*?)\+\+\}|\{~~([\s\S]*?)~>([\s\S]*?)~~\}/g;

/** What a CriticMarkup processor does. */
function resolve(critic: string, how: 'accept' | 'reject'): string {
  return critic.replace(CRITIC, (_, del?: string, ins?: string, before?: string, after?: string) =>
    how === 'accept' ? (ins ?? after ?? '') : (del ?? before ?? ''),
  );
}
