import type { Article } from '../../article/article.ts';
import { BREAK, classOf } from '../../article/characters.ts';
import type { Draft, Edit } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { BlankRuns, isBlank } from './blank-runs.ts';
import { LIST, layoutOf, TABLE, VERSE } from './layout.ts';

/** The final line break is looked for behind at most so many blanks. */
const MAX_BLANKS = 400;

/** Blanks and blank lines nobody meant. */
export const whitespace = defineRule({
  id: 'structure/whitespace',
  phase: 'spacing',
  scope: 'document',
  safety: 'safe',
  severity: 'info',
  docs: {
    summary: 'Trailing blanks, runs of blanks, indented prose and more than one blank line.',
    why: 'They are left over from the layout of the page. They do not change what a text says, but two texts that differ in them do not compare as equal.',
    fix: 'Blanks at line ends and at line starts go, runs of blanks become one space, runs of blank lines one blank line. Tables and the indentation of verse and lists stay, and so do line ends and the last line break of the file.',
    bad: [
      {
        text: '\n\n  The council met.  \n\n\n\nIt agreed\ton a  budget. \n\n',
        fixed: 'The council met.\n\nIt agreed on a budget.\n',
      },
      { text: 'One line.\r\n\r\n\r\nAnother line.', fixed: 'One line.\r\n\r\nAnother line.' },
    ],
    good: [
      'One line.\nAnother line.\n\nA third line.\n',
      'Team      Played  Points\nGarrow    14      31\nHursdale  14      19\nKelder    14      12\n',
      '| Team | Points |\n|------|--------|\n| A    | 3      |\n',
      'Up by the beck,\n    Down by the mill,\nUp by the cairn,\n    And over the hill.\n',
      'No final line break',
    ],
  },
  create() {
    return ({ article, original, report }) => {
      const { text, rows } = article;
      if (rows.count === 0) return;
      reportEdge(
        text,
        0,
        keepsIndent(article, 0) ? (rows.lineStart[0] as number) : (rows.start[0] as number),
        '',
        report,
      );
      for (let row = 0; row + 1 < rows.count; row++) {
        if (isPlainGap(article, row)) continue;
        const start = rows.end[row] as number;
        const end = rows.start[row + 1] as number;
        const wanted = gapFor(article, row, text.slice(start, end));
        if (wanted !== text.slice(start, end)) reportGap(text, start, end, wanted, report);
      }
      const last = rows.end[rows.count - 1] as number;
      // Where a last paragraph was taken away, the line break in front of it is no final one.
      const final =
        classOf(original.text.charCodeAt(original.text.length - 1)) === BREAK
          ? (breaksIn(text.slice(last, last + MAX_BLANKS))[0] ?? '')
          : '';
      reportEdge(text, last, text.length, final, report);
      if (mayHoldRuns(article)) reportRuns(article, report);
    };
  },
});

/** One or two line breaks between this row and the next, and nothing else: nearly every gap of a clean text. */
function isPlainGap({ text, rows }: Article, row: number): boolean {
  const end = rows.end[row] as number;
  const next = rows.start[row + 1] as number;
  const breaks = (rows.blanksBefore[row + 1] as number) + 1;
  if (breaks > 2) return false;
  return (
    next - end === breaks || (next - end === 2 * breaks && text.startsWith(breaks === 1 ? '\r\n' : '\r\n\r\n', end))
  );
}

/**
 * The gap as it should be: one or two of its own line breaks, and the indentation of the next row where it means
 * something.
 */
function gapFor(article: Article, row: number, gap: string): string {
  const { text, rows } = article;
  const breaks = breaksIn(gap).slice(0, 2).join('');
  const markdown = article.format === 'markdown';
  const hard =
    markdown && (rows.blanksBefore[row + 1] as number) === 0 ? (/^ {2,}(?=[\r\n])/.exec(gap)?.[0] ?? '') : '';
  const indent =
    markdown || keepsIndent(article, row + 1) ? text.slice(rows.lineStart[row + 1], rows.start[row + 1]) : '';
  return hard + breaks + indent;
}

