import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from './article.ts';
import { englishParser } from './nlcst.ts';
import { quotationsOf } from './quotes.ts';
import { sameRows } from './rows.ts';

const quotes = (text: string): string[] =>
  quotationsOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

describe('texts with the same rows', () => {
  it.each([
    ['One. \n\n  Two.\n', 'One.\n\nTwo.', true],
    ['One.\nTwo.', 'One.\n\nTwo.', false],
    ['One.\nTwo.', 'One. Two.', false],
    ['One  two.', 'One two.', false],
    ['One two.', 'One too.', false],
    ['One.', 'One.\nTwo.', false],
    ['One', 'One two', false],
    ['', '  ', true],
  ])('%j and %j: %s', (one, other, same) => {
    expect(sameRows(new Article(one), new Article(other))).toBe(same);
  });
});

describe('a range cuts a quotation', () => {
  const text = '  “One two” three.\nFour “five six” seven.\nEight “nine ten” eleven.';
  const cuts = (from: string, to: string): boolean =>
    new Article(text).inQuote(text.indexOf(from), text.indexOf(to) + to.length);

  it.each([
    ['three', 'Four', false],
    ['three', 'seven', false],
    ['three', '“five', true],
    ['three', '“nine', true],
    ['two”', 'Four', true],
    ['“One', 'ten”', false],
    ['Four', '“nine', true],
  ])('from %s to %s: %s', (from, to, expected) => {
    expect(cuts(from, to)).toBe(expected);
  });

  it('also when it begins before the first block', () => {
    expect(new Article(text).inQuote(0, 5)).toBe(true);
    expect(new Article(text).inQuote(0, 12)).toBe(false);
    expect(new Article(text).inQuote(0, 0)).toBe(false);
    expect(new Article(' \n').inQuote(0, 1)).toBe(false);
  });

  it('at an empty place only strictly inside', () => {
    const at = text.indexOf('“five');
    expect(new Article(text).inQuote(at, at)).toBe(false);
    expect(new Article(text).inQuote(at + 1, at + 1)).toBe(true);
  });

  it('exactly when it takes a part of one and leaves another, wherever it begins and ends', () => {
    const article = new Article(text);
    const all = [0, 1, 2].flatMap((block) => [...article.quotations(block)]);
    const place = fc.nat(text.length);
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const isCut = all.some((quote) =>
          start === end
            ? start > quote.start && start < quote.end
            : start < quote.end && end > quote.start && (start > quote.start || end < quote.end),
        );
        expect(article.inQuote(start, end)).toBe(isCut);
      }),
      { numRuns: 500 },
    );
  });
});

describe('quotations', () => {
  it.each([
    ['‘…and then it rained,’ he said.', ['‘…and then it rained,’']],
    ['‘It goes on', ['‘It goes on']],
    ["'Tis the season, isn't it", []],
    ["He said 'no' and left.", ["'no'"]],
    ['Er sagte: »Der Hafen ist zu« und ging.', ['»Der Hafen ist zu«']],
    ['»Der Hafen ist zu«, sagte er.', ['»Der Hafen ist zu«']],
    ['Il a dit «fermé» lundi.', ['«fermé»']],
    ['5» off', []],
    ['「けが人はいない」と『本』', ['「けが人はいない」', '『本』']],
    ['‹ fermé › et', ['‹ fermé ›']],
    ['The ‘90s’ were', ['‘90s’']],
    ['(‘so he said’) [‘yes’] —‘no’', ['‘so he said’', '‘yes’', '‘no’']],
    ['‘The players’ names’ were ‘lost’.', ['‘The players’ names’', '‘lost’']],
    ['the players’ names', []],
    ['"one" and "two', ['"one"', '"two']],
    ['‘ alone', []],
    ['rock‘n’roll and fish‘n’chips', []],
    ['‘He will go’ said the players’ bus', ['‘He will go’']],
    ['a ‘one’2 two’ b', ['‘one’2 two’']],
  ])('%s', (text, expected) => {
    expect(quotes(text)).toEqual(expected);
  });

  it('end with their block', () => {
    const text = 'x “one\ntwo” y';
    expect(quotationsOf(text, 0, 6)).toEqual([{ start: 2, end: 6 }]);
    expect(quotationsOf('a "b\nc"', 0, 4)).toEqual([{ start: 2, end: 4 }]);
  });
});

