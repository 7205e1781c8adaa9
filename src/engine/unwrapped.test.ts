import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protectedSpans } from '../article/formats/markdown.ts';
import { deleteInline, deleteRows } from '../rules/deletion.ts';
import { runRule } from '../rules/testing.ts';
import { appliedEdits } from './applied.ts';
import { applyEdits, byPosition } from './apply.ts';
import type { Draft, Edit } from './finding.ts';
import { type CheckContext, defineRule } from './rule.ts';
import { UnwrappedText } from './unwrapped.ts';

/** Takes rows with “menu” and the word “advert”, mends two phrases and a run of blanks, and puts a full stop in. */
const RULE = defineRule({
  id: 'test/all',
  phase: 'structure',
  scope: 'document',
  safety: 'safe',
  docs: { summary: 's', why: 'w', fix: 'f', bad: [], good: [] },
  create:
    () =>
    ({ article, report }: CheckContext) => {
      const { text, rows } = article;
      const say = (start: number, end: number, edit: Edit, more: Partial<Draft> = {}): void =>
        report({ start, end, message: 'm', edits: [edit], ...more });
      for (let row = 0; row < rows.count; row++)
        if (article.rowText(row).includes('menu'))
          say(rows.start[row] as number, rows.end[row] as number, deleteRows(article, row));
      for (const { index, 0: word } of text.matchAll(/advert/g))
        say(index, index + word.length, deleteInline(article, index, index + word.length));
      for (const { index, 0: word } of text.matchAll(/European Fee|held a name/g)) {
        const expected = word === 'held a name' ? 'held a call' : 'European Commission';
        const alternatives = word === 'held a name' ? { alternatives: ['held a talk'] } : {};
        say(index, index + word.length, { start: index, end: index + word.length, text: expected }, alternatives);
      }
      for (const { index, 0: blanks } of text.matchAll(/ {2,}/g))
        say(index, index + blanks.length, { start: index, end: index + blanks.length, text: ' ' });
      for (const { index } of text.matchAll(/(?<=pier)(?=\n)/g))
        say(index, index, { start: index, end: index, text: '.' });
    },
});

const fixed = (text: string): string => runRule(RULE, text).text;
const read = (text: string): string => UnwrappedText.of(text, {})?.text ?? text;

