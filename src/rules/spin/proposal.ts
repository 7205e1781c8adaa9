import type { Article } from '../../article/article.ts';
import type { Draft, Edit } from '../../engine/finding.ts';
import { articleBefore, takesAn } from './case.ts';
import type { Change } from './sheet.ts';

const CURLY = Symbol('curly apostrophes');

/** What a restoration writes: its edit, and what every candidate would put there. */
interface Written {
  readonly edit: Edit;
  readonly candidates: readonly string[];
  readonly alternatives: readonly string[];
}

/** The draft of a restoration: one edit, as small as words allow, the article before it repaired. */
export function draftOf(article: Article, change: Change, confidence = rounded(change.confidence)): Draft | undefined {
  const written = writtenBy(article, change);
  if (!written) return undefined;
  const { edit, candidates, alternatives } = written;
  return {
    start: edit.start,
    end: edit.end,
    message: messageOf(article.text.slice(edit.start, edit.end), alternatives, change.quoted),
    edits: [edit],
    alternatives,
    confidence,
    entry: change.spun,
    evidence: {
      form: change.spun,
      candidates,
      gain: Math.round((change.candidates[0]?.gain ?? 0) * 100) / 100,
      weight: change.weight,
    },
  };
}

/** The edit of a restoration; none when the text has it already. */
export function editOf(article: Article, change: Change): Edit | undefined {
  return writtenBy(article, change)?.edit;
}

function writtenBy(article: Article, change: Change): Written | undefined {
  const curly = article.view(CURLY, ({ text }) => text.includes('’'));
  const texts = change.candidates.map(({ text }) => (curly ? text.replaceAll("'", '’') : text));
  const { start, end } = change;
  const written = article.text.slice(start, end);
  const [first] = texts;
  if (first === undefined || first === written) return undefined;
  const trim = commonWords(written, texts);
  const lead = leadOf(
    article,
    start + trim.head,
    change.quoted,
    texts.map((text) => text.slice(trim.head)),
  );
  const alternatives = texts.map((text) => lead.of(text.slice(trim.head, cut(text, trim.tail))));
  const edit = { start: start + trim.head - lead.length, end: end - trim.tail, text: alternatives[0] as string };
  return article.text.slice(edit.start, edit.end) === edit.text ? undefined : { edit, candidates: texts, alternatives };
}

function cut(text: string, tail: number): number {
  return text.length - tail;
}

function messageOf(found: string, alternatives: readonly string[], quoted: boolean): string {
  const expected = alternatives.map((text) => `“${text}”`).join(' or ');
  const message = `Unexpected synonym “${found}” in spun text, expected ${expected}`;
  return quoted
    ? `${message}; these words stand in a quotation, so the speaker is misquoted: check the original before changing them`
    : message;
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}

/** Characters of whole words that the form shares with every candidate, at both ends; one word always stays on each side. */
function commonWords(written: string, texts: readonly string[]): { head: number; tail: number } {
  if (!written.includes(' ')) return { head: 0, tail: 0 };
  let words = written.split(' ');
  let rests = texts.map((text) => text.split(' '));
  const alike = (pick: (list: readonly string[]) => string | undefined): boolean =>
    words.length > 1 && rests.every((rest) => rest.length > 1 && pick(rest) === pick(words));
  let head = 0;
  while (alike((list) => list[0])) {
    head += (words[0] as string).length + 1;
    words = words.slice(1);
    rests = rests.map((rest) => rest.slice(1));
  }
  let tail = 0;
  while (alike((list) => list[list.length - 1])) {
    tail += (words[words.length - 1] as string).length + 1;
    words = words.slice(0, -1);
    rests = rests.map((rest) => rest.slice(0, -1));
  }
  return { head, tail };
}

/** “a” or “an” before an edit that needs the other one: `length` characters that the edit takes in, `of` the text with it. */
interface Lead {
  readonly length: number;
  readonly of: (text: string) => string;
}

const NO_LEAD: Lead = { length: 0, of: (text) => text };

function leadOf(article: Article, start: number, quoted: boolean, texts: readonly string[]): Lead {
  if (isNotAfterArticle(article.text, start)) return NO_LEAD;
  const before = articleBefore(article.text.slice(Math.max(0, start - 8), start));
  if (!before || texts[0] === undefined) return NO_LEAD;
  const length = before.word.length + before.space.length;
  if (article.inQuote(start - length, start) !== quoted || takesAn(texts[0]) === (before.word.length === 2))
    return NO_LEAD;
  return {
    length,
    of: (text) =>
      `${before.word.charAt(0)}${takesAn(text) ? (before.word === before.word.toUpperCase() && before.word.length > 1 ? 'N' : 'n') : ''}${before.space}${text}`,
  };
}

const LAST_OF_ARTICLE = new Set(['a', 'n', 'A', 'N'].map((letter) => letter.charCodeAt(0)));

/** The quick answer for nearly all words: a single space stands before them, and before it no letter that an article ends with. */
function isNotAfterArticle(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 2);
  return text.charCodeAt(start - 1) === 0x20 && before > 0x20 && before < 0x80 && !LAST_OF_ARTICLE.has(before);
}
