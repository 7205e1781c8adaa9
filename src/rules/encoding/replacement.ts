import type { Article } from '../../article/article.ts';
import { defineRule } from '../../engine/rule.ts';
import { censusOf, HAS_LEAD, HAS_LOST } from './census.ts';

/** More occurrences than this tell nothing new; the count is in the evidence of each. */
const MAX_REPORTED = 20;

/**
 * U+FFFD, also read wrongly itself, and surrogates without a partner (never half of a pair, which is why the regex is
 * in Unicode mode).
 */
const LOST = /\ufffd|ï¿½|[\ud800-\udfff]/gu;

/** Characters that were lost before the text came here. */
export const replacement = defineRule({
  id: 'encoding/replacement',
  phase: 'characters',
  scope: 'document',
  safety: 'report',
  docs: {
    summary: 'Lost characters: U+FFFD and bytes that belong to no character.',
    why: 'A decoder met bytes it could not read and put a replacement character, or the file holds bytes that no encoding explains. What stood there cannot be known from the text.',
    fix: 'Nothing is changed. Look the passage up at the source, or scrape it again with the right encoding.',
    bad: [
      { text: 'The mayor said it wasn\ufffdt true.' },
      { text: 'It cost \udca340 in all.' },
      { text: 'The mayor said it wasnï¿½t true.' },
    ],
    good: ['The 😀 emoji is a pair of surrogates.', 'L’été, “naïve”'],
  },
  create() {
    return ({ article, report }) => {
      const places = placesOf(article);
      for (const { start, end } of places.slice(0, MAX_REPORTED)) {
        const code = article.text.charCodeAt(start);
        const byte =
          end === start + 1 && code >= 0xdc80 && code <= 0xdcff
            ? `0x${(code & 0xff).toString(16).toUpperCase()}`
            : undefined;
        report({
          start,
          end,
          message: byte
            ? `Unexpected byte ${byte}, expected a character`
            : 'Unexpected replacement character, expected the one that was lost',
          entry: byte ? 'byte' : 'replacement',
          confidence: 1,
          evidence: { count: places.length, ...(byte ? { byte } : {}), around: contextOf(article.text, start, end) },
        });
      }
    };
  },
});

function placesOf(article: Article): { start: number; end: number }[] {
  const census = censusOf(article);
  const { text } = article;
  if ((census & HAS_LOST) === 0 && !((census & HAS_LEAD) !== 0 && text.includes('ï¿½'))) return [];
  return Array.from(text.matchAll(LOST), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

function contextOf(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - 20), end + 20).replace(/\s+/g, ' ');
}
