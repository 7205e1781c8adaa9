import { InputError } from '../article/decode.ts';
import { writeInOneStep } from '../run/write.ts';
import { ExternalSort, mergeSorted, writeLines } from './external-sort.ts';
import { countLine, footerLine, headerLine, type LineRow, profileRows, type SiteRow, siteLine } from './format.ts';
import type { Learned } from './learner.ts';

/** What a profile holds, for the last line of a command. */
export interface ProfileSize {
  readonly rows: number;
  readonly sites: number;
  readonly articles: number;
}

/**
 * Writes what was learned as a profile, in one step: the old file or the new one stands there, never half.
 * @param minDf rows of rarer lines are left out; 1 keeps all, which exact merging needs
 */
export function writeLearned(file: string, learned: Learned, minDf: number): ProfileSize {
  const { shard } = learned;
  const sort = new ExternalSort();
  try {
    for (const site of learned.sites) sort.add(siteLine({ ...site, shard }));
    for (const line of learned.lines()) if (line.df >= minDf) sort.add(countLine({ ...line, shard }));
    return writeProfile(file, sort.sorted());
  } finally {
    sort.close();
  }
}

/**
 * The union of profiles: every row of every shard once. Associative, commutative, and idempotent by shard, because a shard that is in several of them gives equal rows.
 * Streams; memory does not grow with the profiles.
 * @throws InputError when a file is no sound profile, or one shard says two things.
 */
export function mergeProfiles(files: readonly string[], out: string, minDf = 1): ProfileSize {
  return writeProfile(out, atLeast(minDf, union(files)));
}

function* union(files: readonly string[]): Generator<string> {
  const raws = files.map(function* (file) {
    for (const { raw } of profileRows(file)) yield raw;
  });
  let before = '';
  for (const raw of mergeSorted(raws)) {
    if (raw === before) continue;
    if (before !== '' && keyOfRow(before) === keyOfRow(raw)) {
      throw new InputError(
        `${files.join(', ')}: the profiles disagree about one shard (${raw.slice(0, 160)}); one of them was changed, learn it again`,
      );
    }
    before = raw;
    yield raw;
  }
}

/** Site, line and shard of a row: what may stand in a profile only once. */
function keyOfRow(raw: string): string {
  const { site, line, shard } = JSON.parse(raw) as LineRow;
  return JSON.stringify([site, line ?? '', shard]);
}

/** Leaves out lines that stand in too few articles of all shards together. */
function* atLeast(minDf: number, raws: Iterable<string>): Generator<string> {
  if (minDf <= 1) {
    yield* raws;
    return;
  }
  let group: string[] = [];
  let key = '';
  let df = 0;
  for (const raw of raws) {
    const row = JSON.parse(raw) as LineRow;
    const own = row.line === undefined ? '' : JSON.stringify([row.site, row.line]);
    if (own !== key || own === '') {
      if (key === '' || df >= minDf) yield* group;
      group = [];
      df = 0;
    }
    key = own;
    group.push(raw);
    df += row.df ?? 0;
  }
  if (key === '' || df >= minDf) yield* group;
}

/** A row about a line, told by its first keys. */
const LINE_ROW = /^\{"site":"(?:[^"\\]|\\.)*","line":/;

function writeProfile(file: string, raws: Iterable<string>): ProfileSize {
  const sites = new Set<string>();
  let rows = 0;
  let articles = 0;
  function* content(): Generator<string> {
    yield headerLine();
    for (const raw of raws) {
      rows++;
      // Nearly all rows are lines, and parsing them again would be half of the work.
      if (!LINE_ROW.test(raw)) {
        const row = JSON.parse(raw) as SiteRow;
        // Articles of no known site are none of a site.
        if (row.site !== '') sites.add(row.site);
        // Near-copies were read like the others, though lines count them once.
        articles += row.articles + row.copies;
      }
      yield raw;
    }
    yield footerLine(rows);
  }
  writeInOneStep(file, (handle) => writeLines(handle, content()));
  return { rows, sites: sites.size, articles };
}
