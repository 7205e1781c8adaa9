import { describe, expect, it } from 'vitest';
import { packOf, runEntries } from '../../test/packs.ts';
import { Article } from '../article/article.ts';
import { carrier } from './carrier.ts';
import { compilePacks } from './compile.ts';
import { PackMatcher } from './matcher.ts';

const phrase = (match: string, more = ''): string =>
  `  - id: e\n    kind: phrase\n    match: ${JSON.stringify(match)}\n${more}`;
const cut = (entries: string, text: string): string => runEntries(entries, text).text;
/** What one pass finds, before any of it is taken out. */
function spans(entries: string, text: string): string[] {
  const matcher = new PackMatcher(compilePacks([packOf(entries)]));
  return matcher.hitsOf('test/pack', new Article(text)).map(({ start, end }) => text.slice(start, end));
}

describe('phrases', () => {
  const anywhere = '    where: anywhere\n    delete: match\n';

  it.each([
    ['choices that are numbers', 'top {5,10} stories', 'Top 5 stories rest', 'rest'],
    ['a mark inside a word', 'nº <n> hoy', 'Nº 5 hoy rest', 'rest'],
    ['ideographs beside letters', '东京abc news', '东京abc news rest', 'rest'],
    ['letters before ideographs', 'abc东京 news', 'abc东京 news rest', 'rest'],
    ['a full stop between choices', 'read more. {support,help} us', 'Read more. Help us rest', 'rest'],
    [
      'no full stop between choices',
      'read more {support,help} us',
      'Read more. Help us rest',
      'Read more. Help us rest',
    ],
  ])('%s', (_, match, text, expected) => {
    expect(cut(phrase(match, anywhere), text)).toBe(expected);
  });

  it.each([
    ['Top Stories', 'Top Stories', true],
    ['Top Stories', 'Top stories', false],
    ["Don't Miss", 'Don’t Miss', true],
    ['Don’t Miss', "Don't Miss", true],
    ['Don’t Miss', 'Don’t miss', false],
    ['Updated <n> Times', 'Updated 12 Times', true],
    ['Updated <n> Times', 'updated 12 Times', false],
    ['{Top,Best} Stories', 'Best Stories', true],
  ])('with exact case: %s finds %s: %s', (match, text, found) => {
    expect(runEntries(phrase(match, '    case: exact\n'), carrier(text)).findings).toHaveLength(found ? 1 : 0);
  });

  it.each([
    ['line-start', 'Exit mobile version of it', true],
    ['line-start', '« Exit mobile version » of it', false],
    ['line-start', 'The exit mobile version', false],
    ['line-end', 'The exit mobile version.', true],
    ['line-end', 'He said “exit mobile version”', false],
    ['line-end', 'Exit mobile version of it', false],
    ['line', '"Exit mobile version', false],
    ['line', '→ Exit mobile version!', true],
  ])('at %s: %s: %s', (where, text, found) => {
    const entry = phrase('exit mobile version', `    where: ${where}\n`);
    expect(runEntries(entry, carrier(text)).findings).toHaveLength(found ? 1 : 0);
  });

  it('at the start or the end of the text stand nowhere else', () => {
    const start = phrase('breaking news', '    where: text-start\n    delete: match\n');
    expect(cut(start, 'Breaking news the pier burned.\nBreaking news it is out.')).toBe(
      'the pier burned.\nBreaking news it is out.',
    );
    const end = phrase('the end', '    where: text-end\n    delete: match\n');
    expect(cut(end, 'This is the end\nThe pier burned. The end')).toBe('This is the end\nThe pier burned.');
  });

  it('of a whole line are the line, with what stands around them', () => {
    expect(spans(phrase('exit mobile version'), '  » Exit mobile version! \n')).toEqual(['» Exit mobile version!']);
    expect(spans(phrase('exit mobile', '    where: line-start\n'), '» Exit mobile version')).toEqual(['Exit mobile']);
  });

  it('do not go on in the next row', () => {
    expect(cut(phrase('read more', anywhere), 'Read\nmore')).toBe('Read\nmore');
  });
});