function keepsIndent(article: Article, row: number): boolean {
  const { text, rows } = article;
  const start = rows.start[row] as number;
  if (rows.lineStart[row] === start) return false;
  // Chinese and Japanese paragraphs begin with a wide space.
  if (text.charCodeAt(start - 1) === 0x3000 && text.charCodeAt(start) >= 0x2e80) return true;
  const layout = layoutOf(article)[row];
  return layout === VERSE || layout === TABLE || layout === LIST;
}

function breaksIn(gap: string): string[] {
  return gap.match(/\r\n|[\n\r\u0085\u2028\u2029]/g) ?? [];
}

function reportGap(text: string, start: number, end: number, wanted: string, report: (draft: Draft) => void): void {
  const edit = smallest(text, start, end, wanted);
  const lines = breaksIn(text.slice(start, end)).length - breaksIn(wanted).length;
  report({
    ...draftOf(
      edit,
      lines > 0
        ? 'Unexpected blank lines, expected one at most'
        : 'Unexpected blanks at the edge of a line, expected none',
    ),
    evidence: { blankLines: Math.max(0, lines) },
  });
}

/** White space before the first and behind the last row. */
function reportEdge(text: string, start: number, end: number, wanted: string, report: (draft: Draft) => void): void {
  if (text.slice(start, end) === wanted) return;
  report(
    draftOf(
      smallest(text, start, end, wanted),
      `Unexpected white space at the ${start === 0 ? 'start' : 'end'} of the text, expected none`,
    ),
  );
}

function draftOf(edit: Edit, message: string): Draft {
  return { start: edit.start, end: edit.end, message, edits: [edit], confidence: 1 };
}

/** The edit without what stays at both ends. */
function smallest(text: string, start: number, end: number, wanted: string): Edit {
  let from = start;
  let to = end;
  let first = 0;
  let last = wanted.length;
  while (last > first && to > from && text.charCodeAt(to - 1) === wanted.charCodeAt(last - 1)) {
    to--;
    last--;
  }
  while (first < last && from < to && text.charCodeAt(from) === wanted.charCodeAt(first)) {
    from++;
    first++;
  }
  return { start: from, end: to, text: wanted.slice(first, last) };
}

/** May two blanks stand side by side inside a row, or a tab? The tokeniser saw them, wherever they stand; a text that only lost its blanks was never tokenised. */
function mayHoldRuns(article: Article): boolean {
  if (!article.isTokenised) return article.text.includes('  ') || article.text.includes('\t');
  const { marks } = article.tokens;
  return marks[0x20] === 1 || marks[0x09] === 1;
}

/** Runs of blanks inside rows, one finding a row. */
function reportRuns(article: Article, report: (draft: Draft) => void): void {
  const { text, rows } = article;
  const layout = layoutOf(article);
  const runs = new BlankRuns(text);
  for (let row = 0; row < rows.count; row++) {
    const stop = rows.end[row] as number;
    if (layout[row] === TABLE || isPipeRow(text, rows.start[row] as number, stop)) continue;
    const edits: Edit[] = [];
    for (let start = runs.nextFrom(rows.start[row] as number); start < stop; ) {
      let end = start + 1;
      while (isBlank(text.charCodeAt(end))) end++;
      edits.push(oneSpace(text, start, end));
      start = runs.nextFrom(end);
    }
    const first = edits[0];
    const last = edits[edits.length - 1];
    if (!first || !last) continue;
    report({
      start: first.start,
      end: last.end,
      message: 'Unexpected run of blanks, expected one space',
      edits,
      confidence: 1,
      evidence: { runs: edits.length },
    });
  }
}

/** A row of a table drawn with bars, as in Markdown: its blanks keep the columns in line, however short the table is. */
function isPipeRow(text: string, start: number, stop: number): boolean {
  return stop - start > 2 && text.charCodeAt(start) === 0x7c && text.charCodeAt(stop - 1) === 0x7c;
}

function oneSpace(text: string, start: number, end: number): Edit {
  return text.charCodeAt(start) === 0x20 ? { start: start + 1, end, text: '' } : { start, end, text: ' ' };
}
