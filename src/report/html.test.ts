import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { checkReport, finding, reviewed, sampleFiles } from './fixture.ts';
import type { PageData, PageFile } from './html/page-data.ts';
import { HtmlParts, html } from './html.ts';
import type { ReviewedFile } from './model.ts';

const page = (files: readonly ReviewedFile[]): string => html(checkReport(files), files);
const parse = (source: string): Nodes => unified().use(rehypeParse).parse(source);
const TAGS = new Set(
  (
    'html head meta title style body a header h1 h2 p dl div dt dd figure figcaption table tbody tr th td svg path rect nav details ' +
    'summary ol li form label input select option fieldset legend button output main span footer script noscript code dialog kbd'
  ).split(' '),
);

function elements(node: Nodes, test: (element: Element) => boolean = () => true): Element[] {
  const inner = 'children' in node ? node.children.flatMap((child) => elements(child as Nodes, test)) : [];
  return node.type === 'element' && test(node) ? [node, ...inner] : inner;
}

function textOf(node: Nodes, skip: (element: Element) => boolean = () => false): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && skip(node)) return '';
  return 'children' in node ? node.children.map((child) => textOf(child as Nodes, skip)).join('') : '';
}

/** What the page will draw. */
const dataOf = (source: string): PageData => {
  const island = elements(parse(source), ({ properties }) => properties.id === 'data');
  return JSON.parse(textOf(only(island)));
};

const hasClass =
  (name: string) =>
  ({ properties }: Element): boolean =>
    [properties.className].flat().includes(name);

function only<T>(items: readonly (T | undefined)[]): T {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`expected one, found ${items.length}`);
  return item;
}

