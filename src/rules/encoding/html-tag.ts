import type { Article } from '../../article/article.ts';
import { isSpaceOrBreak } from '../../article/characters.ts';
import type { Draft, Edit } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';
import { censusOf, HAS_TAG_START } from './census.ts';
import { type Item, itemsOf, residueIn } from './html-layout.ts';
import { lineBreakOf } from './line-break.ts';

/** HTML tags, comments, scripts and marked-up captions that were left in the text. */
export const htmlTag = defineRule({
  id: 'encoding/html-tag',
  phase: 'characters',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'HTML tags and comments in the text.',
    why: 'The text was cut out of the source of a page. Tags say how words look on the page; they are not part of what was written.',
    fix: 'Tags go, their text stays. Scripts, style sheets, comments and captions (figcaption, class “caption”) go as a whole. A tag that ends a paragraph or a line in the middle of a line becomes a break. A bracket in mathematics and a placeholder such as <name> stay.',
    bad: [
      {
        text: '<p>A café in <span class="place">Ropewalk Street</span> closed.</p>',
        fixed: 'A café in Ropewalk Street closed.',
      },
      {
        text: 'It closed in May.<br/>It will <em>not</em> reopen.</p><p>The owner retired.',
        fixed: 'It closed in May.\nIt will not reopen.\n\nThe owner retired.',
      },
      {
        text: 'The lease ends in May.\n\n<span class="caption">The shop in 1984</span>\n\nThe shop opened in 1931.\n',
        fixed: 'The lease ends in May.\n\nThe shop opened in 1931.\n',
      },
      { text: 'He won.<script async src="https://example.com/a.js">if (a<b) { go() }</script>', fixed: 'He won.' },
      { text: '<!-- wp:paragraph -->\nThe council met.\n<!-- /wp:paragraph -->\n', fixed: 'The council met.\n' },
    ],
    good: [
      'The rate is <5 per cent and a <b and c> d in the proof, where x <y> z.',
      'Enter <name> and <your address>, then <a> or <b>.',
      'Use the <br> tag to break lines, or “<p>” for paragraphs.',
      'A paragraph begins with <p> and ends with </p>, a line with <br>.',
      'Prices <- rose -> fell <3 <<more>>',
    ],
  },
  create() {
    return ({ article, report }) => {
      if ((censusOf(article) & HAS_TAG_START) === 0) return;
      const items = itemsOf(residueIn(article));
      for (let i = 0; i < items.length; ) {
        let last = i;
        while (
          last + 1 < items.length &&
          isBlank(article.text, (items[last] as Item).end, (items[last + 1] as Item).start)
        )
          last++;
        reportRun(article, items.slice(i, last + 1), report);
        i = last + 1;
      }
    };
  },
});

/**
 * Reports items with nothing but blanks between them: as whole rows where nothing else stands there, else one by one.
 */
function reportRun(article: Article, run: readonly Item[], report: (draft: Draft) => void): void {
  const { rows } = article;
  const first = article.rowAt((run[0] as Item).start);
  const last = article.rowAt((run[run.length - 1] as Item).end - 1);
  const left = (run[0] as Item).start > (rows.start[first] as number);
  const right = (run[run.length - 1] as Item).end < (rows.end[last] as number);
  if (!left && !right) {
    const parts = run.flatMap((item) => [...item.parts]);
    report(
      draftOf(
        article,
        parts[0] as Edit,
        wholeRows(article, first, last, run),
        run.some((item) => item.caption),
        parts.length,
      ),
    );
    return;
  }
  const breaks = left && right ? breakTexts(article, run) : run.map(() => '');
  const broken = breaks.some((text) => text !== '' && text !== ' ');
  run.forEach((item, index) => {
    const next = run[index + 1]?.start;
    item.parts.forEach((part, place) => {
      let { start, end } = part;
      if (index === 0 && place === 0 && left && (broken || !right)) start = skipBlanksBack(article.text, start);
      if (place === item.parts.length - 1) end = endOf(article.text, part, next, !left || !right || broken);
      const edit = { start, end, text: place === 0 ? (breaks[index] as string) : '' };
      report(draftOf(article, part, edit, item.caption, 1));
    });
  });
}

/**
 * The break each item leaves behind where text stands on both sides: paragraph breaks once for the run, line breaks as
 * often as they come.
 */
function breakTexts(article: Article, run: readonly Item[]): string[] {
  const { text } = article;
  const line = lineBreakOf(article);
  const strongest = run.findIndex((item) => item.break === 2);
  if (strongest >= 0) return run.map((_, index) => (index === strongest ? line + line : ''));
  const lines = run.filter((item) => item.break === 1).length;
  if (lines > 0) {
    // A run of list items or rows is one break; only <br> counts one by one.
    const single = run.findIndex((item) => item.break === 1);
    const each = run.every(
      (item) => item.break !== 1 || text.startsWith('<br', item.start) || text.startsWith('<BR', item.start),
    );
    return run.map((item, index) => ((each && item.break === 1) || index === single ? line : ''));
  }
  const cell = run.findIndex((item) => item.break === 'cell');
  const spaced =
    isSpaceOrBreak(text.charCodeAt((run[0] as Item).start - 1)) ||
    isSpaceOrBreak(text.charCodeAt((run[run.length - 1] as Item).end));
  return run.map((_, index) => (index === cell && !spaced ? ' ' : ''));
}

/** At the edges of a line and around breaks all blanks go; between words one of two does. */
function endOf(text: string, part: { start: number; end: number }, next: number | undefined, all: boolean): number {
  if (!all && !isPlainBlank(text.charCodeAt(part.start - 1))) return part.end;
  let end = part.end;
  while (isPlainBlank(text.charCodeAt(end)) && end !== next) end++;
  return end;
}

function wholeRows(article: Article, first: number, last: number, run: readonly Item[]): Edit {
  const { rows, blocks } = article;
  const paragraphs = run.some((item) => item.break === 2) && first > 0 && last + 1 < rows.count;
  const gap = (rows.blanksBefore[first] as number) > 0 || rows.blanksBefore[last + 1] !== 0;
  // In a text with lines of fixed width only a blank line tells where a paragraph ends.
  if (paragraphs && !gap && blocks.wrapped)
    return { start: rows.start[first] as number, end: rows.end[last] as number, text: '' };
  return deleteRows(article, first, last);
}

function draftOf(
  article: Article,
  part: { start: number; end: number },
  edit: Edit,
  caption: boolean,
  parts: number,
): Draft {
  const tag = shown(article.text.slice(part.start, part.end));
  return {
    start: edit.start,
    end: edit.end,
    message: `Unexpected ${caption ? 'caption with markup' : 'markup'} “${tag}”, expected text`,
    edits: [edit],
    entry: caption ? 'caption' : 'tag',
    confidence: 0.98,
    // In Markdown a tag may be meant.
    ...(article.format === 'markdown' ? { safety: 'review' as const } : {}),
    evidence: { markup: tag, ...(parts > 1 ? { parts } : {}) },
  };
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function isPlainBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isPlainBlank(text.charCodeAt(i))) return false;
  return true;
}

function skipBlanksBack(text: string, from: number): number {
  let start = from;
  while (isPlainBlank(text.charCodeAt(start - 1))) start--;
  return start;
}
