import { BODY, HEAD, TAIL } from './line.ts';

/** UTF-16 units of a line that are kept to show what it says; they are most of what is sorted. */
export const SAMPLE_LENGTH = 120;

/** What the articles of one site say about one line. All counts are of distinct articles, near-copies of one counted once. */
export interface LineCount {
  readonly site: string;
  /** Fingerprint, 16 hexadecimal digits. */
  readonly line: string;
  /** Document frequency. */
  readonly df: number;
  /** Articles that have it above their first line of prose, between, and below the last. */
  readonly head: number;
  readonly body: number;
  readonly tail: number;
  /** How often it stands in them in all. */
  readonly count: number;
  /** It reads like a sentence. */
  readonly prose: boolean;
  /** Smallest of the ids of the articles. */
  readonly first: string;
  /** The line as it stands in one of the articles, at most 120 UTF-16 units. */
  readonly sample: string;
}

/** A line with the distinct articles it stands in, as indices in `Learned.ids`. */
export interface LineArticles extends LineCount {
  readonly articles: readonly number[];
}

/** One line of one article as it is sorted: fingerprint, site, number of the article, zones, occurrences, prose, sample. */
export function recordOf(
  key: string,
  site: string,
  article: number,
  zone: number,
  count: number,
  prose: boolean,
  line: string,
): string {
  // A joined string is one piece of memory; one of a template stays a tree of its parts until it is sorted.
  const parts = [key, site, article.toString(36).padStart(7, '0'), zone, count, prose ? 1 : 0, sampleOf(line)];
  return parts.join('\t');
}

/** Sums the sorted records of one line and site, which are neighbours. @param placeOf place of an article by its number; @param groups and ids by place. */
export function* countLines(
  records: Iterable<string>,
  placeOf: (number: number) => number,
  groups: Uint32Array,
  ids: readonly string[],
): Generator<LineArticles> {
  /** Of each group the article that comes first speaks; all others are its copies. */
  const speaker = new Int32Array(groups.length).fill(-1);
  const zoneOf = new Uint8Array(groups.length);
  const countOf = new Uint32Array(groups.length);
  let touched: number[] = [];
  let prefix = '';
  let prose = true;
  let sample = '';
  const end = (): LineArticles => {
    const [line, site] = prefix.split('\t') as [string, string];
    const articles = touched.map((group) => speaker[group] as number).sort((a, b) => a - b);
    const inZone = (zone: number): number => touched.filter((group) => ((zoneOf[group] as number) & zone) !== 0).length;
    const counted: LineArticles = {
      site,
      line,
      df: touched.length,
      head: inZone(HEAD),
      body: inZone(BODY),
      tail: inZone(TAIL),
      count: touched.reduce((sum, group) => sum + (countOf[group] as number), 0),
      prose,
      first: articles.map((at) => ids[at] as string).sort()[0] as string,
      sample,
      articles,
    };
    for (const group of touched) speaker[group] = -1;
    touched = [];
    return counted;
  };
  for (const record of records) {
    const cut = record.indexOf('\t', record.indexOf('\t') + 1);
    const own = record.slice(0, cut);
    if (own !== prefix) {
      if (touched.length > 0) yield end();
      prefix = own;
      prose = true;
      sample = '';
    }
    const [number, zone, count, isProseHere, ...text] = record.slice(cut + 1).split('\t') as [
      string,
      string,
      string,
      string,
    ];
    const at = placeOf(Number.parseInt(number, 36));
    const group = groups[at] as number;
    const before = speaker[group] as number;
    if (before < 0) touched.push(group);
    if (before < 0 || at < before) {
      speaker[group] = at;
      zoneOf[group] = Number(zone);
      countOf[group] = Number(count);
    }
    prose &&= isProseHere === '1';
    const shown = text.join('\t');
    if (sample === '' || shown < sample) sample = shown;
  }
  if (touched.length > 0) yield end();
}

/** White space folded, cut at 120 units but never inside a character, and writable as UTF-8. */
export function sampleOf(line: string): string {
  return oneLine(line.length > SAMPLE_LENGTH * 4 ? line.slice(0, SAMPLE_LENGTH * 4) : line)
    .slice(0, SAMPLE_LENGTH)
    .replace(/[\ud800-\udbff]$/, '');
}

/** White space to fold, or characters that may have to go. Nearly every line has none. */
const ODD = /^ | {2}|[^ !-~\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u3001-\ud7ff]/;

export function oneLine(text: string): string {
  if (!ODD.test(text)) return text.trimEnd();
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\p{Cs}/gu, '\ufffd');
}

/** The same text (writable as UTF-8) in a piece of memory of its own: a part of a line that was read from the disk keeps all that was read with it. */
export function unsliced(text: string): string {
  return Buffer.from(text).toString();
}
