import { describe, expect, it } from 'vitest';
import { packOf, runEntries } from '../../test/packs.ts';
import { Article } from '../article/article.ts';
import type { Draft } from '../engine/finding.ts';
import type { CheckContext, Rule } from '../engine/rule.ts';
import { compilePacks } from './compile.ts';
import { PackMatcher } from './matcher.ts';
import { packRule } from './rule.ts';

const phrase = (match: string, more = ''): string =>
  `  - id: e\n    kind: phrase\n    match: ${JSON.stringify(match)}\n${more}`;
const cut = (entries: string, text: string): string => runEntries(entries, text).text;

function ruleOf(entries: string, id = 'test/pack'): Rule {
  const rules = compilePacks([packOf(entries)]).map((one) => ({ ...one, id }));
  return packRule(rules[0] as (typeof rules)[0], new PackMatcher(rules));
}

/** What the rule says about a text, before the engine judges it. */
function draftsOf(entries: string, text: string): Draft[] {
  const drafts: Draft[] = [];
  const context = { article: new Article(text), report: (draft: Draft) => drafts.push(draft), checkTime: () => {} };
  ruleOf(entries).create({ options: {} })(context as unknown as CheckContext);
  return drafts;
}

describe('a rule made of packs', () => {
  it.each([
    ['encoding/x', 'characters', 'proof'],
    ['spin/x', 'words', 'proof'],
    ['spelling/x', 'words', 'proof'],
    ['boilerplate/x', 'structure', 'furniture'],
    ['media/x', 'structure', 'furniture'],
    ['media/credit', 'structure', 'picture'],
    ['media/caption', 'structure', 'picture'],
    ['metadata/x', 'structure', 'provenance'],
    ['sites/gull.example', 'structure', 'proof'],
  ])('%s runs in the phase %s, and what it finds is a sign of %s', (id, phase, sign) => {
    expect(ruleOf(phrase('share this'), id)).toMatchObject({ id, phase, sign, scope: 'document', paced: true });
  });

  it('says what its pack says, and where its examples are', () => {
    const docs = { summary: 'A test.', why: 'Because.', fix: 'See the entries of the pack.', bad: [], good: [] };
    expect(ruleOf(phrase('share this')).docs).toEqual(docs);
  });
});

describe('what an entry says', () => {
  it('about the article is its own sign, or that of its rule; a plea of several phrases is proof', () => {
    const banner = (more = ''): string =>
      `  - id: e\n    kind: banner\n    start: "we value"\n    cues: ["your privacy"]\n${more}`;
    const signs = (entries: string): unknown[] => draftsOf(entries, 'We value your privacy.').map(({ sign }) => sign);
    expect(signs(banner())).toEqual(['proof']);
    expect(signs(banner('    sign: picture\n'))).toEqual(['picture']);
    expect(signs(phrase('we value your privacy', '    sign: furniture\n'))).toEqual(['furniture']);
    expect(signs(phrase('we value your privacy'))).toEqual([undefined]);
  });

  it('leaves its confidence open unless it has one', () => {
    expect(draftsOf(phrase('share this'), 'Share this')[0]).not.toHaveProperty('confidence');
  });

  it('only informs when it flags', () => {
    const flag = phrase('share this', '    flag: true\n');
    expect(draftsOf(flag, 'Share this')).toMatchObject([{ edits: [], start: 0, end: 10 }]);
  });
});

describe('messages', () => {
  const message = (match: string, text: string): string | undefined => draftsOf(phrase(match), text)[0]?.message;

  it('quote up to sixty characters, or 57 and an ellipsis, with single spaces', () => {
    const word = (length: number): string => 'w'.repeat(length);
    expect(message('exit mobile version', 'Exit  mobile\tversion')).toBe('Unexpected pack “Exit mobile version”');
    expect(message(word(60), word(60))).toBe(`Unexpected pack “${word(60)}”`);
    expect(message(word(61), word(61))).toBe(`Unexpected pack “${word(57)}…”`);
    const two = `${word(56)} ${word(9)}`;
    expect(message(two, two)).toBe(`Unexpected pack “${word(56)}…”`);
  });

  it('name the rule in words', () => {
    const drafts: Draft[] = [];
    const context = { article: new Article('Exit'), report: (one: Draft) => drafts.push(one), checkTime: () => {} };
    ruleOf(phrase('exit'), 'boilerplate/mobile-site-link').create({ options: {} })(context as unknown as CheckContext);
    expect(drafts[0]?.message).toBe('Unexpected mobile site link “Exit”');
  });
});

