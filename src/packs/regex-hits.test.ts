import { describe, expect, it } from 'vitest';
import { packOf, runEntries } from '../../test/packs.ts';
import { Article } from '../article/article.ts';
import { compilePacks } from './compile.ts';
import type { CompiledEntry, CompiledRule } from './compiled.ts';
import { PackMatcher } from './matcher.ts';
import { regexHits } from './regex-hits.ts';

const regex = (match: string, literal: string, where: string, more = ''): string =>
  `  - id: e\n    kind: regex\n    literal: ${JSON.stringify(literal)}\n    match: ${JSON.stringify(match)}\n    where: ${where}\n    delete: match\n${more}`;
/** What one pass finds: a run looks again at what is left, and would hide what was missed. */
function spans(entry: string, text: string): string[] {
  const matcher = new PackMatcher(compilePacks([packOf(entry)]));
  return matcher.hitsOf('test/pack', new Article(text)).map(({ start, end }) => text.slice(start, end));
}

/** Prose without any literal of a test, of this many characters. */
const prose = (length: number): string =>
  'It rained on the pier. '
    .repeat(Math.ceil(length / 23))
    .slice(0, length - 1)
    .concat(' ');

describe('a regex', () => {
  it('that may match nothing finds nothing there', () => {
    expect(spans(regex('\\bx?', 'news', 'anywhere'), 'News from Orran')).toEqual([]);
  });

  it('is tried at the place it is tied to', () => {
    const text = 'Photo: A. Cormack\nThe Photo: A. Cormack\nPhoto: A. Cormack and more';
    expect(spans(regex('Photo: A\\. Cormack', 'photo', 'line'), text)).toEqual(['Photo: A. Cormack']);
    const start = runEntries(regex('Photo: A\\. Cormack', 'photo', 'line-start'), text).findings;
    expect(start.map(({ line }) => line)).toEqual([1, 3]);
    const end = runEntries(regex('Photo: A\\. Cormack', 'photo', 'line-end'), text).findings;
    expect(end.map(({ line }) => line)).toEqual([1, 2]);
    expect(runEntries(regex('Photo: A\\. Cormack', 'photo', 'text-start'), text).findings).toMatchObject([{ line: 1 }]);
    expect(runEntries(regex('.{9}and more', 'more', 'text-end'), text).findings).toMatchObject([{ line: 3 }]);
    expect(spans(regex('Photo: .{10}', 'photo', 'text-start'), `x\n${text}`)).toEqual([]);
    expect(spans(regex('.{9}and more', 'more', 'text-end'), `${text}\nx`)).toEqual([]);
  });

  it('of several patterns takes the first that matches a whole place, and all of them anywhere', () => {
    const two = '  - id: e\n    kind: regex\n    literal: "photo"\n    match: ["Photo: [a-z]+", "Photo: .{4,9}"]\n';
    for (const name of ['Cormac', 'cormac']) {
      const text = `It rained.\nPhoto: ${name}\nIt stopped.`;
      expect(spans(`${two}    where: line\n`, text)).toEqual([`Photo: ${name}`]);
      expect(runEntries(`${two}    where: line\n`, text).findings[0]?.evidence.matched).toEqual(['Photo']);
    }
    const all = runEntries(`${two}    where: anywhere\n    delete: match\n`, 'Photo: cormac A Photo: Cormack');
    expect(all.findings.filter(({ status }) => status === 'proposed')).toHaveLength(2);
  });

  it('whose rows lack what it requires is compiled in the end, and still finds its row', () => {
    const rows = Array.from({ length: 150 }, (_, i) => `Photo number ${i}`);
    const text = [...rows, 'Photo: Cormack', ...rows].join('\n');
    for (const where of ['line', 'anywhere'])
      expect(spans(regex('Photo: [A-Z][a-z]+', 'photo', where), text)).toEqual(['Photo: Cormack']);
  });
});