describe('what is deleted', () => {
  it('can be the block', () => {
    const row = 'and this line of the paragraph was broken off at the width of a column';
    const paragraph = `The ferry was late\n${`${row}\n`.repeat(3)}`;
    const text = `${paragraph}${row} to the end.\n\n${paragraph}sign up to our newsletter and this line goes on up to the same width\n${row}.\n\n${paragraph}${row} again.`;
    const entry = phrase('sign up to our newsletter', '    where: anywhere\n    delete: block\n');
    const result = cut(entry, text);
    expect(result).toBe(`${paragraph}${row} to the end.\n\n${paragraph}${row} again.`);
  });

  it('of a list below a blank line must look like headlines', () => {
    const list = phrase('read more:', '    delete: list\n');
    const headlines = 'What the harbour closure means\n\nFive charts about the pier';
    expect(cut(list, `A sentence.\n\nRead more:\n\n${headlines}`).trim()).toBe('A sentence.');
    expect(cut(list, 'A sentence.\n\nRead more:\n\nA subhead of four\n\nIt rained.')).toBe(
      'A sentence.\n\nA subhead of four\n\nIt rained.',
    );
    expect(cut(list, 'A sentence.\n\nRead more:\n\nOne two\n\nThree four')).toBe(
      'A sentence.\n\nOne two\n\nThree four',
    );
  });

  describe('of a list below a blank line', () => {
    const list = phrase('read more:', '    delete: list\n');
    const [one, two] = ['What the harbour closure means', 'Five charts about the pier'];
    const closing = 'The council will decide in November about the old yard.';
    const cutBelow = (...rows: readonly string[]): string =>
      cut(list, ['A sentence.', 'Read more:', ...rows].join('\n\n'));

    it('takes labels, dates and counters between two headlines along', () => {
      expect(cutBelow('Business', one, '4 May 2024', '0', two, closing)).toBe(`A sentence.\n\n${closing}`);
    });

    it.each([
      ['a subhead behind the list', [one, two, 'The old yard', closing], ['The old yard', closing]],
      [
        'three labels in a row, and what follows',
        [one, two, 'Home', 'News', 'Sport', one, closing],
        ['Home', 'News', 'Sport', one, closing],
      ],
      ['a single headline', ['Business', one, 'The yard', closing], ['Business', one, 'The yard', closing]],
      [
        'results',
        ['Results', 'Garrow 3 Hursdale 1', 'Kelder 0 Ostley 0', closing],
        ['Results', 'Garrow 3 Hursdale 1', 'Kelder 0 Ostley 0', closing],
      ],
      [
        'a question and its answer',
        [one, 'What did you hear that night?', closing],
        [one, 'What did you hear that night?', closing],
      ],
      [
        'what a colon announces',
        [one, 'The plan in one sentence:', closing],
        [one, 'The plan in one sentence:', closing],
      ],
    ])('leaves %s', (_, rows, left) => {
      expect(cutBelow(...rows)).toBe(['A sentence.', ...left].join('\n\n'));
    });

    it('takes a headline that asks when another one follows', () => {
      expect(cutBelow('Will the pier ever reopen?', one, closing)).toBe(`A sentence.\n\n${closing}`);
    });

    it('takes a headline with two numbers in many words', () => {
      expect(cutBelow('Man, 27, walks 300 miles to see his old school', one, closing)).toBe(
        `A sentence.\n\n${closing}`,
      );
    });
  });

  it('of a list ends at a sentence, at a gap, after twelve rows', () => {
    const list = phrase('read more:', '    delete: list\n');
    expect(cut(list, 'One.\nRead more:\nA headline\nA sentence ends here.\nLast')).toBe(
      'One.\nA sentence ends here.\nLast',
    );
    expect(cut(list, 'One.\nRead more:\nA headline\n\nLast')).toBe('One.\nLast');
    const rows = Array.from({ length: 14 }, (_, i) => `Headline ${i}`);
    expect(cut(list, `One.\nRead more:\n${rows.join('\n')}`)).toBe(`One.\n${rows.slice(12).join('\n')}`);
  });

  it('can be the rest of the text', () => {
    const rest = phrase('related stories', '    delete: to-end\n');
    expect(cut(rest, 'One two three.\n\nRelated stories\n\nAnother\nAnd another').trim()).toBe('One two three.');
  });

  it('of a thread is the rest of the text, unless the article goes on right below', () => {
    const thread = phrase('<n> comments', '    delete: thread\n');
    const body = 'The wheel last turned in 1943, and four years of work lie behind the trust that owns the mill now.';
    const closing = 'The council will decide in November about the old yard.';
    expect(cut(thread, `${body}\n3 comments\nOldFerryman\n${closing}\nReply`).trim()).toBe(body);
    expect(cut(thread, `${body}\n3 comments\n${closing}\nReply`)).toBe(`${body}\n${closing}\nReply`);
  });

  it('of teasers is the rest of the text, but no paragraph of the article', () => {
    const teasers = phrase('related stories', '    delete: teasers\n');
    const body = 'The wheel last turned in 1943, and four years of work lie behind the trust that owns the mill now.';
    const closing = 'The council will decide in November about the old yard.';
    const second = '“Nobody asked us about it before,” said the man who keeps the lock.”';
    expect(cut(teasers, `${body}\nRelated stories\nAnother\n${closing}\nAnd another`).trim()).toBe(body);
    expect(cut(teasers, `${body}\nRelated stories\n${closing}\nAnother`)).toBe(`${body}\n${closing}\nAnother`);
    expect(cut(teasers, `${body}\nRelated stories\nAnother\nOr this?\n${closing}\n${second}`)).toBe(
      `${body}\n${closing}\n${second}`,
    );
    expect(cut(phrase('read more:', '    delete: list\n'), `${body}\nRead more:\nAnother\n${second}`)).toBe(
      `${body}\n${second}`,
    );
  });
});