describe('a replacement', () => {
  const regex = (put: string): string =>
    `  - id: e\n    kind: regex\n    literal: "<n>"\n    match: '(\\d{4})''s( era)?'\n    where: anywhere\n    maxWords: 99\n    replace: "${put}"\n`;

  it('says what is expected, and takes a group without text for nothing', () => {
    expect(draftsOf(regex('$1s$2'), "The 1990's ended")).toMatchObject([
      { message: "Unexpected “1990's”, expected “1990s”", edits: [{ start: 4, end: 10, text: '1990s' }] },
    ]);
  });

  it('of a phrase has no groups', () => {
    const entry = phrase('can not', '    where: anywhere\n    replace: "cannot$1"\n');
    expect(draftsOf(entry, 'They can not go')[0]?.edits).toEqual([{ start: 5, end: 12, text: 'cannot' }]);
  });
});

describe('facts about the article', () => {
  const facts = (metadata: string, text: string): unknown =>
    draftsOf(
      `  - id: e\n    kind: regex\n    literal: "photo"\n    match: 'Photo: ([^|]+)(?:\\|(.+))?'\n    metadata: ${metadata}\n`,
      text,
    )[0]?.metadata;

  it('are trimmed, and lists where there may be several', () => {
    expect(facts('{ credits: 1, tags: 2 }', 'Photo: Ann Lee | ferries')).toStrictEqual({
      credits: ['Ann Lee'],
      tags: ['ferries'],
    });
    expect(facts('{ byline: 1, source: 2 }', 'Photo: Ann Lee | Echo')).toStrictEqual({
      byline: 'Ann Lee',
      source: 'Echo',
    });
  });

  it('are left out where there are none', () => {
    expect(facts('{ byline: 1, source: 2 }', 'Photo: Ann Lee')).toStrictEqual({ byline: 'Ann Lee' });
    expect(draftsOf(phrase('share this'), 'Share this')[0]).not.toHaveProperty('metadata');
  });
});

describe('a deletion', () => {
  const body = 'The wheel last turned in 1943, and four years of work lie behind the trust that owns the mill now.';

  it('of a sentence takes no sentence that only touches it', () => {
    const entry = `  - id: e\n    kind: regex\n    literal: "登"\n    match: '请登录。'\n    where: anywhere\n    delete: sentence\n`;
    expect(cut(entry, '它停了。请登录。渡轮晚点。')).toBe('它停了。渡轮晚点。');
  });

  it('of a list takes headlines of up to twenty words', () => {
    const list = phrase('read more:', '    delete: list\n');
    const headline = (words: number): string => `Ferry${' late'.repeat(words - 1)}`;
    expect(cut(list, `${body}\nRead more:\n${headline(20)}\nLast\n`)).toBe(`${body}\n`);
    expect(cut(list, `${body}\nRead more:\n${headline(21)}\nLast\n`)).toBe(`${body}\n${headline(21)}\nLast\n`);
  });

  it('of a list below a blank line takes items with bullets however short, and pictures beside them', () => {
    const list = phrase('read more:', '    delete: list\n');
    const picture = `![${'pier '.repeat(30)}](https://gull.example/a.png)`;
    expect(cut(list, `${body}\n\nRead more:\n\n- Piers\n- Ferries\n\n${body}\n`)).toBe(`${body}\n\n${body}\n`);
    expect(cut(list, `${body}\n\nRead more:\n\n- Piers\n\n${body}\n`)).toBe(`${body}\n\n- Piers\n\n${body}\n`);
    expect(cut(list, `${body}\n\nRead more:\n\n* ${picture} Ferry fares\n* Piers\nLast\n`)).toBe(`${body}\n\nLast\n`);
  });

  it('of a list below a wider gap goes by the gaps inside the list', () => {
    const list = phrase('read more:', '    delete: list\n');
    const text = `${body}\n\nRead more:\n\n\nWhat the harbour closure means\n\nFive charts about the pier\n\n\n${body}\n`;
    expect(cut(list, text)).toBe(`${body}\n\n${body}\n`);
  });

  it('of teasers goes by what stands below them, not above', () => {
    const teasers = phrase('related stories', '    delete: teasers\n');
    const teaser = 'The ferry will be an hour late all week, says its owner.';
    expect(cut(teasers, `${body}\n${body}\nRelated stories\nAnother\n${teaser}\n`)).toBe(`${body}\n${body}\n`);
  });

  it('of a thread stops for a paragraph of eight words', () => {
    const thread = phrase('<n> comments', '    delete: thread\n');
    const seven = 'Nobody asked us about it here before.';
    const eight = 'Nobody asked us about it here before Monday.';
    expect(cut(thread, `${body}\n3 comments\n${seven}\n`)).toBe(`${body}\n`);
    expect(cut(thread, `${body}\n3 comments\n${eight}\n`)).toBe(`${body}\n${eight}\n`);
  });
});
