import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Galley } from '../src/galley.ts';

/**
 * Whole pages of invented outlets: `+ ` marks a line of the article, `- ` one of the page around it, `? ` a headline or standfirst, which is part of the article in one gold standard and of the
 * page in the next.
 */
const FOLDER = path.join(import.meta.dirname, 'pages');
/** Share of the lines of the page that may stay: names, topics and headlines without a marker look like nothing in particular. */
const MAX_LEFT = 0.2;

let galley: Galley;
beforeAll(async () => {
  galley = await Galley.create({ config: false });
});

describe('pages of outlets never seen', () => {
  /** Lines of the page that stay, and all of them. */
  function leftOf(file: string, gap: string): [number, number] {
    const lines = readFileSync(path.join(FOLDER, file), 'utf8').trimEnd().split('\n');
    const marked = (mark: string): string[] =>
      lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
    const kept = new Set(galley.check(lines.map((line) => line.slice(2)).join(gap)).text.split('\n'));
    expect(marked('+ ').filter((line) => !kept.has(line))).toEqual([]);
    return [marked('- ').filter((line) => kept.has(line)).length, marked('- ').length];
  }

  it.each(readdirSync(FOLDER))('%s loses no line of its article and most of the others', (file) => {
    const [left, all] = leftOf(file, '\n');
    expect(left).toBeLessThanOrEqual(MAX_LEFT * all);
  });

  it('lose no line of an article with a blank line between all rows, and most of the others', () => {
    const found = readdirSync(FOLDER).map((file) => leftOf(file, '\n\n'));
    const sum = (at: 0 | 1): number => found.reduce((total, one) => total + one[at], 0);
    expect(sum(0)).toBeLessThanOrEqual(MAX_LEFT * sum(1));
  });
});

describe('pages as programs write them that read pages', () => {
  const SHORT = 60;

  /** Lines of a paragraph, broken at the width. */
  function wrapped(paragraph: string, width: number): string[] {
    const lines = [''];
    for (const word of paragraph.split(' ')) {
      const line = lines.at(-1) as string;
      if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
      else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
    return lines;
  }

  const isItem = (line: string): boolean => line.startsWith('- ') && line.length < SHORT;
  const LAYOUTS: Readonly<Record<string, (line: string) => string>> = {
    'with paragraphs apart and lists tight': (line) =>
      isItem(line) ? `* ${line.slice(2)}\n` : `\n${line.slice(2)}\n\n`,
    'with paragraphs broken at a width': (line) =>
      isItem(line) ? `     * ${line.slice(2)}\n` : `\n   ${wrapped(line.slice(2), 72).join('\n   ')}\n\n`,
    'in a narrow column': (line) =>
      isItem(line) ? `${line.slice(2)}\n` : `\n${wrapped(line.slice(2), 36).join('\n')}\n\n`,
  };

  /** A paragraph with two of its words in a link, which stands on a line of its own; a mark behind it begins the next. */
  function withLink(paragraph: string): string {
    const words = paragraph.split(' ');
    if (words.length < 10) return paragraph;
    const link = words.slice(5, 7).join(' ');
    const name = link.replace(/[,.;:!?”"]+$/, '');
    return `${words.slice(0, 5).join(' ')}\n${name}\n${link.slice(name.length)} ${words.slice(7).join(' ')}`.replace(
      /\n /,
      '\n',
    );
  }

  /** Share of the paragraphs with a link that may lose a piece: where both sides of it begin with a capital, nothing tells that they belong together. */
  const MAX_LOST = 0.1;

  it.each(Object.entries(LAYOUTS))('%s lose no line of an article, and most of the others', (_, lay) => {
    const bare = (text: string): string => text.replace(/\s/g, '');
    let [left, all] = [0, 0];
    const lost: string[] = [];
    for (const file of readdirSync(FOLDER)) {
      const lines = readFileSync(path.join(FOLDER, file), 'utf8').trimEnd().split('\n');
      const { text } = galley.check(lines.map(lay).join(''));
      const kept = bare(text);
      // A headline among crumbs and dates may be taken for one of them.
      const article = lines.filter((line) => line.startsWith('+ '));
      const paragraphs = article.filter((line, at) => at > 0 || line.length >= SHORT);
      lost.push(...paragraphs.filter((line) => !kept.includes(bare(line.slice(2)))));
      const others = lines.filter((line) => line.startsWith('- '));
      const rows = new Set(text.split('\n').map((row) => bare(row.replace(/^\s*\* /, ''))));
      left += others.filter((line) => rows.has(bare(line.slice(2)))).length;
      all += others.length;
    }
    expect(lost).toEqual([]);
    expect(left).toBeLessThanOrEqual(MAX_LEFT * all);
  });

  it('with links on lines of their own lose few of the paragraphs, which were broken at them', () => {
    const bare = (text: string): string => text.replace(/\s/g, '');
    let [lost, all] = [0, 0];
    for (const file of readdirSync(FOLDER)) {
      const lines = readFileSync(path.join(FOLDER, file), 'utf8').trimEnd().split('\n');
      const isArticle = (line: string): boolean => line.startsWith('+ ');
      const lay = (line: string): string => (isArticle(line) ? withLink(line.slice(2)) : line.slice(2));
      const kept = bare(galley.check(lines.map(lay).join('\n')).text);
      const paragraphs = lines.filter((line) => isArticle(line) && line.length >= SHORT);
      lost += paragraphs.filter((line) => !kept.includes(bare(line.slice(2)))).length;
      all += paragraphs.length;
    }
    expect(lost).toBeLessThanOrEqual(MAX_LOST * all);
  });
});

describe('an article that is otherwise clean', () => {
  const article = readFileSync(path.join(FOLDER, 'en.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('+ '))
    .map((line) => line.slice(2));
  const [headline, lead, ...rest] = article as [string, string, ...string[]];
  const text = [headline, 'By Hester Vane', 'Published 14 October 2024, 06.30 BST', lead, ...rest].join('\n\n');

  it('keeps its byline and its date, which are reported and known', () => {
    const result = galley.check(text);
    expect(result.text).toBe(text);
    expect(new Set(result.findings.map(({ safety }) => safety))).toEqual(new Set(['report']));
    expect(result.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['metadata/byline', 'metadata/published']),
    );
    expect(result.metadata).toMatchObject({ byline: 'Hester Vane' });
  });

  it('loses them as soon as the page shows', () => {
    const page = `${text}\n\nShare this article\n\nSign up to our daily newsletter`;
    expect(galley.check(page, { level: 'safe' }).text.trimEnd()).toBe([headline, lead, ...rest].join('\n\n'));
  });
});
