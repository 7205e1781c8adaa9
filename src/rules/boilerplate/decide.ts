import { countCues, without } from './cues.ts';
import type { Features } from './features.ts';
import { spareItems, spareRows } from './items.ts';
import { joinComments, joinTail } from './join.ts';
import { page } from './matrix.ts';
import { spare, spareClosing, spareDoubtful, spareText } from './spare.ts';

/** What kind of text it is: an article, an article with some furniture, a whole page. */
export type Situation = 'clean' | 'extract' | 'page';

export interface Decision {
  readonly situation: Situation;
  /** Sum over the units of what their log-odds (nats) lie below −1.5: how sure it is that there is furniture at all. */
  readonly evidence: number;
  /** Cue classes in those units. */
  readonly classes: number;
  /** 0 stays, 1 goes for a person to look at, 2 goes. */
  readonly verdicts: Uint8Array;
}

/** Log-odds below which a unit counts as evidence. */
const SURE = -1.5;
/**
 * Evidence (nats) that a text is not a clean article. The clean texts of the dev benches stay below it but for one in two hundred, out of fold; see
 * `npm run quality:boilerplate`.
 */
const EVIDENCE = 2;
/**
 * Clean English texts stay below less. Clean texts of other languages reach more, and what cannot be shown to be harmless is left alone. By ISO
 * 639-1 code.
 */
const EVIDENCE_BY_LANGUAGE: Readonly<Record<string, number>> = { en: 1.3, pl: 3 };
/** The same by script (see `scriptOf`): Cyrillic, whose gold texts hold furniture themselves, Greek, and scripts the bench hardly knows. */
const EVIDENCE_BY_SCRIPT: Readonly<Record<number, number>> = { 1: 10, 2: 4, 4: 10 };
/** Latin script in a language that is not even known by name: judged by shape alone. */
const LATIN = 0;
const EVIDENCE_UNKNOWN = 6;
/** A whole page has this much evidence, in so many units, with cues of so many classes or with so large a share of the words. */
const PAGE_EVIDENCE = 20;
const PAGE_UNITS = 8;
const PAGE_CLASSES = 3;
const PAGE_SHARE = 0.35;
/** Lists, tables and forums leave the model in doubt about most of the words (log-odds within ±2). They are no pages to be cut down. */
const DOUBT = 2;
const MAX_DOUBT = 0.5;
/** A date says nothing about what a line is. */
const TELLING = without('date');

/**
 * Shorter texts are mostly lists, notices and results, and too little prose to tell a stray line from them: they are only cut down with the evidence of a page and cues of so
 * many classes. Prose of a language never read is in doubt, however clear the page around it is.
 */
const FEW_WORDS = 150;
const FEW_CLASSES = 2;

/** Log-odds below which a unit goes. */
const LIMITS = { page: -0.5, extract: -1.5, safe: -4 } as const;
/** The same for whole pages in languages where the model is too keen, tuned out of fold. */
const PAGE_LIMIT_BY_LANGUAGE: Readonly<Record<string, number>> = { pl: -1.75 };
/** Scripts the model has read little of: Greek, and all but Latin, Cyrillic and ideographs. Prose in them looks worse to it than it is, all over the page. */
const RARE_SCRIPTS: ReadonlySet<number> = new Set([2, 4]);
/** When more would go, there is no article that could be told from its page. */
const EMPTY = 0.98;

/**
 * Which units go. `odds` are log-odds (nats) that a unit belongs to the article.
 * @param language ISO 639-1 code of the text, or `und`.
 */
export function decide(features: Features, odds: Float32Array, language: string, fullPage: boolean): Decision {
  const { units } = features;
  const verdicts = new Uint8Array(units.count);
  const { situation, evidence, classes, words } = situationOf(features, odds, language, fullPage);
  if (situation === 'clean') return { situation, evidence, classes, verdicts };
  const limit = (situation === 'page' ? PAGE_LIMIT_BY_LANGUAGE[language] : undefined) ?? LIMITS[situation];
  for (let unit = 0; unit < units.count; unit++) {
    if ((odds[unit] as number) >= limit) continue;
    verdicts[unit] = (odds[unit] as number) < LIMITS.safe && (situation === 'extract' || fullPage) ? 2 : 1;
  }
  if (situation === 'extract') {
    spare(features, odds, verdicts);
    joinTail(features, odds, verdicts);
    spareItems(features, odds, verdicts);
  }
  spareRows(features, odds, verdicts, situation);
  spareClosing(features, odds, verdicts);
  if (situation === 'page') {
    if (RARE_SCRIPTS.has(scriptOf(features))) spareDoubtful(features, odds, verdicts);
    spareText(features, odds, verdicts);
  }
  joinComments(features, odds, verdicts);
  const gone = units.words.reduce((sum, own, unit) => (verdicts[unit] === 0 ? sum : sum + own), 0);
  if (gone > EMPTY * words) verdicts.fill(0);
  return { situation, evidence, classes, verdicts };
}

/** Script of most letters, see `scriptOf` of the features. */
function scriptOf({ units, matrix }: Features): number {
  return matrix.values[page('page: script') * units.count] ?? 0;
}

function situationOf(
  features: Features,
  odds: Float32Array,
  language: string,
  fullPage: boolean,
): { situation: Situation; evidence: number; classes: number; words: number } {
  const { units, cues } = features;
  let evidence = 0;
  let sure = 0;
  let sureWords = 0;
  let doubtful = 0;
  let words = 0;
  let seen = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const own = units.words[unit] as number;
    const value = odds[unit] as number;
    words += own;
    if (value < DOUBT && value > -DOUBT) doubtful += own;
    if (value >= SURE) continue;
    evidence += SURE - value;
    sure++;
    sureWords += own;
    seen |= cues[unit] as number;
  }
  const classes = countCues(seen & TELLING);
  if (fullPage) return { situation: 'page', evidence, classes, words };
  const isMuch = evidence >= PAGE_EVIDENCE && sure >= PAGE_UNITS;
  const isSure = isMuch && doubtful <= MAX_DOUBT * words;
  if (isSure && (classes >= PAGE_CLASSES || sureWords >= PAGE_SHARE * words))
    return { situation: 'page', evidence, classes, words };
  if (words < FEW_WORDS && !(isMuch && classes >= FEW_CLASSES)) return { situation: 'clean', evidence, classes, words };
  return {
    situation: evidence >= enoughFor(scriptOf(features), language) ? 'extract' : 'clean',
    evidence,
    classes,
    words,
  };
}

/** Evidence (nats) that a text in this script and language is not a clean article. */
function enoughFor(script: number, language: string): number {
  const isUnknown = script === LATIN && language === 'und';
  return EVIDENCE_BY_SCRIPT[script] ?? (isUnknown ? EVIDENCE_UNKNOWN : (EVIDENCE_BY_LANGUAGE[language] ?? EVIDENCE));
}