describe('a text with links', () => {
  it('is read without what a reader does not see', () => {
    expect(read('The [pier](/p "x") is **open**.')).toBe('The pier is open.');
    expect(read('[Share on X](/x)[Email](/e)![a](b.png)')).toBe('Share on X Email![a](b.png)');
    expect(read('[**Home**](/)')).toBe('Home');
    expect(read('By[ Ida Brandt ](/i)and[ Lena ](/l), [ Karim ](/k).')).toBe('By Ida Brandt and Lena, Karim.');
    expect(read('No link.')).toBe('No link.');
  });

  it.each([
    ['[Home menu](/h)\nThe pier.', 'The pier.', 'a row that is a link'],
    ['*   [Home](/h) menu\n*   **[News menu](/n)**\nThe pier.', 'The pier.', 'rows with links'],
    ['The [advert](/a) is open.', 'The is open.', 'a word that is a link'],
    ['The [ advert ](/a) is open.', 'The is open.', 'blanks at the edges of a label go with its words'],
    ['The [big advert](/a) is open.', 'The [big ](/a)is open.', 'a part of a label'],
    ['The [advert](/a)[pier](/p) is open.', 'The [pier](/p) is open.', 'one of two that touch each other'],
    ['The **advert** is **open**.', 'The is **open**.', 'a strong word'],
    ['The [**advert**](/a) is open.', 'The is open.', 'a strong word that is a link'],
    ['He [held a name](/a) today.', 'He [held a call](/a) today.', 'a phrase in a label'],
    ['The [European Fee](/a) met.', 'The [European Commission](/a) met.', 'a phrase in a label, and nothing else'],
    ['The [European](/a) Fee met.', 'The [European](/a) Commission met.', 'what differs stands behind the label'],
    ['The European [Fee](/a) met.', 'The European [Commission](/a) met.', 'what differs stands in the label'],
    ['The pier  of [Kelder](/k)  is open.', 'The pier of [Kelder](/k) is open.', 'blanks beside a link'],
    ['See the [pier](/p)\nToday.', 'See the [pier](/p).\nToday.', 'what is put in stands behind the link'],
    [
      'European[  advert Fee](/a) met.',
      'European[  Commission ](/a) met.',
      'what is put in stands beside a label that goes',
    ],
    ['See [big [pier](/a(b)) x', 'See [big [pier](/a(b)) x', 'nothing'],
  ])('%j becomes %j (%s)', (text, expected) => {
    expect(fixed(text)).toBe(expected);
    expect(fixed(expected)).toBe(expected);
  });

  const list = '\n\n[a]: /a "Kelder"\n[p]: <https://gull.example/menu>\n';

  it.each([
    [`Home [menu][a]\nThe [pier][P] is open.${list}`, 'The [pier][P] is open.\n\n[p]: <https://gull.example/menu>\n'],
    [`The [advert][p], the [pier][a].${list}`, 'The , the [pier][a].\n\n[a]: /a "Kelder"\n\n'],
    [`The [advert][p], the [pier][p] and [a].${list}`, `The , the [pier][p] and [a].${list}`],
    [`The [big advert][p] and ![x][a].${list}`, `The [big ][p]and ![x][a].${list}`],
    [`Home [menu][a]\nThe [advert][p][pier][].${list}`, 'The [pier][].\n\n\n'],
    [`The [advert][p].\nHome [menu][p] menu\nThe [pier][a].${list}`, 'The .\nThe [pier][a].\n\n[a]: /a "Kelder"\n\n'],
    [`Home menu\nThe pier.${list}`, `The pier.\n\n[a]: /a "Kelder"\n`],
  ])('that names its addresses: %j becomes %j', (text, expected) => {
    expect(fixed(text)).toBe(expected);
    expect(fixed(expected)).toBe(expected);
  });

  it('is not mended across the edge of a link when words would change sides', () => {
    const text = 'He [held](/h) a name today.';
    const result = runRule(RULE, text);
    expect(result).toMatchObject({ text, verdict: 'clean' });
    expect(result.findings).toMatchObject([{ status: 'conflict', edits: [], start: 4, end: 20 }]);
  });

  it('is told about by the offsets, lines and columns it really has', () => {
    const text = 'The [pier](https://gull.example) is open.\nThe [advert](/a) is, too.\n';
    const [finding] = runRule(RULE, text).findings;
    expect(finding).toMatchObject({ start: 46, end: 58, line: 2, column: 5 });
    expect(text.slice(46, 58)).toBe('[advert](/a)');
  });

  it('keeps code as it is', () => {
    const text = 'The [advert](/a) and `[advert](/a)` are open.\n';
    const article = { format: 'markdown', protectedSpansOf: protectedSpans } as const;
    expect(runRule(RULE, text, { article }).text).toBe('The and `[advert](/a)` are open.\n');
  });

  const word = fc.constantFrom(
    'pier',
    'menu',
    'advert',
    'European Fee',
    'European',
    'Fee',
    'held a name',
    'held',
    'a name',
    ' ',
    '  ',
    '',
  );
  const label = fc.array(word, { minLength: 0, maxLength: 3 }).map((words) => words.join(' '));
  // Signs around nothing are no signs.
  const words = label.map((some) => `pier ${some}`);
  const piece = fc.oneof(
    { arbitrary: word, weight: 4 },
    fc.constantFrom('\n', '\n\n', '[', ']', '(', '\\', '![a](b.png)', '[sic](x)'),
    label.map((words) => `[${words}](https://gull.example/menu)`),
    words.map((some) => `**${some}**`),
    words.map((some) => `[**${some}**](/a)`),
    label.map((words) => `**x [${words}](/a)**`),
    label.map((words) => `[![a](b.png) ${words}](/a)`),
  );
  const ids = fc.constantFrom('1', '2', '3');
  const named = fc.oneof(
    fc.tuple(label, ids).map(([words, id]) => `[${words}][${id}]`),
    fc.tuple(words, ids).map(([some, id]) => `[**${some}**][${id}]`),
    ids.map((id) => `[${id}][] and [${id}]`),
  );
  const texts = fc
    .tuple(
      fc.array(fc.tuple(fc.oneof({ arbitrary: piece, weight: 3 }, named), fc.constantFrom(' ', '', '. ')), {
        maxLength: 25,
      }),
      fc.constantFrom('', ...['\n', '\r\n\r\n'].map((gap) => `${gap}[1]: /one "One"${gap}[2]: /menu\n[3]: <#advert>`)),
      fc.constantFrom('', '\n'),
    )
    .map(([all, definitions, end]) => all.flat().join('') + definitions + end);
  const names = (text: string): string[] =>
    UnwrappedText.of(text, {}) ? [...text.matchAll(/\]\[([123])\]/g)].map(([, id]) => id as string) : [];

  it('comes out as its edits say, which are apart from each other, and stays so', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { findings, text: cleaned, verdict } = runRule(RULE, text);
        const edits = findings.filter(({ status }) => status === 'proposed').flatMap((one) => [...one.edits]);
        edits.sort(byPosition).forEach((edit, at) => {
          expect(edit.start).toBeGreaterThanOrEqual(edits[at - 1]?.end ?? 0);
        });
        if (verdict !== 'no-article') expect(applyEdits(text, appliedEdits(findings, 'review'))).toBe(cleaned);
        expect(fixed(cleaned)).toBe(cleaned);
        for (const id of names(cleaned))
          expect(cleaned.includes(`\n[${id}]: `), `definition ${id}`).toBe(text.includes(`\n[${id}]: `));
        // An address is there, or it went as a whole.
        expect(cleaned.split('https://gull.example/menu').length).toBe(cleaned.split('https://gull.exa').length);
      }),
      { numRuns: Number(process.env.RUNS ?? 500) },
    );
  });
});