describe('places', () => {
  const text = ' one\r\ntwo\rthree\n\nfour';
  const article = new Article(text);

  it('have a line and a column as editors count them', () => {
    const point = (word: string): unknown => article.pointAt(text.indexOf(word));
    expect(point('one')).toEqual({ line: 1, column: 2 });
    expect(point('two')).toEqual({ line: 2, column: 1 });
    expect(point('three')).toEqual({ line: 3, column: 1 });
    expect(point('our')).toEqual({ line: 5, column: 2 });
    expect(article.pointAt(0)).toEqual({ line: 1, column: 1 });
    expect(article.pointAt(text.length)).toEqual({ line: 5, column: 5 });
  });

  it('lie in a row and a block, or before the first of them', () => {
    expect([0, 1, 6, 9, 10, 17].map((offset) => article.rowAt(offset))).toEqual([0, 0, 1, 1, 2, 3]);
    expect([0, 1, 4, 6].map((offset) => article.blockAt(offset))).toEqual([-1, 0, 0, 1]);
    expect(article.blockText(1)).toBe('two');
    expect(article.rowText(3)).toBe('four');
    expect(new Article('\n x').rowAt(0)).toBe(-1);
  });
});

describe('protected ranges', () => {
  const text = 'Read `code` here\n```\nx\n```\nEnd';
  const article = new Article(text, {
    protectedSpansOf: () => [
      { start: 5, end: 11 },
      { start: 17, end: 26 },
    ],
  });
  const blocked = (start: number, end: number, put = ''): boolean => article.isProtected({ start, end, text: put });

  it.each([
    ['before them', 0, 5, '', false],
    ['behind them', 11, 16, '', false],
    ['that cuts one', 0, 6, '', true],
    ['that cuts one from behind', 10, 16, '', true],
    ['that deletes a short one', 4, 12, '', false],
    ['that deletes exactly a short one', 5, 11, '', false],
    ['that replaces a short one', 4, 12, 'x', true],
    ['that deletes a block of code', 16, 27, '', true],
    ['that deletes a short one and a part of a block', 4, 18, '', true],
    ['that inserts inside one', 7, 7, 'x', true],
    ['that inserts behind one', 11, 11, 'x', false],
    ['that inserts at its start', 5, 5, 'x', true],
    ['that inserts one before it', 4, 4, 'x', false],
  ])('refuse an edit %s', (_, start, end, put, expected) => {
    expect(blocked(start, end, put)).toBe(expected);
  });
});