describe('banners', () => {
  const banner = (more = ''): string =>
    `  - id: e\n    kind: banner\n    start: "your support helps us"\n    cues: ["quality journalism", "now more than ever"]\n    end: ["give today"]\n${more}`;

  it('without an end phrase go to the end of the sentence of the last cue', () => {
    const text =
      'Your support helps us. We need quality journalism, now more than ever, in our town. The harbour closed.';
    expect(cut(banner('    min: 3\n'), text)).toBe('The harbour closed.');
  });

  it('take the marks behind their end phrase along', () => {
    const text = 'Your support helps us do quality journalism. Give today!… The harbour closed.';
    expect(cut(banner('    min: 3\n'), text)).toBe('The harbour closed.');
  });

  it('count different phrases, only from their start phrase on, only in its row, only as far as maxChars', () => {
    const silent = [
      'Your support helps us. Quality journalism is quality journalism.',
      'Now more than ever quality journalism. Your support helps us.',
      'Your support helps us. Quality journalism.\nGive today',
    ];
    for (const text of silent) expect(cut(banner('    min: 3\n'), text)).toBe(text);
    const article = 'The harbour closed for the winter.';
    const far = `Your support helps us. ${'It rained. '.repeat(9)}Quality journalism, give today.\n${article} ${article}`;
    expect(cut(banner('    min: 3\n    maxChars: 80\n'), far)).toBe(far);
    expect(cut(banner('    min: 3\n    maxChars: 200\n'), far)).toBe(`${article} ${article}`);
  });

  it('end where the row may go on without a mark', () => {
    const text = 'Your support helps us. Quality journalism now more than ever and then it rained for a week';
    expect(runEntries(banner('    min: 3\n    maxChars: 66\n'), text).findings[0]).toMatchObject({ start: 0, end: 66 });
  });

  it('reach to their last character, and are told by all of their phrases', () => {
    const text = 'Your support helps us. Quality journalism now more than ever';
    expect(spans(banner(`    min: 3\n    maxChars: ${text.length}\n`), text)).toEqual([text]);
    expect(spans(banner(`    min: 3\n    maxChars: ${text.length - 1}\n`), text)).toEqual([]);
    expect(runEntries(banner('    min: 3\n'), text).findings[0]?.evidence.matched).toEqual([
      'Your support helps us',
      'Quality journalism',
      'now more than ever',
    ]);
  });

  it('are found each once, however their phrases overlap', () => {
    const nested = `  - id: e\n    kind: banner\n    start: ["we at the harbour value", "the harbour", "your privacy"]\n    cues: ["your data"]\n    end: ["give today", "pay"]\n    min: 2\n    maxChars: 60\n`;
    const row = 'We at the harbour value your privacy and your data.';
    expect(spans(nested, `${row}\nIt rained.\n${row}\n`)).toEqual([row, row]);
    const [first, second] = ['We at the harbour value your data, so give today!', 'Your privacy and your data: pay!'];
    expect(spans(nested, `${first}${second}`)).toEqual([first, second]);
  });

  it('end with what reaches furthest, and with an end phrase before a cue that ends there too', () => {
    const more = (end: string, cue: string): string =>
      `  - id: e\n    kind: banner\n    start: "your support helps us"\n    cues: ["${cue}"]\n    end: ["${end}"]\n    min: 3\n`;
    const text = 'Your support helps us, so please give today to us all The harbour closed.';
    const plea = 'Your support helps us, so please give today';
    expect(spans(more('give today', 'please give today'), text)).toEqual([plea]);
    expect(spans(more('give today to us all', 'to us'), text)).toEqual([`${plea} to us all`]);
  });

  it('want three different phrases unless they say otherwise', () => {
    const two = 'Your support helps us. Give today. The harbour closed.';
    expect(cut(banner('    min: 2\n'), two)).toBe('The harbour closed.');
  });
});