describe('a pattern is compiled', () => {
  const rule = { id: 'test/pack' } as CompiledRule;

  /** How often an entry asked for its pattern, after some texts each of whose rows holds its literal. */
  function compilations(more: Partial<CompiledEntry>, ...texts: readonly string[]): number {
    let asked = 0;
    const patterns = Object.defineProperty(new Array<string>(1), 0, {
      get: () => {
        asked++;
        return 'Photo: [A-Z]';
      },
    });
    const entry = { id: 'e', kind: 'regex', where: 'line', patterns, required: [[['Photo: ']]], ...more } as const;
    for (const text of texts) {
      const article = new Article(text);
      const matches = Array.from({ length: article.rows.count }, (_, row) => {
        const first = article.tokens.ofRow[row] as number;
        return { phrase: { role: 'match', source: 'photo' }, first, last: first, row } as const;
      });
      regexHits(article, rule, entry as unknown as CompiledEntry, matches);
    }
    return asked;
  }

  const rows = (count: number, row = 'Photo one'): string => `${row}\n`.repeat(count);

  it('once, when a row holds what it requires', () => {
    expect(compilations({}, rows(9))).toBe(0);
    expect(compilations({}, rows(9, 'Photo: A'))).toBe(1);
    expect(compilations({ where: 'anywhere' }, rows(9, 'Photo: A'))).toBe(1);
    expect(compilations({ required: [[['Getty', 'Photo: '], ['A']]] }, rows(9, 'Photo: B'))).toBe(0);
    expect(compilations({ required: [[['Getty', 'Photo: '], ['A']]] }, rows(9, 'Photo: A'))).toBe(1);
  });

  it('at once when nothing is known of what it requires', () => {
    expect(compilations({ required: [] }, rows(1))).toBe(1);
  });

  it('after a hundred rows that lack it, where it then turns rows down sooner', () => {
    expect(compilations({}, rows(99))).toBe(0);
    expect(compilations({}, rows(60), rows(40))).toBe(1);
    expect(compilations({ where: 'line-start' }, rows(100))).toBe(1);
    expect(compilations({ where: 'line-end' }, rows(300))).toBe(0);
  });

  it('once for plain texts and once for others', () => {
    expect(compilations({}, 'Photo: A', 'Photo: É', 'Photo: Ω', 'Photo: Ω')).toBe(2);
  });
});

