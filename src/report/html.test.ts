import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { checkReport, finding, reviewed, sampleFiles } from './fixture.ts';
import { html } from './html.ts';
import type { ReviewedFile } from './model.ts';

const page = (files: readonly ReviewedFile[]): string => html(checkReport(files), files);
const parse = (source: string): Nodes => unified().use(rehypeParse).parse(source);
const TAGS = new Set(
  (
    'html head meta title style body a header h1 h2 h3 p dl div dt dd table caption tbody tr th td svg rect nav details summary ol li ' +
    'form label input select option fieldset legend output main section article span b sup mark del ins footer script'
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

const hasClass =
  (name: string) =>
  ({ properties }: Element): boolean =>
    [properties.className].flat().includes(name);
const byId = (root: Nodes, id: string): Element => only(elements(root, ({ properties }) => properties.id === id));

function only<T>(items: readonly (T | undefined)[]): T {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`expected one, found ${items.length}`);
  return item;
}

describe('the page', () => {
  const source = page(sampleFiles());
  const tree = parse(source);

  test('opens with the summary: verdicts, share taken out, rules, the next step', () => {
    const top = textOf(only(elements(tree, hasClass('top'))));
    expect(top).toContain('9 findings in 2 of 3 files · 5 safe to fix: galley fix · 4 need a look: galley review');
    expect(top).toMatch(/files: clean\s*1/);
    expect(top).toMatch(/files: changes proposed\s*1/);
    expect(top).toMatch(/words taken out\s*\d+\.\d %/);
    expect(top).toMatch(/spin\/lexicon\s*2/);
    expect(top).toContain('1 clean file');
  });

  test('has a card for each proposed finding with rule, entry, safety, confidence, reason, before and after', () => {
    const cards = elements(tree, hasClass('card'));
    expect(cards).toHaveLength(9);
    const said = textOf(byId(tree, 'f1-c3')).replace(/\s+/g, ' ');
    for (const part of [
      'spin/lexicon/quick/dead',
      'review',
      'confidence 0.83',
      'line 15, column 39',
      'in the quick of the night',
      'in the dead of the night',
      'score gain: 6.42',
      'or: “middle of the night”',
    ]) {
      expect(said).toContain(part);
    }
  });

  test('draws the changes word by word; unchanged paragraphs fold', () => {
    expect(source).toMatch(
      /in the <sup class="ref">.*?<\/sup><del data-c="f1-c3" class="review">quick<\/del><ins data-c="f1-c3" class="review">dead<\/ins> of the night/,
    );
    expect(source).toContain('<details class="fold kept"><summary>2 paragraphs unchanged</summary>');
  });

  test('a finding inside a quotation says that it is never changed in bulk, and the text is not drawn as changed', () => {
    expect(textOf(byId(tree, 'f1-c4'))).toContain('inside a quotation: never changed in bulk');
    expect(source).toContain('<mark data-c="f1-c4" class="report">kept its guarantee</mark>');
  });

  test('a duplicate links to the copy that is kept', () => {
    const isToParagraph = ({ properties }: Element): boolean => String(properties.href).includes('-p');
    const link = only(elements(byId(tree, 'f1-c7'), isToParagraph));
    const target = byId(tree, String(link.properties.href).slice(1));
    expect(textOf(target)).toContain('Islanders have lived on a small passenger boat');
  });

  test('every link leads to a place in the page, every id is there once', () => {
    const ids = elements(tree)
      .map(({ properties }) => properties.id)
      .filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { properties } of elements(tree, ({ tagName }) => tagName === 'a')) {
      expect(ids).toContain(String(properties.href).replace(/^#/, ''));
    }
  });

  test('the article reads as the cleaned text without <del> and as the original without <ins>', () => {
    const [{ text, cleaned }] = sampleFiles() as [ReviewedFile];
    const words = (skip: string): string[] =>
      elements(byId(tree, 'f1'), hasClass('t'))
        .map((paragraph) =>
          textOf(paragraph, (one) => one.tagName === skip || hasClass('ref')(one) || hasClass('u')(one)),
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
    expect(policy).toBe(
      `default-src 'none'; style-src ${sha(inlined('style'))}; script-src ${sha(inlined('script'))}; base-uri 'none'; form-action 'none'`,
    );
    // With hashes in force the browser ignores style attributes and inline handlers.
    expect(
      elements(tree, ({ properties }) => Object.keys(properties).some((name) => name === 'style' || /^on/i.test(name))),
    ).toEqual([]);
    expect(source).not.toMatch(/(?:src|href)="(?!#)|url\(|@import/);
  });

  test('same input, same bytes', () => {
    expect(page(sampleFiles())).toBe(source);
  });
});

describe('odd reports', () => {
  test('nothing checked, nothing found', () => {
    expect(page([])).toContain('No files to check');
    expect(page([reviewed('a.txt', 'The bridge is open.\n', [])])).toContain('1 file checked, clean: nothing to do');
  });

  test('without its text a file shows its cards', () => {
    const files = sampleFiles();
    const tree = parse(html(checkReport(files), []));
    expect(elements(tree, hasClass('card'))).toHaveLength(9);
    expect(elements(tree, hasClass('t'))).toEqual([]);
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

  test('a long run of deleted paragraphs folds', () => {
    const menu = 'Home\n\nNews\n\nSport\n\nWeather\n\nTravel\n\nMore\n\n';
    const text = `${menu}The bridge is open.\n`;
    expect(page([reviewed('a.txt', text, [finding(text, menu, { put: '' })])])).toContain(
      '<summary>5 more paragraphs deleted</summary>',
    );
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
        expect(elements(tree, ({ tagName }) => tagName === 'script')).toHaveLength(1);
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

  test('a bidi override is shown, not obeyed', () => {
    const text = 'Pay \u202e001\u202c now.';
    const source = page([reviewed('a.txt', text, [finding(text, 'now', { put: 'later' })])]);
    expect(source).toContain('Pay <span class="u">U+202E</span>001<span class="u">U+202C</span> ');
  });
});
