import type { Article } from '../../article/article.ts';
import type { Metadata } from '../../article/metadata.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';

/** Labels of the header, and the fact that each gives; in the order in which they stand. */
const LABELS: readonly (readonly [label: string, fact: keyof Metadata | undefined])[] = [
  ['Title:', 'title'],
  ['URL Source:', 'source'],
  ['Published Time:', 'date'],
  ['Number of Pages:', undefined],
  ['Warning:', undefined],
  ['Markdown Content:', undefined],
];
/** The label that no article has at its head. */
const ADDRESS = /^URL Source: ?https?:\/\/\S+$/;
const DATE = /^\d{4}-\d\d-\d\d/;

export const readerHeader = defineRule({
  id: 'metadata/reader-header',
  phase: 'structure',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'The header that readers for language models write above a page.',
    why: 'Services that turn a page into Markdown print its title, its address and the word “Markdown Content:” above it. They are facts about the page and no lines of the article.',
    fix: 'The rows of the header are taken out. The title, the address and the date are kept as `metadata.title`, `metadata.source` and `metadata.date`. Only at the very start of the text, and only with an address.',
    bad: [
      {
        text: 'Title: Ferry to stay\n\nURL Source: https://gull.example/ferry\n\nPublished Time: 2025-07-21T08:15:00+00:00\n\nMarkdown Content:\nThe council of Welby voted on Sunday to keep the ferry.\n',
        fixed: 'The council of Welby voted on Sunday to keep the ferry.\n',
      },
      {
        text: 'Title: Ferry to stay\nURL Source: https://gull.example/ferry\nMarkdown Content:\nThe ferry stays.',
        fixed: 'The ferry stays.',
      },
    ],
    good: [
      'Title: Ferry to stay\n\nThe council of Welby voted on Sunday to keep the ferry.',
      'URL Source: the tool prints it above every page.\n\nThe council voted on Sunday.',
      'The council of Welby voted on Sunday.\n\nTitle: Ferry to stay\n\nURL Source: https://gull.example/ferry\n',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      const { rows } = article;
      const { count, facts, hasAddress } = headerOf(article);
      // A header without a page below it is all there is, and a person should see that.
      if (!hasAddress || count === rows.count) return;
      report({
        start: rows.start[0] as number,
        end: rows.end[count - 1] as number,
        message: `Unexpected header of a page reader (${count} lines)`,
        edits: [deleteRows(article, 0, count - 1)],
        evidence: { lines: count, address: facts.source },
        metadata: facts,
      });
    },
});

interface Header {
  /** Rows. */
  readonly count: number;
  readonly facts: Metadata & { source?: string };
  readonly hasAddress: boolean;
}

function headerOf(article: Article): Header {
  const facts: Record<string, string> = {};
  let hasAddress = false;
  let count = 0;
  let next = 0;
  for (; count < article.rows.count && count < LABELS.length; count++) {
    const row = article.rowText(count);
    const at = LABELS.findIndex(([label], index) => index >= next && row.startsWith(label));
    if (at < 0) break;
    next = at + 1;
    hasAddress ||= ADDRESS.test(row);
    const [label, fact] = LABELS[at] as (typeof LABELS)[number];
    const value = row.slice(label.length).trim();
    if (fact === undefined || value === '') continue;
    facts[fact] = fact === 'date' ? (DATE.exec(value)?.[0] ?? value) : value;
  }
  return { count, facts, hasAddress };
}