describe('of a row that is a whole page', () => {
  it('every place is found once, wherever it stands', () => {
    const text = `${prose(3000)}[ad 1] ${prose(3000)}[ad 2] [ad 3] ${prose(3000)}[ad 4]`;
    expect(spans(regex('\\[ad \\d\\]', 'ad', 'anywhere'), text)).toEqual(['[ad 1]', '[ad 2]', '[ad 3]', '[ad 4]']);
  });

  it('a place at the border of two windows is found whole, and once', () => {
    for (const distance of [1180, 1190, 1194, 1195, 1200, 1580, 1590, 1594, 1598, 1600, 1601, 1606]) {
      const text = `${prose(3000)}[ad 1] ${prose(distance - 7)}[ad 2${'x'.repeat(9)}] ${prose(3000)}`;
      expect(spans(regex('\\[ad [^|\\]]{1,30}\\]?', 'ad', 'anywhere'), text)).toEqual(['[ad 1]', '[ad 2xxxxxxxxx]']);
    }
  });

  it('does not change what is found in the rows below', () => {
    const text = `${prose(5000)}[ad 1] ${prose(3000)}\nIt rained. [ad 2]`;
    expect(spans(regex('\\[ad \\d\\]', 'ad', 'anywhere'), text)).toEqual(['[ad 1]', '[ad 2]']);
  });

  it('the beginning and the end are found, and no further than a window goes', () => {
    const text = `Photo: A. ${prose(6000)}Get our app`;
    expect(spans(regex('Photo: [A-Z]\\.', 'photo', 'line-start'), text)).toEqual(['Photo: A.']);
    expect(spans(regex('Photo: [A-Z]\\.', 'photo', 'text-start'), text)).toEqual(['Photo: A.']);
    expect(spans(regex('Get our [a-z]+', 'get our', 'line-end'), text)).toEqual(['Get our app']);
    expect(spans(regex('Get our [a-z]+', 'get our', 'text-end'), text)).toEqual(['Get our app']);
    expect(spans(regex('[^|]{0,1600}Get our app', 'get our', 'line-end'), text)[0]).toHaveLength(1600);
  });

  it('a literal further from the end it is tied to than any match reaches is passed over', () => {
    const far = `Sign up. ${prose(60)}`.trimEnd();
    expect(spans(regex('Sign up\\.', 'sign up', 'line-start'), far)).toEqual(['Sign up.']);
    expect(spans(regex('Sign up\\.', 'sign up', 'line-end'), far)).toEqual([]);
    expect(spans(regex('Sign up\\.', 'sign up', 'line-end'), `${far} Sign up.`)).toEqual(['Sign up.']);
    expect(spans(regex(' ?Sign up\\.', 'sign up', 'line-start'), `It rained. ${far}`)).toEqual([]);
  });

  it('a window ends before a character that it would cut, and begins behind it', () => {
    const at = (where: string, match: string, text: string): string =>
      spans(regex(match, 'sign up', where), text)[0] ?? '';
    const fill = 'x'.repeat(1591);
    expect(at('line-start', 'sign up [^|]{1,1600}', `sign up ${fill}😀${'x'.repeat(3000)}`)).toBe(`sign up ${fill}`);
    expect(at('line-end', '[^|]{1,1600} sign up', `${'x'.repeat(3000)}😀${fill} sign up`)).toBe(`${fill} sign up`);
    // A damaged byte is half a character that has no other half.
    const damaged = `\udce9${fill} sign up`;
    expect(at('line-end', '[^|]{1,1600} sign up', `${'x'.repeat(3000)}${damaged}`)).toBe(damaged);
  });

  it('a row is looked at once, however often a literal stands in it', () => {
    const twice = `Photo: A. ${prose(5000)}Photo: B.`;
    for (const text of [twice, 'Photo: A. Photo: B.']) {
      expect(spans(regex('Photo: A\\.', 'photo', 'line-start'), text)).toEqual(['Photo: A.']);
      expect(spans(regex('Photo: B\\.', 'photo', 'line-end'), text)).toEqual(['Photo: B.']);
      expect(spans(regex('Photo: [AB]\\.', 'photo', 'anywhere'), text)).toEqual(['Photo: A.', 'Photo: B.']);
    }
  });

  it('the end of a window is not the end of the row', () => {
    const text = `Photo: ${prose(2000)}| the article itself ${prose(3000)}`.trimEnd();
    expect(spans(regex('Photo: [^|]{1,3000}', 'photo', 'line'), text)).toEqual([]);
  });

  it('no window begins or ends in the middle of a character', () => {
    for (const shift of ['', 'x']) {
      const [before, after] = [`${shift}${'😀'.repeat(2000)}`, '😀'.repeat(2000)];
      const cases = [
        ['anywhere', '[^|]{0,400} sign up [^|]{0,1600}', `${before} sign up ${after}`],
        ['line-start', 'sign up [^|]{1,1600}', `sign up ${shift}${after}`],
        ['line-end', '[^|]{1,1600} sign up', `${before} sign up`],
      ] as const;
      for (const [where, match, text] of cases) {
        const { findings } = runEntries(regex(match, 'sign up', where), text);
        for (const { start, end } of findings) {
          expect(text.charCodeAt(start) & 0xfc00).not.toBe(0xdc00);
          expect(text.charCodeAt(end) & 0xfc00).not.toBe(0xdc00);
        }
        expect(findings).not.toEqual([]);
      }
    }
  });
});
