import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from './article.ts';
import { hashWord } from './characters.ts';
import { englishParser } from './nlcst.ts';
import { GAP_LIGHT, GAP_LINE, GAP_SENTENCE, GAP_SPACE } from './tokens.ts';

const words = (text: string): string[] => {
  const { tokens } = new Article(text);
  return Array.from({ length: tokens.count }, (_, i) => text.slice(tokens.start[i], tokens.end[i]));
};

it('keeps what the elements of its page said', () => {
  const markup = [{ start: 0, end: 4, kind: 'navigation', element: 'nav' }] as const;
  expect(new Article('Home\n\nThe ferry is late.', { markup }).markup).toEqual(markup);
  expect(new Article('Home').markup).toEqual([]);
});

it('knows what it was given, or the usual', () => {
  const spans = [{ start: 0, end: 1 }];
  const given = { format: 'markdown', site: 'gull.example', protectedSpansOf: () => spans } as const;
  expect(new Article('x', given)).toMatchObject({ format: 'markdown', site: 'gull.example', protectedSpans: spans });
  expect(new Article('x')).toMatchObject({ format: 'text', site: undefined, protectedSpans: [] });
});

it('makes its tokens when they are asked for, once', () => {
  const article = new Article('One two');
  expect(article.isTokenised).toBe(false);
  const { tokens } = article;
  expect(article.isTokenised).toBe(true);
  expect(article.tokens).toBe(tokens);
  expect(article.rows).toBe(article.rows);
  expect(article.blocks).toBe(article.blocks);
  expect(article.quotations(0)).toBe(article.quotations(0));
});

it('keeps its views from run to run, and no notes of a run', () => {
  const article = new Article('One two');
  const key = Symbol('letters');
  const lengthOf = (of: Article): { length: number } => ({ length: of.text.length });
  const [view, note] = [article.view(key, lengthOf), article.noteOfRun(key, lengthOf)];
  expect(note).toEqual({ length: 7 });
  expect(article.noteOfRun(key, lengthOf)).toBe(note);
  expect(article.beginRun()).toBe(article);
  expect(article.view(key, lengthOf)).toBe(view);
  expect(article.noteOfRun(key, lengthOf)).not.toBe(note);
});

