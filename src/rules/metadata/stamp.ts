import type { Article } from '../../article/article.ts';
import { classOf, DIGIT } from '../../article/characters.ts';
import type { Metadata } from '../../article/metadata.ts';
import type { Draft, Safety, Sign } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';
import { excerptAt } from '../duplicate/excerpt.ts';
import { isProse } from '../duplicate/shape.ts';
import type { PartKind } from './stamp-line.ts';
import { type Part, partsOf } from './stamp-parts.ts';
import { SECTIONS } from './stamp-words.ts';

/** Characters of a stamp. */
const SHORTEST = 8;
const LONGEST = 160;
/** A day without words, and a time of day to the minute. Words for days have entries of packs, which know where they may stand. */
const IN_FIGURES = /^[\d./-]+$/;
/** Nobody writes down the second. */
const SECONDS = /\d:\d\d:\d\d/;
const MINUTES = /^\D{0,6}\d{1,2} ?[:.h] ?\d\d/i;
/** Marks between the names of who wrote and who edited. */
const MARKS = '|•·';
/** Paragraphs of prose that may stand above it: a standfirst. */
const PARAGRAPHS = 1;

/** What a template knows of an article. */
const FACTS: ReadonlySet<PartKind> = new Set<PartKind>([
  'date',
  'updated',
  'time',
  'age',
  'readTime',
  'byline',
  'count',
]);
const NAMES: Readonly<Record<PartKind, string>> = {
  label: 'label',
  date: 'date',
  updated: 'updated',
  time: 'time',
  age: 'age',
  readTime: 'reading time',
  byline: 'byline',
  name: 'name',
  section: 'section',
  count: 'counter',
  action: 'button',
};
/** One of them no sentence and no heading consists of. */
const PROOF: ReadonlySet<PartKind> = new Set<PartKind>(['date', 'updated', 'age', 'readTime']);