it('a trailer is a whole line', () => {
  const trailer = '  - id: e\n    kind: trailer\n    match: "source link"\n';
  expect(spans(trailer, 'The ferry was late.\nSource link of the day')).toEqual([]);
  expect(spans(trailer, 'The ferry was late.\nSource link.')).toEqual(['Source link.']);
});

describe('spellings of a name', () => {
  const names = '  - id: e\n    kind: consistency\n    variants: ["UDCG", "UDGC"]\n';

  it('are no matter when there is only one', () => {
    expect(runEntries(names, 'The UDGC met. The UDGC left.').findings).toEqual([]);
  });

  it('are measured by the most frequent one', () => {
    expect(spans(names, 'The UDGC met. The UDCG agreed. The UDGC left.')).toEqual(['UDCG']);
  });

  it('of equal number are measured by the first variant', () => {
    expect(runEntries(names, 'The UDGC met. The UDCG left.').findings).toMatchObject([
      { start: 4, end: 8, message: 'Unexpected spelling “UDGC”, elsewhere in the article “UDCG”' },
    ]);
  });
});

it('messages quote long findings in part', () => {
  const entry = phrase(Array.from({ length: 20 }, (_, i) => `word${'x'.repeat(i)}`).join(' '));
  const text = Array.from({ length: 20 }, (_, i) => `word${'x'.repeat(i)}`).join(' ');
  const [finding] = runEntries(entry, carrier(text)).findings;
  expect(finding?.message).toMatch(/^Unexpected pack “word wordx .{40,50}…”$/);
});

it('an entry can set its confidence, severity and reason', () => {
  const more = '    confidence: 0.6\n    severity: info\n    why: For a test.\n';
  expect(runEntries(phrase('exit mobile version', more), carrier('Exit mobile version')).findings[0]).toMatchObject({
    confidence: 0.6,
    severity: 'info',
    evidence: { reason: 'For a test.', matched: ['Exit mobile version'] },
  });
});
