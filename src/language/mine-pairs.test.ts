import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Knows, PairMiner } from './mine-pairs.ts';

/** `spun -> original` of every row; names in their capitals. */
function rows(pairs: readonly (readonly [spun: string, original: string])[], knows?: Knows): string[] {
  const miner = new PairMiner();
  for (const [spun, original] of pairs) expect(miner.add(spun, original)).toBe(true);
  return miner.rows(knows).map((row) => `${row.spun} -> ${row.original}${row.cased ? ' (name)' : ''}`);
}

const frame = (middle: string): string =>
  `The ferry left the old harbour at noon on Monday. ${middle} Nobody on the quay was hurt, the police wrote.`;

describe('PairMiner', () => {
  it.each([
    ['words for words', 'He mentioned it was late.', 'He said it was late.', ['mentioned -> said']],
    [
      'a group on either side',
      'It is anticipated to begin by the top of the line.',
      'It should start by the end of the line.',
      ['is anticipated to begin -> should start', 'top -> end'],
    ],
    [
      'many words for one',
      'They sailed in the direction of it.',
      'They sailed towards it.',
      ['in the direction of -> towards'],
    ],
    [
      'a form at the start of a sentence',
      'Nonetheless the boat sailed.',
      'But the boat sailed.',
      ['nonetheless -> but'],
    ],
    [
      'an original that keeps its capitals',
      'He left the eu for good.',
      'He left the European Union for good.',
      ['eu -> European Union'],
    ],
    ['punctuation that moved', 'It was, mentioned he, very late.', 'It was said he very late.', ['mentioned -> said']],
    [
      'a word of a name with its neighbour',
      'Then the White Home in town fell silent.',
      'Then the White House in town fell silent.',
      ['White Home -> White House (name)'],
    ],
    [
      'a whole name',
      'Then the Excessive Courtroom in town ruled.',
      'Then the High Court in town ruled.',
      ['Excessive Courtroom -> High Court (name)'],
    ],
    [
      'a name at the start of a sentence',
      'Overseas Secretary Ada Byrne was late.',
      'Foreign Secretary Ada Byrne was late.',
      ['Overseas Secretary -> Foreign Secretary (name)'],
    ],
    ['other figures', 'It cost 40 pounds each.', 'It cost 50 pounds each.', []],
    [
      'a rewritten sentence',
      'Wet weather and the long queue made all of them angry with everyone.',
      'She thinks it is fine to stay at home when nobody calls or writes to you.',
      [],
    ],
  ])('%s', (_, spun, original, expected) => {
    expect(rows([[frame(spun), frame(original)]])).toEqual(expected);
  });

  it('cuts neighbouring swaps where their parts are known', () => {
    const pair = [frame('It was huge mentioned officers there.'), frame('It was great said officials there.')] as const;
    expect(rows([pair])).toEqual(['huge mentioned officers -> great said officials']);
    const other = [frame('He mentioned it. The huge boat sank.'), frame('He said it. The great boat sank.')] as const;
    expect(rows([pair, other])).toEqual(['huge -> great', 'mentioned -> said', 'officers -> officials']);
    const knows: Knows = (spun, original) => `${spun} ${original}` === 'mentioned said';
    expect(rows([pair], (spun, original) => knows(spun, original) || spun === 'huge')).toContain(
      'officers -> officials',
    );
  });

  it('believes in added words only when they are added twice', () => {
    const pair = [frame('She met along with the crew.'), frame('She met with the crew.')] as const;
    expect(rows([pair])).toEqual([]);
    expect(rows([pair, pair])).toEqual(['met along with -> met with']);
  });

  it('leaves out what is longer than a swap, and headlines in title case', () => {
    expect(rows([[frame('A Long Huge Boat Sank Here Now.'), frame('A Long Great Boat Sank Here Now.')]])).toEqual([]);
    expect(new PairMiner().add('One text about boats and the sea.', 'Quite another: rain fell all over town.')).toBe(
      false,
    );
    expect(new PairMiner().add('', 'x')).toBe(false);
  });
});

/** Words no two of which are alike; the first are swapped for words of another alphabet of syllables. */
const SYLLABLES = ['ba', 'de', 'fi', 'go', 'lu', 'ma', 'ne', 'ri', 'so', 'tu'] as const;
const word = (n: number): string =>
  [n % 10, Math.floor(n / 10) % 10, Math.floor(n / 100) % 10].map((i) => SYLLABLES[i]).join('');
const form = (n: number): string => (n % 3 === 0 ? `z${word(n)} z${word(n + 7)}` : `z${word(n)}`);

/** Sentences of ten words; no word stands twice, so that there is one way to align them. */
const sentences = fc
  .uniqueArray(fc.integer({ min: 0, max: 799 }), { minLength: 30, maxLength: 90 })
  .map((words) => Array.from({ length: Math.floor(words.length / 10) }, (_, i) => words.slice(10 * i, 10 * i + 10)));

/** Swaps every fifth word from the third on where `choice` says so. */
function spinText(text: readonly (readonly number[])[], choice: readonly boolean[], swaps: Set<string>): string {
  let at = 0;
  return text
    .map((sentence) =>
      sentence
        .map((n, i) => {
          if (i % 5 !== 2 || !choice[at++ % choice.length]) return word(n);
          swaps.add(`${form(n)} -> ${word(n)}`);
          return form(n);
        })
        .join(' '),
    )
    .join('. ');
}
const plain = (text: readonly (readonly number[])[]): string =>
  text.map((sentence) => sentence.map(word).join(' ')).join('. ');
const choices = fc.array(fc.boolean(), { minLength: 3, maxLength: 9 });

describe('rows of simulated pairs', () => {
  it('are exactly the swaps', () => {
    fc.assert(
      fc.property(sentences, choices, (text, choice) => {
        const swaps = new Set<string>();
        const spun = spinText(text, choice, swaps);
        expect(rows([[`${spun}.`, `${plain(text)}.`]])).toEqual([...swaps].sort());
      }),
    );
  });

  it('are swaps only, when paragraphs were cut and boilerplate was put in', () => {
    const filler = fc.array(fc.integer({ min: 800, max: 999 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(sentences, sentences, choices, filler, (first, second, choice, extra) => {
        const swaps = new Set<string>();
        const spun = `${spinText(first, choice, swaps)}.\n\n${extra.map(word).join(' ')}.`;
        const miner = new PairMiner();
        // When the part that was cut is most of a text, the pair is refused.
        if (!miner.add(spun, `${plain(first)}.\n\n${plain(second)}.`)) return;
        for (const row of miner.rows()) expect([...swaps]).toContain(`${row.spun} -> ${row.original}`);
      }),
    );
  });
});