describe('hard-wrapped texts', () => {
  const line = 'a line of a paragraph that was broken off at sixty characters';
  const wrapped = (rows: number, first = 'The start of it'): string => `${first}\n${`${line}\n`.repeat(rows)}`;

  it('are told by six broken rows, or by four without room when no other row has any', () => {
    expect(new Article(`${wrapped(7)}end.`).blocks).toMatchObject({ wrapped: true, count: 1 });
    const ragged = `${wrapped(2)}${`${line.slice(0, 48)}\n`.repeat(2)}${line}\nend.`;
    expect(new Article(ragged).blocks.wrapped).toBe(false);
    expect(new Article(`${wrapped(4)}end.`).blocks.wrapped).toBe(true);
    expect(new Article(`${wrapped(3)}end.`).blocks.wrapped).toBe(false);
  });

  it.each([20, 45, 100, 240])('have rows of %i characters', (width) => {
    expect(
      new Article(`${line.slice(0, Math.min(width, 40))}${'x'.repeat(Math.max(0, width - 40))}\n`.repeat(12)).blocks
        .wrapped,
    ).toBe(true);
  });

  it.each([
    ['short rows', line.slice(0, 19)],
    ['long rows', line.repeat(4).slice(0, 241)],
    ['rows that end a sentence', `${line}.`],
    ['names in small letters', 'gazette-of-sillborn.example'],
    ['rows that begin with a capital', `A${line}`],
  ])('are not told by %s', (_, row) => {
    expect(new Article(`${row}\n`.repeat(12)).blocks).toMatchObject({ wrapped: false, count: 12 });
  });

  it('are joined where they touch when half of the rows that touch another are broken, else where they are', () => {
    // Eight broken rows in sixteen that touch another, and in seventeen.
    expect(new Article(`${wrapped(8)}end.\n\n${'One\n'.repeat(8)}`).blocks).toMatchObject({ wrapped: true, count: 2 });
    expect(new Article(`${wrapped(8)}end.\n\n${'One\n'.repeat(9)}`).blocks).toMatchObject({ wrapped: true, count: 11 });
    expect(new Article(`${wrapped(8)}end.\n\n${'One\n\n'.repeat(20)}`).blocks).toMatchObject({
      wrapped: true,
      count: 21,
    });
  });

  describe('in a page of menus', () => {
    const menu = Array.from({ length: 40 }, (_, at) => `   * Section ${at} of the paper`).join('\n');
    const paragraph = (rows: number): string =>
      [
        '   The ferry to Orran was two hours late on Monday after a rope caught in',
        ...Array.from(
          { length: rows },
          () => '   the propeller of the boat, and divers from the harbour came and cut it',
        ),
        '   free while people waited.',
      ].join('\n');

    it('are joined, and the menus are not', () => {
      const { blocks } = new Article([menu, paragraph(4), paragraph(3), menu].join('\n\n'));
      expect(blocks).toMatchObject({ wrapped: true, count: 82 });
      const [first, second] = [40, 41].map((block) => [blocks.firstRow[block], blocks.lastRow[block]]);
      expect([first, second]).toEqual([
        [40, 45],
        [46, 50],
      ]);
    });

    it('go on in a row that begins with a capital where the one above was full, and not in an item of a list', () => {
      const rows = [
        '   * free and that the company would pay for it, as the law of the isles has',
        '   Kelder and the towns of the sound wait for',
      ];
      const { blocks } = new Article([menu, paragraph(8), [...rows, '   * free again'].join('\n')].join('\n\n'));
      expect(blocks.count).toBe(43);
      expect([blocks.firstRow[41], blocks.lastRow[41]]).toEqual([50, 51]);
    });

    it.each([
      [
        'rows that had room',
        paragraph(8).replaceAll('of the boat, and divers from the harbour came and cut it', 'of the boat, and then'),
      ],
      ['a few of them', paragraph(2)],
      [
        'more rows that are far longer',
        `${paragraph(6)}\n\n${'A long paragraph that nobody has broken into lines, as most texts of the web have it.'.repeat(2)}\n`.repeat(
          1,
        ) + 'x '.repeat(60).concat('\n').repeat(8),
      ],
    ])('are not told by %s', (_, text) => {
      expect(new Article([menu, text].join('\n\n')).blocks.wrapped).toBe(false);
    });
  });

  describe('whose rows mostly go on with a capital', () => {
    // Nouns have one in German.
    const noun = `der Rat der Stadt sprach am Abend lange über das Geld und den Haken`;
    const rows = (lower: number, upper: number): string =>
      `${'und '.padEnd(64, 'x')}\n`.repeat(lower) + `Haken ${noun.slice(0, 60)}\n`.repeat(upper);

    it('are told by rows without room for the next word', () => {
      expect(new Article(`${rows(8, 16)}Ende.`).blocks).toMatchObject({ wrapped: true, count: 1 });
    });

    it('need a fifth of the rows to go on without one, or six if they all were full', () => {
      expect(new Article(`${rows(4, 16)}Ende.`).blocks.wrapped).toBe(false);
      expect(new Article(`${rows(6, 16)}Ende.`).blocks.wrapped).toBe(true);
      expect(new Article(`${rows(6, 40)}Ende.`).blocks.wrapped).toBe(false);
      expect(new Article(`${rows(8, 40)}Ende.`).blocks).toMatchObject({ wrapped: true, count: 1 });
    });

    it('are verse or a list where the next word had room', () => {
      const verse =
        `${'und '.padEnd(64, 'x')}\n`.repeat(8) + 'Haken und noch viel mehr stand in der Zeile des Liedes\n'.repeat(16);
      // The first row goes on in the second, like the six behind it; no line of verse goes on in the next.
      expect(new Article(`${verse}Ende.`).blocks).toMatchObject({ count: 17 });
    });
  });
});

describe('nlcst', () => {
  const parser = englishParser();

  it('of nothing is an empty paragraph', () => {
    expect(parser('', { offset: 0, line: 1, column: 1 })).toEqual({ type: 'ParagraphNode', children: [] });
  });

  it('counts columns of the first line only from the origin', () => {
    const node = parser('One two\nthree.', { offset: 10, line: 4, column: 3 });
    expect(node.position).toEqual({
      start: { line: 4, column: 3, offset: 10 },
      end: { line: 5, column: 7, offset: 24 },
    });
  });
});

it('a view is computed once', () => {
  const article = new Article('x');
  const key = Symbol('k');
  let calls = 0;
  const compute = (): unknown => {
    calls++;
    return undefined;
  };
  expect([article.view(key, compute), article.view(key, compute), calls]).toEqual([undefined, undefined, 1]);
});