describe('rows', () => {
  it('are the non-blank lines, trimmed, with the gap below', () => {
    const text = '\n\n  One \r\n\r\nTwo\rThree';
    const { rows } = new Article(text);
    const slices = Array.from({ length: rows.count }, (_, i) => text.slice(rows.start[i], rows.end[i]));
    expect(slices).toEqual(['One', 'Two', 'Three']);
    expect([...rows.blanksBefore]).toEqual([2, 1, 0]);
    expect(text.slice(rows.lineStart[0], rows.next[0])).toBe('  One \r\n\r\n');
    expect(rows.next[2]).toBe(text.length);
  });

  it('count 255 blank lines at the most', () => {
    expect([...new Article(`One${'\n'.repeat(300)}Two`).rows.blanksBefore]).toEqual([0, 255]);
  });

  it('cover every character that is not white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\u2028', '\u00a0', '“') }), (text) => {
        const { rows } = new Article(text);
        let joined = '';
        for (let i = 0; i < rows.count; i++) joined += text.slice(rows.start[i], rows.end[i]);
        expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('tokens', () => {
  it('keep letters and digits apart, apostrophes inside, ideographs alone', () => {
    expect(words('The 5min read isn’t 2.3 %, 東京 says')).toEqual([
      'The',
      '5',
      'min',
      'read',
      'isn’t',
      '2.3',
      '東',
      '京',
      'says',
    ]);
  });

  it('hash case and apostrophes away', () => {
    const { tokens } = new Article("ISN'T");
    expect(tokens.hash[0]).toBe(hashWord('isn’t'));
  });

  it('know the heaviest mark before them', () => {
    const { tokens } = new Article('One two, three. Four\nfive');
    expect([...tokens.gap]).toEqual([GAP_LINE, GAP_SPACE, GAP_LIGHT, GAP_SENTENCE, GAP_LINE]);
  });

  it('belong to rows', () => {
    const { tokens } = new Article('one two\n\nthree');
    expect([...tokens.ofRow]).toEqual([0, 2, 3]);
  });
});

describe('blocks', () => {
  it('are single rows in scraped text', () => {
    expect(new Article('One paragraph.\nAnother one.\n\nThird.').blocks.count).toBe(3);
  });

  it('join the rows of hard-wrapped paragraphs', () => {
    const line = 'a line of a paragraph that was broken at about sixty characters';
    const paragraph = `The start of ${line}\n${line}\n${line}\n${line} at last.`;
    const { blocks } = new Article(`${paragraph}\n\n${paragraph}\n\n${paragraph}`);
    expect(blocks.wrapped).toBe(true);
    expect(blocks.count).toBe(3);
  });
});

describe('quotations', () => {
  const inside = (text: string, word: string): boolean => {
    const at = text.indexOf(word);
    return new Article(text).inQuote(at, at + word.length);
  };

  it.each([
    ['He said “the pier is closed” on Monday.', 'pier', true],
    ['He said “the pier is closed” on Monday.', 'Monday', false],
    ['She said: ‘We don’t know the players’ names,’ and left the pier.', 'names', true],
    ['She said: ‘We don’t know,’ and left the pier.', 'pier', false],
    ['The players’ union and the owners’ club met at the pier.', 'met', false],
    ['“This goes on in the next paragraph.\n“And here it ends.” The pier stayed.', 'goes', true],
    ['“This goes on in the next paragraph.\n“And here it ends.” The pier stayed.', 'pier', false],
    ['Er sagte: „Der Hafen bleibt zu“, und ging zum Pier.', 'Hafen', true],
    ['Er sagte: „Der Hafen bleibt zu“, und ging zum Pier.', 'Pier', false],
    ['Il a dit « le port reste fermé » lundi.', 'port', true],
    ['He wrote "the pier" twice.', 'pier', true],
    ["It was the '90s and the pier stood.", 'pier', false],
  ])('%s — %s: %s', (text, word, expected) => {
    expect(inside(text, word)).toBe(expected);
  });

  it('do not hold back a change that takes the whole quotation', () => {
    const text = 'Before “quoted words” after';
    expect(new Article(text).inQuote(7, 21)).toBe(false);
    expect(new Article(text).inQuote(7, 15)).toBe(true);
  });
});

describe('sentences', () => {
  it.each([
    ['One. Two! Three?', 3],
    ['Mr. Smith paid £2.5 million to J. K. Brown.', 1],
    ['“It is late.” She left.', 2],
    ['He lives in Washington D.C. and works there.', 1],
  ])('%s has %i', (text, count) => {
    expect(new Article(text).sentences(0)).toHaveLength(count);
  });
});

it('sentences are those of their block', () => {
  const text = 'It rained. It stopped.\n\nThe ferry left.';
  const article = new Article(text);
  const read = (block: number): string[] => article.sentences(block).map(({ start, end }) => text.slice(start, end));
  expect([read(0), read(1)]).toEqual([['It rained.', 'It stopped.'], ['The ferry left.']]);
});

describe('language', () => {
  it.each([
    [
      'en',
      'The council said on Monday that the pier would be closed for the winter and that it has no money for a new one.',
    ],
    [
      'de',
      'Der Stadtrat hat am Montag beschlossen, dass die Brücke im Winter gesperrt wird und dass sie erst im Mai wieder öffnet.',
    ],
    [
      'fr',
      'Le conseil a décidé lundi que le port sera fermé pendant les travaux et que les bateaux iront dans la ville voisine.',
    ],
    [
      'es',
      'El ayuntamiento decidió el lunes que el puerto estará cerrado durante las obras y que los barcos irán a otra ciudad.',
    ],
  ])('%s', (language, text) => {
    expect(new Article(text).language).toBe(language);
  });

  it('is not guessed from a few words', () => {
    expect(new Article('Breaking news').language).toBe('und');
  });

  it('is what the caller says', () => {
    expect(new Article('Breaking news', { language: 'de' }).language).toBe('de');
  });
});

describe('nlcst', () => {
  it('comes per block, once, with positions in the whole text', () => {
    const text = 'First paragraph.\n\nThe second one.';
    const article = new Article(text, { nlcstParser: englishParser() });
    const node = article.nlcst(1);
    expect(node).toBe(article.nlcst(1));
    expect(node.position?.start).toMatchObject({ line: 3, column: 1, offset: 18 });
    expect(text.slice(node.position?.start.offset, node.position?.end.offset)).toBe('The second one.');
  });

  it('says what to declare when the parser is not loaded', () => {
    expect(() => new Article('Text.').nlcst(0)).toThrow(/needs/);
  });
});
