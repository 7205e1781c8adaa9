import type { Article } from '../article/article.ts';
import { imageLinksOf } from '../article/image-links.ts';
import { sentencesOf } from '../article/sentences.ts';
import { KIND_NUMBER } from '../article/tokens.ts';
import type { Draft, Edit, Metadata, Sign } from '../engine/finding.ts';
import { defineRule, type Phase, type Rule } from '../engine/rule.ts';
import { deleteBlock, deleteInline, deleteRows, deleteToEnd } from '../rules/deletion.ts';
import type { CompiledRule, Deletion } from './compiled.ts';
import type { Hit } from './hits.ts';
import type { PackMatcher } from './matcher.ts';

/** Families whose packs do not run in the structure phase. */
const PHASE_OF_FAMILY: Readonly<Record<string, Phase>> = { encoding: 'characters', spin: 'words', spelling: 'words' };
/** Facts about an article, and what a template prints around it; packs of other families and of sites prove themselves. */
const SIGN_OF_FAMILY: Readonly<Record<string, Sign>> = {
  boilerplate: 'furniture',
  media: 'furniture',
  metadata: 'provenance',
};
const SIGN_OF_RULE: Readonly<Record<string, Sign>> = {
  'media/credit': 'picture',
  'media/caption': 'picture',
};
/** Rows under a “Read more:” that can belong to its list, and the words such a headline has. */
const LIST_ROWS = 12;
const LIST_WORDS = 20;
/** In texts with blank lines between all rows a list is only believed when it is at least this long and looks like headlines. */
const SPACED_LIST_ROWS = 2;
const SPACED_LIST_MIN_WORDS = 4;
/** Shorter rows that may stand between two headlines of such a list. */
const SPACED_LIST_LABELS = 2;
/** How a sentence ends, and how one ends that is no headline; a few closing marks may follow. */
const END = /[.!?…。！？]["”»’)\]\s]{0,3}$/;
const STOP = /[.。]["”»’)\]\s]{0,3}$/;
const QUESTION = /[?？:：]["”»’)\]\s]{0,3}$/;
const ITEM = /^[*•▪►‣◦·–-]\s/;
/** Words of a paragraph. */
const PARAGRAPH_WORDS = 8;

/** Makes a rule of all packs with one id; the matcher is shared by all of them. */
export function packRule(pack: CompiledRule, matcher: PackMatcher): Rule {
  const family = pack.id.slice(0, pack.id.indexOf('/'));
  return defineRule({
    id: pack.id,
    phase: PHASE_OF_FAMILY[family] ?? 'structure',
    scope: 'document',
    safety: pack.safety,
    severity: pack.severity,
    sign: SIGN_OF_RULE[pack.id] ?? SIGN_OF_FAMILY[family] ?? 'proof',
    paced: true,
    docs: { summary: pack.summary, why: pack.why, fix: 'See the entries of the pack.', bad: [], good: [] },
    create:
      () =>
      ({ article, report, checkTime }) => {
        for (const hit of matcher.hitsOf(pack.id, article, checkTime)) report(draftOf(hit, article));
      },
  });
}

function draftOf(hit: Hit, article: Article): Draft {
  const { entry } = hit;
  const edit = editOf(hit, article);
  const metadata = metadataOf(hit);
  // A plea of several phrases confirms itself.
  const sign = entry.sign ?? (entry.kind === 'banner' ? 'proof' : undefined);
  return {
    start: hit.start,
    end: hit.end,
    entry: entry.id,
    message: messageOf(hit, article),
    safety: entry.safety,
    severity: entry.severity,
    ...(sign ? { sign } : {}),
    ...(entry.confidence === undefined ? {} : { confidence: entry.confidence }),
    evidence: { reason: entry.why ?? hit.rule.why, matched: hit.cues },
    edits: edit ? [edit] : [],
    ...(metadata ? { metadata } : {}),
  };
}

function messageOf(hit: Hit, article: Article): string {
  if (hit.entry.kind === 'consistency')
    return `Unexpected spelling “${hit.cues[0]}”, elsewhere in the article “${hit.cues[1]}”`;
  const found = article.text.slice(hit.start, hit.end).replace(/\s+/g, ' ');
  const excerpt = found.length > 60 ? `${found.slice(0, 57).trimEnd()}…` : found;
  const name = hit.rule.id.slice(hit.rule.id.indexOf('/') + 1).replaceAll('-', ' ');
  if (hit.entry.action.kind === 'replace') {
    return `Unexpected “${excerpt}”, expected “${replacement(hit, hit.entry.action.text)}”`;
  }
  return `Unexpected ${name} “${excerpt}”`;
}

function editOf(hit: Hit, article: Article): Edit | undefined {
  const { action } = hit.entry;
  if (action.kind === 'flag') return undefined;
  if (action.kind === 'replace') return { start: hit.start, end: hit.end, text: replacement(hit, action.text) };
  if (hit.entry.kind === 'banner') return deleteInline(article, hit.start, hit.end);
  return deletionOf(action.what, hit, article);
}

function replacement(hit: Hit, template: string): string {
  return template.replace(/\$(\d)/g, (_, group: string) => hit.groups?.[Number(group)] ?? '');
}

function deletionOf(what: Deletion, hit: Hit, article: Article): Edit {
  switch (what) {
    case 'line':
      return deleteRows(article, hit.row);
    case 'match':
      return deleteInline(article, hit.start, hit.end);
    case 'sentence': {
      const { rows, text } = article;
      const touched = sentencesOf(text, rows.start[hit.row] as number, rows.end[hit.row] as number).filter(
        (sentence) => sentence.start < hit.end && sentence.end > hit.start,
      );
      return deleteInline(article, touched[0]?.start ?? hit.start, touched[touched.length - 1]?.end ?? hit.end);
    }
    case 'block':
      return deleteBlock(article, article.blockAt(hit.start));
    case 'list':
      return deleteRows(article, hit.row, lastOfList(article, hit.row));
    case 'teasers':
      return hasTextBelow(article, hit.row)
        ? deleteRows(article, hit.row, lastOfList(article, hit.row))
        : deleteToEnd(article, hit.row);
    case 'thread':
      return isTextRightBelow(article, hit.row) ? deleteRows(article, hit.row) : deleteToEnd(article, hit.row);
    case 'to-end':
      return deleteToEnd(article, hit.row);
  }
}

/**
 * Last row of the headline-like rows under `row`: short, without a final stop. Directly under the heading any such row belongs to the list, and a blank line ends it. Below
 * a blank line there must be several with one gap between them, each of the length of a headline, because a subhead looks the same; labels, dates and counters may stand between
 * two of them, and neither results nor a question above its answer are headlines. Items with bullets need no length.
 */
function lastOfList(article: Article, row: number): number {
  const { rows, text } = article;
  const spaced = rows.blanksBefore[row + 1] !== 0;
  const gap = spaced ? rows.blanksBefore[row + 2] : 0;
  // Items of a list are one list, whatever their length.
  const areItems = spaced && ITEM.test(article.rowText(row + 1));
  let last = row;
  let headlines = 0;
  for (
    let next = row + 1;
    next < rows.count && next - row <= LIST_ROWS && next - last <= SPACED_LIST_LABELS + 1;
    next++
  ) {
    if (next > row + 1 && rows.blanksBefore[next] !== gap) break;
    const words = wordsOf(article, next);
    // A headline may ask or shout, but it does not end like a sentence.
    if (words > LIST_WORDS || STOP.test(text.slice((rows.end[next] as number) - 4, rows.end[next]))) break;
    if (areItems && !ITEM.test(article.rowText(next))) break;
    if (spaced && !areItems && words < SPACED_LIST_MIN_WORDS) continue;
    if (spaced && (isResult(article, next) || isQuestion(article, next))) break;
    last = next;
    headlines++;
  }
  return !spaced || headlines >= SPACED_LIST_ROWS ? last : row;
}

/** Words of a row; when they are too many for a headline, the addresses of pictures beside it do not count. */
function wordsOf(article: Article, row: number): number {
  const { rows, tokens, text } = article;
  const words = (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
  if (words <= LIST_WORDS) return words;
  const images = imageLinksOf(text, rows.start[row] as number, rows.end[row] as number);
  return images.reduce((sum, { start, end }) => sum - article.tokensBefore(end) + article.tokensBefore(start), words);
}

/** Two numbers among a few words, as in the result of two sides. */
function isResult({ tokens }: Article, row: number): boolean {
  const [first, end] = [tokens.ofRow[row] as number, tokens.ofRow[row + 1] as number];
  let numbers = 0;
  for (let token = first; token < end; token++) if (tokens.kind[token] === KIND_NUMBER) numbers++;
  return numbers >= 2 && 3 * numbers >= end - first;
}

/** A question, or what a colon announces, with a paragraph below. */
function isQuestion(article: Article, row: number): boolean {
  const { rows, text } = article;
  return (
    QUESTION.test(text.slice((rows.end[row] as number) - 4, rows.end[row])) &&
    row + 1 < rows.count &&
    isParagraph(article, row + 1)
  );
}

/**
 * Does the article go on below a box of links? A paragraph right below the heading, or two in a row further down; teasers are headlines, each with one sentence at
 * the most.
 */
function hasTextBelow(article: Article, row: number): boolean {
  const { count } = article.rows;
  if (isTextRightBelow(article, row)) return true;
  for (let next = row + 2; next + 1 < count; next++)
    if (isParagraph(article, next) && isParagraph(article, next + 1)) return true;
  return false;
}

/** What readers wrote begins with a name, a button or the time; a paragraph right below a row belongs to the article. */
function isTextRightBelow(article: Article, row: number): boolean {
  return row + 1 < article.rows.count && isParagraph(article, row + 1);
}

function isParagraph({ rows, tokens, text }: Article, row: number): boolean {
  const words = (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
  const end = rows.end[row] as number;
  return words >= PARAGRAPH_WORDS && END.test(text.slice(end - 4, end));
}

function metadataOf(hit: Hit): Metadata | undefined {
  if (!hit.entry.metadata) return undefined;
  const metadata: Record<string, string | string[]> = {};
  for (const [key, group] of Object.entries(hit.entry.metadata)) {
    const value = hit.groups?.[group]?.trim();
    if (value) metadata[key] = key === 'credits' || key === 'tags' ? [value] : value;
  }
  return metadata as Metadata;
}
