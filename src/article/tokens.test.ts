import { describe, expect, it } from 'vitest';
import { Article } from './article.ts';
import { hashWord } from './characters.ts';
import { GAP_LIGHT, GAP_LINE, GAP_SENTENCE, GAP_SPACE, KIND_CAPITAL, KIND_NUMBER } from './tokens.ts';

describe('tokens', () => {
  const read = (text: string): [string, number, number][] => {
    const { count, start, end, gap, kind } = new Article(text).tokens;
    return Array.from({ length: count }, (_, i) => [text.slice(start[i], end[i]), gap[i] as number, kind[i] as number]);
  };

  it('know what they are and what stands before them', () => {
    expect(read('The 1,299.50 €, Ärger! «où» don’t\n東 5.')).toEqual([
      ['The', GAP_LINE, KIND_CAPITAL],
      ['1,299.50', GAP_SPACE, KIND_NUMBER],
      ['Ärger', GAP_LIGHT, KIND_CAPITAL],
      ['où', GAP_SENTENCE, 0],
      ['don’t', GAP_LIGHT, 0],
      ['東', GAP_LINE, 0],
      ['5', GAP_SPACE, KIND_NUMBER],
    ]);
  });

  it('of scripts without spaces are single characters', () => {
    expect(read('東かカ가나').map(([token]) => token)).toEqual(['東', 'か', 'カ', '가나']);
  });

  it('remember which ASCII marks the text has anywhere', () => {
    const { marks } = new Article("A|b 1.5 isn't").tokens;
    expect([..."|.'-,"].map((mark) => marks[mark.charCodeAt(0)])).toEqual([1, 1, 1, 0, 0]);
    expect(new Article('isn’t').tokens.marks[0x27]).toBe(0);
  });

  it('remember a tab, and a space that another follows', () => {
    const marks = (text: string): unknown[] => [0x09, 0x20].map((code) => new Article(text).tokens.marks[code]);
    expect([marks('a b'), marks('a\tb'), marks('a  b'), marks('a ')]).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
  });

  it('have the hash of their word, whatever kind they are of', () => {
    const text = 'ÄRGER isn’t 1,299.50 東 ß';
    const { hash } = new Article(text).tokens;
    expect([...hash]).toEqual(text.split(' ').map(hashWord));
  });

  it('end where a mark has no more of them behind it', () => {
    expect(read('dogs’ 5. 6, .7 O’Neill’s 8’9').map(([token]) => token)).toEqual([
      'dogs',
      '5',
      '6',
      '7',
      'O’Neill’s',
      '8',
      '9',
    ]);
  });

  it('are none in rows of marks, and of a short text behind a long one', () => {
    expect([...new Article('one\n***\ntwo three').tokens.ofRow]).toEqual([0, 1, 1, 3]);
    expect(new Article('word '.repeat(5000)).tokens.count).toBe(5000);
    expect(read('so')).toEqual([['so', GAP_LINE, 0]]);
    expect(new Article('').tokens).toMatchObject({ count: 0, ofRow: new Uint32Array(1) });
  });

  it('are counted by where they start', () => {
    const article = new Article('one two three');
    expect([0, 1, 3, 4, 5, 8, 99].map((offset) => article.tokensBefore(offset))).toEqual([0, 1, 1, 1, 2, 2, 3]);
  });
});
