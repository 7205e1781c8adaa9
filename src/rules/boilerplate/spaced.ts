import { countCues, without } from './cues.ts';
import { type Decision, decide } from './decide.ts';
import type { Features } from './features.ts';
import { column, own, page } from './matrix.ts';

/**
 * Evidence (nats) that makes a text with blank lines a page. The clean texts of the dev benches reach 25 when they are read without their blank lines, nine in ten
 * full pages 40 and more.
 */
const EVIDENCE = 40;
/** A page has so many units with a cue; fewer are not worth a second look. */
const CUE_UNITS = 4;
/** A date says nothing about what a line is. */
const TELLING = without('date');

/** Log-odds (nats) of the units, and what they decide. */
export interface Judgement {
  readonly odds: Float32Array;
  readonly decision: Decision;
}

/**
 * Judges a text. In the texts that the model was learned from only clean articles have blank lines, so it takes them for a sign of one. That is kept, because it spares lists and tables,
 * but a page may have a blank line between all of its rows: what is one beyond doubt when it is read without them is judged so.
 * @param score gives the log-odds for the features as they are.
 */
export function judge(features: Features, score: () => Float32Array, language: string, fullPage: boolean): Judgement {
  const spaced = judgeAsIs(features, score, language, fullPage);
  const columns = [column(features.matrix, own('gap above')), column(features.matrix, page('page: gaps'))];
  if ((columns[1]?.[0] ?? 0) === 0 || !hasCues(features)) return spaced;
  const known = columns.map((values) => values.slice());
  for (const values of columns) values.fill(0);
  const closed = judgeAsIs(features, score, language, fullPage);
  const isPage = closed.decision.situation === 'page';
  if (isPage && (closed.decision.evidence >= EVIDENCE || spaced.decision.situation === 'page')) return closed;
  for (const [i, values] of columns.entries()) values.set(known[i] as Float32Array);
  return spaced;
}

function judgeAsIs(features: Features, score: () => Float32Array, language: string, fullPage: boolean): Judgement {
  const odds = score();
  return { odds, decision: decide(features, odds, language, fullPage) };
}

function hasCues({ cues }: Features): boolean {
  let found = 0;
  for (const set of cues) if (countCues(set & TELLING) > 0) found++;
  return found >= CUE_UNITS;
}
