import { type Decision, decide } from './decide.ts';
import type { Features } from './features.ts';
import { column, own, page } from './matrix.ts';

/**
 * Evidence (nats) that convicts a text with blank lines: of a page, or of any text with cues of so many classes. Read without their blank lines, clean texts of the dev benches reach 25 (lists
 * of results more, without cues); nine in ten full pages have 40.
 */
const PAGE_EVIDENCE = 40;
const EVIDENCE = 32;
const CLASSES = 3;
/** Share of the rows with a blank line above from which a text has them at all: between its paragraphs, if not between the items of its menus. */
const SPACED = 0.05;
/** A page has so many units that are no prose; fewer are not worth a second look. */
const SHORT_UNITS = 8;

/** Log-odds (nats) of the units, and what they decide. */
export interface Judgement {
  readonly odds: Float32Array;
  readonly decision: Decision;
}

/**
 * Judges a text. In the texts that the model was learned from only clean articles have blank lines, so it takes them for a sign of one. That is kept, because it spares lists and tables,
 * but a page may have blank lines between its paragraphs, or all rows: what holds furniture beyond doubt when it is read without them is judged so.
 * @param score gives the log-odds for the features as they are.
 */
export function judge(features: Features, score: () => Float32Array, language: string, fullPage: boolean): Judgement {
  const spaced = judgeAsIs(features, score, language, fullPage);
  const columns = [column(features.matrix, own('gap above')), column(features.matrix, page('page: gaps'))];
  if ((columns[1]?.[0] ?? 0) < SPACED || !mayBePage(features)) return spaced;
  // Ninety-eight of a hundred pages hold some evidence with their blank lines too, clean texts of the dev benches none.
  if (!fullPage && spaced.decision.evidence <= 0) return spaced;
  const known = columns.map((values) => values.slice());
  for (const values of columns) close(values);
  const closed = judgeAsIs(features, score, language, fullPage);
  if (isConvicted(closed.decision) || spaced.decision.situation === 'page') return closed;
  for (const [i, values] of columns.entries()) values.set(known[i] as Float32Array);
  return spaced;
}

/** No blank lines; sentences within a row have a mark of their own, below 0. */
function close(values: Float32Array): void {
  for (let unit = 0; unit < values.length; unit++) values[unit] = Math.min(0, values[unit] as number);
}

function judgeAsIs(features: Features, score: () => Float32Array, language: string, fullPage: boolean): Judgement {
  const odds = score();
  return { odds, decision: decide(features, odds, language, fullPage) };
}

function isConvicted({ situation, evidence, classes }: Decision): boolean {
  return (situation === 'page' && evidence >= PAGE_EVIDENCE) || (evidence >= EVIDENCE && classes >= CLASSES);
}

function mayBePage({ units, matrix }: Features): boolean {
  const prose = column(matrix, own('prose'));
  let found = 0;
  for (let unit = 0; unit < units.count; unit++) if (prose[unit] === 0) found++;
  return found >= SHORT_UNITS;
}
