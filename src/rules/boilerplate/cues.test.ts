import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { CUES, countCues, cuesOf, namesOfCues, phraseCuesOf, setOf, without } from './cues.ts';

function cues(text: string): string[] {
  const { tokens } = new Article(text);
  return namesOfCues(cuesOf(tokens, 0, tokens.count));
}

describe('cues', () => {
  it.each([
    ['Read more: ferry fares to rise', 'related'],
    ['Lesen Sie auch: Die Fähre wird teurer', 'related'],
    ['Διαβάστε επίσης', 'related'],
    ['Читайте также', 'related'],
    ['相关新闻', 'related'],
    ['Wszelkie prawa zastrzeżone', 'copyright'],
    ['Leave a comment', 'comment'],
    ['Inscrivez-vous à notre newsletter', 'newsletter'],
    ['Leggi anche', 'related'],
    ['Síguenos en', 'follow'],
    ['Privacy policy', 'legal'],
  ])('%j holds a cue of class %s', (text, name) => expect(cues(text)).toContain(name));

  it('takes plain words for cues only in short lines', () => {
    expect(cues('Home')).toContain('nav');
    expect(cues('They went home after the match and watched it again with their friends')).toEqual([]);
    const { tokens } = new Article('Home');
    expect(phraseCuesOf(tokens, 0, tokens.count)).toBe(0);
  });

  it('looks at the edges of a paragraph only', () => {
    const middle = `${'word '.repeat(40)}read more about it ${'word '.repeat(40)}`;
    expect(cues(middle)).toEqual([]);
    expect(cues(`${'word '.repeat(60)}all rights reserved`)).toContain('copyright');
  });

  it('keeps sets of classes in the bits of a number', () => {
    expect(CUES.length).toBeLessThan(31);
    expect(namesOfCues(setOf('date', 'bio')).sort()).toEqual(['bio', 'date']);
    expect(countCues(without('date'))).toBe(CUES.length - 1);
    expect(() => setOf('nonsense')).toThrow('nonsense');
  });
});
