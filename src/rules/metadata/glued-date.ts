import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';

/** `date 2025-07-21` or `date 2023-03`; only lower case, only with a real month and day. */
const PREFIX = /^\s?date ((?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?=\s|$)/;
/** Longest prefix that matches. */
const LENGTH = ' date 2025-07-21 '.length;

export const gluedDate = defineRule({
  id: 'metadata/glued-date',
  phase: 'structure',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'A crawl date in front of the first word.',
    why: 'A crawler wrote its own field name and date into the text: ` date 2025-07-21 `. The date is the day of the crawl, which may or may not be the day of publication.',
    fix: 'The prefix is deleted, with the space behind it, and the date is kept as `metadata.date`. Only at the very start of the text.',
    bad: [
      {
        text: ' date 2025-07-21 The harbour at Port Wenn will close for six weeks.',
        fixed: 'The harbour at Port Wenn will close for six weeks.',
      },
      {
        text: 'date 2023-03 Der Hafen von Kliffsand bleibt geschlossen.',
        fixed: 'Der Hafen von Kliffsand bleibt geschlossen.',
      },
      { text: ' date 2024-12-01\n\nThe ferry is late.', fixed: 'The ferry is late.' },
    ],
    good: [
      'Date 2025-07-21 is written on the stone.',
      'The letter bears the date 2025-07-21 and no name.',
      'date 2025-13-45 The field is broken.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      const { text } = article;
      const match = PREFIX.exec(text.slice(0, LENGTH + 1));
      if (!match) return;
      const end = match[0].length;
      if (text.slice(end, end + 400).trim() === '' && text.slice(end).trim() === '') return;
      const alone = article.rows.end[0] === end;
      const edit = alone ? deleteRows(article, 0) : { start: 0, end: end + 1, text: '' };
      report({
        start: 0,
        end: edit.end,
        message: `Unexpected crawl date “${match[0].trim()}” before the first word`,
        edits: [edit],
        evidence: { date: match[1] as string },
        metadata: { date: match[1] as string },
      });
    },
});