describe('the page', () => {
  const source = page(sampleFiles());
  const tree = parse(source);
  const data = dataOf(source);

  test('opens with the summary: verdicts, share taken out, rules, the next step', () => {
    const top = textOf(only(elements(tree, hasClass('top'))));
    expect(top).toContain('9 findings in 2 of 3 files · 5 safe to fix: galley fix · 4 need a look: galley review');
    expect(top).toMatch(/files: clean\s*1/);
    expect(top).toMatch(/files: changes proposed\s*1/);
    expect(top).toMatch(/words taken out\s*\d+\.\d %/);
    expect(top).toMatch(/spin\/lexicon\s*2/);
    expect(top).toContain('1 clean file');
  });

  test('charts are tables whose rows lead to what they count', () => {
    const [rules, removed, spun] = elements(tree, ({ tagName }) => tagName === 'figure');
    const link = elements(rules as Element, ({ tagName }) => tagName === 'a')[0];
    expect(link?.properties.href).toBe('#rule=spin%2Flexicon');
    expect(textOf(removed as Element)).toMatch(/articles\/ferry\.txt\d\d\.\d %/);
    expect(textOf(spun as Element)).toContain('articles/ferry.txt21 %');
  });

  test('many articles are a histogram that says its figures', () => {
    const many = [...Array(20).keys()].map((n) => reviewed(`${n}.txt`, `One two three four ${n}.`, []));
    const gone = finding('One two three', ' three', { put: '' });
    const drawn = parse(page([...many, reviewed('z.txt', 'One two three', [gone])]));
    const labels = elements(drawn, hasClass('histogram')).map(({ properties }) => properties.ariaLabel);
    expect(labels).toEqual(['Words taken out: 0 to 10 %: 20 articles; 30 to 40 %: 1 article']);
  });

  test('of articles without end the first are drawn, the page says so, and all are counted', () => {
    const text = `In the quick of the night.\n\n${'The bridge is open again. '.repeat(400_000)}`;
    const many = [...Array(9).keys()].map((n) =>
      reviewed(`${n}.txt`, text, [finding(text, 'quick', { put: 'dead', safety: 'review' })]),
    );
    const parts = new HtmlParts([]);
    const drawn = many.map((file) => parts.file(file.report, file).length > 0);
    expect(drawn.lastIndexOf(true)).toBe(6);
    const head = parts.begin(checkReport(many));
    expect(head).toContain('the first 7 of 9 articles with findings on this page');
    expect(head).toContain('9 findings in 9 of 9 files');
    expect(page(many.slice(0, 1))).not.toContain('There is room');
  });

  test('has a card for each proposed finding with rule, entry, safety, confidence, reason, before and after', () => {
    const [file, cut] = data.files as [PageFile, PageFile];
    expect([file.cards.length, cut.cards.length]).toEqual([8, 1]);
    expect(file.cards[2]).toMatchObject({
      entry: 'quick/dead',
      safety: 'review',
      confidence: 0.83,
      line: 15,
      column: 39,
      edits: true,
      why: ['score gain: 6.42'],
      alternatives: ['middle of the night', 'course of the night'],
    });
    expect(file.cards[2]?.excerpts[0]?.segments.slice(1, 3)).toEqual([
      ['del', 'quick'],
      ['ins', 'dead'],
    ]);
    expect(data.rules[file.cards[2]?.rule as number]?.id).toBe('spin/lexicon');
  });

  test('explains the rules that spoke', () => {
    const docs = { summary: 'Synonyms.', why: 'Spinners.', fix: 'Put back.', bad: [], good: [] };
    const files = sampleFiles();
    const { rules } = dataOf(html(checkReport(files), files, [{ id: 'spin/lexicon', docs }]));
    expect(rules.find(({ id }) => id === 'spin/lexicon')).toEqual({
      id: 'spin/lexicon',
      summary: 'Synonyms.',
      why: 'Spinners.',
      fix: 'Put back.',
    });
    expect(rules.find(({ id }) => id === 'media/image')?.why).toBe('');
  });

  test('a finding inside a quotation is marked, not drawn as changed', () => {
    const atoms = data.files[0]?.rows.flatMap((row) => row.atoms) ?? [];
    expect(atoms).toContainEqual(['same', 'kept its guarantee', 3]);
    expect(data.files[0]?.cards[3]).toMatchObject({ inQuote: true, safety: 'report' });
  });

  test('a duplicate points at the copy that is kept', () => {
    const [file] = data.files as [PageFile];
    const row = file.rows[file.cards[6]?.kept?.[0]?.row as number];
    expect(row?.atoms.join('')).toContain('Islanders have lived on a small passenger boat');
    expect(row?.state).toBe('touched');
  });

  test('the article reads as the cleaned text without deletions and as the original without insertions', () => {
    const [{ text, cleaned }] = sampleFiles() as [ReviewedFile];
    const words = (skip: string): string[] =>
      data.files[0]?.rows
        .map(({ atoms }) =>
          atoms.map((atom) => (typeof atom === 'string' ? atom : atom[0] === skip ? '' : atom[1])).join(''),
        )
        .join('\n\n')
        .match(/\S+/g) ?? [];
    expect(words('del')).toEqual(cleaned.match(/\S+/g));
    expect(words('ins')).toEqual(text.match(/\S+/g));
  });

  test('the policy allows the inlined style and script and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(source)?.[1];
    const sha = (content: string): string => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
    const inlined = (tag: string): string => source.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? '';
    expect(inlined('script')).toMatch(/^\(function/);
    expect(policy).toBe(
      `default-src 'none'; style-src ${sha(inlined('style'))}; script-src ${sha(inlined('script'))}; base-uri 'none'; form-action 'none'`,
    );
    // With hashes in force the browser ignores style attributes and inline handlers.
    expect(
      elements(tree, ({ properties }) => Object.keys(properties).some((name) => name === 'style' || /^on/i.test(name))),
    ).toEqual([]);
    const markup = source.replace(/<script>.*<\/script>/s, '');
    expect(markup).not.toMatch(/(?:src|href)="(?!#)|url\(|@import/);
  });

  test('same input, same bytes', () => {
    expect(page(sampleFiles())).toBe(source);
  });
});

describe('odd reports', () => {
  test('nothing checked, nothing found', () => {
    expect(page([])).toContain('No articles to check');
    expect(page([reviewed('a.txt', 'The bridge is open.\n', [])])).toContain('1 file checked, clean: nothing to do');
  });

  test('without its text a file shows its cards', () => {
    const files = sampleFiles();
    const data = dataOf(html(checkReport(files), []));
    expect(data.files.map(({ cards, rows, whole }) => [cards.length, rows.length, whole.length])).toEqual([
      [8, 0, 8],
      [1, 0, 1],
    ]);
  });

  test('a run that applied safe findings only says so', () => {
    const text = 'Advertisement\n\nIn the quick of the night.\n';
    const findings = [
      finding(text, 'Advertisement\n\n', { put: '' }),
      finding(text, 'quick', { put: 'dead', safety: 'review' }),
    ];
    const file = { ...reviewed('a.txt', text, findings), cleaned: text.slice(15) };
    expect(page([file])).toContain('The cleaned copy holds the safe changes; 1 change for review is drawn here too.');
  });
});

describe('hostile text', () => {
  const NASTY = [
    '</script><img src=x onerror=alert(1)>',
    '<!--',
    '-->',
    ']]>',
    '</style>',
    '</title>',
    '</p></article>',
    '<svg onload=alert(1)>',
    '"',
    "'",
    '&lt;',
    '\u2028',
    '\ud800',
    '\udfff',
    '\u202e',
    '\u2066',
    '\u0000',
    '\u001b[31m',
    '\ufeff',
    '\r',
    '\n',
    '\n\n',
    ' ',
    'word',
    'javascript:alert(1)',
  ];
  const hostile = fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

  test('stays text wherever it comes from', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (one, two, three) => {
        const text = `${one}x${two}x\n\n${three}`;
        const bad = finding(text, `x${two}x`, {
          put: three,
          rule: one,
          entry: two,
          message: three,
          evidence: { [one]: two, list: [three] },
          alternatives: [one, two, three],
          related: [{ start: 0, end: text.length }],
          safety: two.length % 2 ? 'safe' : 'report',
          inQuote: true,
        });
        const file = reviewed(`${one}/${two}`, text, [bad], {
          metadata: { title: one, credits: [two, three] },
          encoding: one,
          language: two,
        });
        const source = html({ ...checkReport([file, reviewed(two, one, [])]), version: one }, [file]);
        const tree = parse(source);
        expect(elements(tree).filter(({ tagName }) => !TAGS.has(tagName))).toEqual([]);
        expect(elements(tree, ({ tagName }) => tagName === 'script')).toHaveLength(2);
        expect(dataOf(source).files[0]?.cards[0]?.message).toBe(three);
        expect(
          elements(tree, ({ properties }) => Object.keys(properties).some((name) => /^(?:on|src|style)/i.test(name))),
        ).toEqual([]);
        expect(source).not.toMatch(/(?![\n\r\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(
          elements(tree, ({ tagName }) => tagName === 'a').every(({ properties }) =>
            String(properties.href).startsWith('#'),
          ),
        ).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
