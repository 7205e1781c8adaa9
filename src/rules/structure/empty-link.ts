import type { Article } from '../../article/article.ts';
import type { Span } from '../../article/span.ts';
import { emptyLinksOf } from '../../article/wraps.ts';
import type { Edit } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteInline, deleteRows } from '../deletion.ts';

/** What may stand in a row beside links around nothing: marks of lists, and signs between links. */
const NOTHING = /^[\s>*+•·|,/–-]*(?:\d{1,3}[.)])?[\s|]*$/;

const LEAD = 'The ferry to Orran was two hours late on Monday.';

export const emptyLink = defineRule({
  id: 'structure/empty-link',
  phase: 'characters',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'Links of Markdown around nothing: `[](https://…)`.',
    why: 'Icons, buttons and pictures were left out when the page was written as Markdown, and the links around them stayed. A reader sees nothing; as text they are addresses between the paragraphs.',
    fix: 'The link goes, and the row with the mark of its list when nothing else is on it. Code stays.',
    bad: [
      { text: `[](https://gull.example/share)\n\n${LEAD}\n`, fixed: `${LEAD}\n` },
      { text: `*   [](/a)\n*   [ ](/b) | [](/c)\n\n${LEAD}\n`, fixed: `${LEAD}\n` },
      { text: `The ferry [](#late) was late.\n`, fixed: 'The ferry was late.\n' },
      { text: `The ferry was late.[](#late)\n`, fixed: 'The ferry was late.\n' },
    ],
    good: [
      'Write a link as [the pier](https://gull.example/pier), never with [] alone.\n',
      'The call returns list[](0) in the old version and array[]() in the new one.\n',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      const links = emptyLinksOf(article.text, article.protectedSpans);
      for (let at = 0; at < links.length; at++) {
        const first = links[at] as Span;
        const row = article.rowAt(first.start);
        const own = [first];
        while (at + 1 < links.length && article.rowAt((links[at + 1] as Span).start) === row)
          own.push(links[++at] as Span);
        const { end } = own.at(-1) as Span;
        report({
          start: first.start,
          end,
          message: `Unexpected ${own.length > 1 ? `${own.length} links` : 'link'} around nothing`,
          edits: editsOf(article, row, own),
        });
      }
    },
});

/** Takes links of one row, which may go on over several, and the row when nothing else is on it. */
function editsOf(article: Article, row: number, links: readonly Span[]): Edit[] {
  const { rows, text } = article;
  const last = article.rowAt((links.at(-1) as Span).end - 1);
  let rest = '';
  let at = rows.start[row] as number;
  for (const { start, end } of links) {
    rest += text.slice(at, start);
    at = end;
  }
  rest += text.slice(at, rows.end[last]);
  if (NOTHING.test(rest)) return [deleteRows(article, row, last)];
  const runs: Span[] = [];
  for (const { start, end } of links) {
    const before = runs.at(-1);
    if (before && text.slice(before.end, start).trim() === '') runs[runs.length - 1] = { start: before.start, end };
    else runs.push({ start, end });
  }
  return runs.map(({ start, end }) =>
    article.rowAt(end - 1) === row ? deleteInline(article, start, end) : { start, end, text: '' },
  );
}