export const stamp = defineRule({
  id: 'metadata/stamp',
  phase: 'structure',
  scope: 'document',
  sign: 'provenance',
  safety: 'safe',
  docs: {
    summary: 'Author, date, time and reading time on one line at the top.',
    why: 'Templates print what they know of an article between headline and text, each outlet in an order and with marks of its own. It belongs to the metadata, not to the story.',
    fix: 'A line that consists of such parts and nothing else is deleted, and its parts are kept as `metadata`: `byline`, `date`, `updated`, `readTime`, `section`. Only above the second paragraph; a line with nothing but a date and a time of day may head an entry of a list: the only one above the text waits for a look, others stay.',
    bad: [
      {
        text: 'Harbour wall to be rebuilt\n\nBy Olive Bramwell | 4 March 2025 | 3 min read\n\nThe harbour wall will be rebuilt by winter, the council said on Tuesday.\n\nDivers found cracks in it last year.',
        fixed:
          'Harbour wall to be rebuilt\n\nThe harbour wall will be rebuilt by winter, the council said on Tuesday.\n\nDivers found cracks in it last year.',
      },
      {
        text: 'Kaimauer wird erneuert\n\nVon Jutta Brodersen · Aktualisiert am 4. März 2025, 9:12 Uhr · Lesezeit: 3 Minuten\n\nDie Kaimauer wird bis zum Winter erneuert, teilte die Stadt am Dienstag mit.',
        fixed: 'Kaimauer wird erneuert\n\nDie Kaimauer wird bis zum Winter erneuert, teilte die Stadt am Dienstag mit.',
      },
    ],
    good: [
      'By Monday 4 March 2025 the wall had gone.\n\nNobody on the quay could say when it fell, and nobody had heard it.',
      'Harbour wall to be rebuilt\n\n4 March 2025: the day the wall fell\n\nThe harbour wall will be rebuilt by winter, the council said on Tuesday.',
      'The wall fell before dawn, the harbour master said on Tuesday.\n\nNobody on the quay had heard a sound, he said.\n\nTuesday 4 March 2025, 7 am\n\nThe first boats came back and found the gap.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      for (const draft of stampsOf(article)) report(draft);
    },
});

/** Stamps above the second paragraph, in the order of the text. */
function stampsOf(article: Article): Draft[] {
  const drafts: Draft[] = [];
  const moments: Draft[] = [];
  const { blocks } = article;
  let paragraphs = 0;
  for (let block = 0; block < blocks.count && paragraphs <= PARAGRAPHS; block++) {
    if (isProse(article, block) && !endsWithHalf(article, block)) {
      paragraphs++;
      continue;
    }
    for (let row = blocks.firstRow[block] as number; row <= (blocks.lastRow[block] as number); row++) {
      const parts = mayBeStamp(article, row) ? partsOf(article.rowText(row)) : undefined;
      if (!parts) continue;
      if (isStamp(parts)) drafts.push(draftOf(article, row, parts));
      else if (paragraphs === 0 && isCredited(parts)) drafts.push(draftOf(article, row, parts, 'review'));
      else if (paragraphs === 0 && isMoment(parts)) moments.push(draftOf(article, row, parts, 'review'));
    }
  }
  const [moment, ...others] = moments;
  return moment && others.length === 0 ? [...drafts, moment] : drafts;
}

/** The stop of “p. m.” ends no sentence. */
function endsWithHalf({ text, blocks }: Article, block: number): boolean {
  const end = blocks.end[block] as number;
  return text.charAt(end - 1) === '.' && /\d ?[ap]\. ?m\.$/i.test(text.slice(end - 8, end));
}

/** A short row with a digit or a mark between names in it. */
function mayBeStamp({ rows, text }: Article, row: number): boolean {
  const start = rows.start[row] as number;
  const end = rows.end[row] as number;
  if (end - start < SHORTEST || end - start > LONGEST) return false;
  for (let at = start; at < end; at++)
    if (classOf(text.charCodeAt(at)) === DIGIT || MARKS.includes(text.charAt(at))) return true;
  return false;
}

function draftOf(article: Article, row: number, parts: readonly Part[], safety: Safety = 'safe'): Draft {
  const span = { start: article.rows.start[row] as number, end: article.rows.end[row] as number };
  return {
    ...span,
    safety,
    ...signOf(parts),
    message: `Unexpected stamp “${excerptAt(article, span, 60)}”`,
    edits: [deleteRows(article, row)],
    evidence: { parts: parts.map(({ kind, value }) => `${NAMES[kind]}: ${value}`).join(' · ') },
    metadata: metadataOf(parts),
  };
}

/** Two facts, or one with a label, and among them one that is no accident; a name behind “by” is none when another fact is beside it. Day and time alone may head an entry of a list. */
function isStamp(parts: readonly Part[]): boolean {
  const kinds = new Set(parts.map(({ kind }) => kind));
  if ([...kinds].every((kind) => kind === 'date' || kind === 'time')) return false;
  const facts = [...kinds].filter((kind) => FACTS.has(kind)).length;
  const isProven = parts.some(({ kind, value }) => PROOF.has(kind) && (kind !== 'age' || value.includes(' ')));
  return isProven ? facts + (kinds.has('label') ? 1 : 0) >= 2 : kinds.has('byline') && facts >= 2;
}

/** Only a template counts the minutes that a reader needs. It also prints a second or what readers did; days and a byline may be the line of an author. */
function signOf(parts: readonly Part[]): { readonly sign?: Sign } {
  const kinds = new Set(parts.map(({ kind }) => kind));
  const isDated = kinds.has('date') || kinds.has('updated');
  if (isDated && kinds.has('readTime')) return { sign: 'proof' };
  const isCounted = isDated && kinds.has('count');
  const isToTheSecond = kinds.has('label') && parts.some(({ kind, value }) => kind === 'time' && SECONDS.test(value));
  const isTwiceAgo = parts.filter(({ kind }) => kind === 'age').length > 1;
  return isCounted || isToTheSecond || isTwiceAgo ? { sign: 'furniture' } : {};
}

/** Who wrote the text, and beside it who edited it or for whom it was written. */
function isCredited(parts: readonly Part[]): boolean {
  const [author, ...others] = parts;
  if (author?.kind !== 'byline' || others.length === 0) return false;
  return others.every(({ kind }) => kind === 'byline' || kind === 'name');
}

/** A day in figures and a time of day to the minute, or the time before any day, and nothing else: when the page was published, if it stands above the text and no other line is like it. */
function isMoment(parts: readonly Part[]): boolean {
  const [first, last, ...others] = parts;
  if (!first || !last || others.length > 0) return false;
  const isTimeFirst = first.kind === 'time' && last.kind === 'date';
  const isDayFirst = first.kind === 'date' && last.kind === 'time' && IN_FIGURES.test(first.value);
  return (isTimeFirst && MINUTES.test(first.value)) || (isDayFirst && MINUTES.test(last.value));
}

/** The parts that have a place in the metadata. Words with capitals alone may be a name, a place or a section. */
function metadataOf(parts: readonly Part[]): Metadata {
  const firstOf = (wanted: PartKind): string | undefined => parts.find(({ kind }) => kind === wanted)?.value;
  const section = firstOf('section');
  const found = {
    date: firstOf('date'),
    updated: firstOf('updated'),
    byline: firstOf('byline'),
    readTime: firstOf('readTime'),
    section: section && SECTIONS.has(section.toLowerCase()) ? section : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
