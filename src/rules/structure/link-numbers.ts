import type { Article } from '../../article/article.ts';
import type { Edit } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows, deleteToEnd } from '../deletion.ts';

/** An entry of the list: its number and an address. */
const ENTRY = /^(\d{1,4})\. (?:https?|ftp|file|mailto|javascript|tel|data|about):\S*$/;
/** Rows above the list and between its parts. */
const HEADING = /^(?:(?:visible |hidden )?links:?|references:?)$/i;
/** Fewer addresses may be the sources of an article. */
const LEAST = 3;
/** A number stands right before the first word of its link; the mark of a footnote stands behind a word. */
const MARK = /\[(\d{1,4})\](?=[\p{L}\p{N}"'“‘«„([#@$€£&+<*_-])/gu;
/** So many of the addresses must have a number in the text, in the order of the list. The rest are links around pictures, and hidden ones. */
const MARKED = 0.4;
/** The first row of a dump: what the page names as its feeds and other forms. */
const ALTERNATES = /^#\[1\]/;

const TEXT = `   #[1]alternate

   [2]Skip to content

The lock keeper of Ebb Mill goes home

   The last keeper of the lock at [3]Ebb Mill turned the handle for the last
   time on Friday. From now on [4]a motor does it.`;
const FIXED = `   Skip to content

The lock keeper of Ebb Mill goes home

   The last keeper of the lock at Ebb Mill turned the handle for the last
   time on Friday. From now on a motor does it.`;
const LIST = `

References

   1. https://canal.example/feed
   2. https://canal.example/#content
   3. https://canal.example/ebb-mill
   4. https://canal.example/motor
`;
const SOURCES = 'References\n1. https://gull.example/a\n2. https://gull.example/b\n3. https://gull.example/c\n';

export const linkNumbers = defineRule({
  id: 'structure/link-numbers',
  phase: 'characters',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'Numbers in front of links, and the list of their addresses at the end, as text browsers write them.',
    why: 'Programs that print a page as plain text (`lynx -dump`, `elinks -dump`) put a number in square brackets before every link and a list of addresses below the page. Neither is a word of the article, and the numbers part words that belong together.',
    fix: 'The numbers and the list go. The list must stand at the very end, count up, and hold addresses only; its numbers must stand in the text in the same order, each right before a word. Footnotes, whose marks stand behind a word, stay with their sources.',
    bad: [{ text: TEXT + LIST, fixed: `${FIXED}\n\n` }],
    good: [
      TEXT,
      `The lock was built in 1811,[1] and rebuilt twice.[2] Its keeper lived beside it.[3]\n\n${SOURCES}`,
      `The lock keeper goes home. Three sources say so.\n\n${SOURCES}`,
    ],
  },
  create:
    () =>
    ({ article, report, wholePage }) => {
      const list = listOf(article);
      if (!list) return;
      const { text, rows } = article;
      const end = rows.lineStart[list.row] as number;
      const marks = marksOf(text.slice(0, end), list.numbers);
      if (marks.length < LEAST || marks.length < MARKED * list.numbers.size) return;
      wholePage();
      const isAlternates = ALTERNATES.test(article.rowText(0));
      const head = isAlternates ? [deleteRows(article, 0)] : [];
      const behind = isAlternates ? (rows.next[0] as number) : 0;
      report({
        start: rows.start[list.row] as number,
        end: rows.end[rows.count - 1] as number,
        message: `Unexpected list of ${list.numbers.size} addresses and their numbers in the text, as a text browser writes them`,
        edits: [...head, ...marks.filter(({ start }) => start >= behind), deleteToEnd(article, list.row)],
        evidence: { addresses: list.numbers.size, numbers: marks.length },
      });
    },
});

/** The list at the end of the text: its first row, headings included, and its numbers. */
function listOf(article: Article): { row: number; numbers: ReadonlySet<number> } | undefined {
  const { rows } = article;
  const numbers = new Set<number>();
  let row = rows.count;
  for (let last = Number.POSITIVE_INFINITY; row > 0; row--) {
    const text = article.rowText(row - 1);
    const number = Number(ENTRY.exec(text)?.[1] ?? Number.NaN);
    if (number < last) {
      numbers.add(number);
      last = number;
    } else if (!HEADING.test(text)) break;
  }
  return numbers.size >= LEAST && row > 0 ? { row, numbers } : undefined;
}

/** Numbers of the list in the text, as deletions, each once and in ascending order. */
function marksOf(text: string, numbers: ReadonlySet<number>): Edit[] {
  const marks: Edit[] = [];
  let last = 0;
  for (const { index, 0: mark, 1: digits } of text.matchAll(MARK)) {
    const number = Number(digits);
    if (number <= last || !numbers.has(number)) continue;
    last = number;
    marks.push({ start: index, end: index + mark.length, text: '' });
  }
  return marks;
}
