import { CUES, countCues } from './cues.ts';
import type { Features } from './features.ts';
import { page } from './matrix.ts';

/** What kind of text it is: an article, an article with some furniture, a whole page. */
export type Situation = 'clean' | 'extract' | 'page';

export interface Decision {
  readonly situation: Situation;
  /** Sum over the units of what their log-odds (nats) lie below −1.5: how sure it is that there is furniture at all. */
  readonly evidence: number;
  /** 0 stays, 1 goes for a person to look at, 2 goes. */
  readonly verdicts: Uint8Array;
}

/** Log-odds below which a unit counts as evidence. */
const SURE = -1.5;
/** Evidence (nats) that a text is not a clean article. Clean texts of the dev benches reach 3 in one of a hundred. */
const FURNITURE_EVIDENCE = 3;
/** Russian gold texts of the bench hold furniture themselves, so that less cannot be shown to be harmless. */
const CYRILLIC_EVIDENCE = 8;
const CYRILLIC = 1;
/** A whole page has this much evidence, in so many units, with cues of so many classes or with so large a share of the words. */
const PAGE_EVIDENCE = 20;
const PAGE_UNITS = 8;
const PAGE_CLASSES = 3;
const PAGE_SHARE = 0.35;
/** A date says nothing about what a line is. */
const TELLING = ~(1 << CUES.indexOf('date'));

/** Log-odds below which a unit goes. */
const LIMITS = { page: -0.5, extract: -2, safe: -4 } as const;
/** When more would go, there is no article that could be told from its page. */
const EMPTY = 0.98;

/** Which units go. `odds` are log-odds (nats) that a unit belongs to the article. */
export function decide({ units, matrix, cues }: Features, odds: Float32Array, fullPage: boolean): Decision {
  const verdicts = new Uint8Array(units.count);
  let evidence = 0;
  let sure = 0;
  let sureWords = 0;
  let words = 0;
  let seen = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const below = SURE - (odds[unit] as number);
    words += units.words[unit] as number;
    if (below <= 0) continue;
    evidence += below;
    sure++;
    sureWords += units.words[unit] as number;
    seen |= cues[unit] as number;
  }
  const script = matrix.values[page('page: script') * units.count];
  const enough = script === CYRILLIC ? CYRILLIC_EVIDENCE : FURNITURE_EVIDENCE;
  const isPage =
    fullPage ||
    (evidence >= PAGE_EVIDENCE &&
      sure >= PAGE_UNITS &&
      (countCues(seen & TELLING) >= PAGE_CLASSES || sureWords >= PAGE_SHARE * words));
  const situation: Situation = isPage ? 'page' : evidence >= enough ? 'extract' : 'clean';
  if (situation === 'clean') return { situation, evidence, verdicts };
  const limit = LIMITS[situation];
  let gone = 0;
  for (let unit = 0; unit < units.count; unit++) {
    if ((odds[unit] as number) >= limit) continue;
    gone += units.words[unit] as number;
    verdicts[unit] = (odds[unit] as number) < LIMITS.safe && (situation === 'extract' || fullPage) ? 2 : 1;
  }
  if (gone > EMPTY * words) verdicts.fill(0);
  return { situation, evidence, verdicts };
}
