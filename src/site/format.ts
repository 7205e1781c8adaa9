import { InputError } from '../article/decode.ts';
import type { LineCount } from './counts.ts';
import { linesOfFile } from './external-sort.ts';
import type { SiteCount } from './learner.ts';
import { NORMALISER } from './line.ts';

/** Version of the file format; a file of another one is refused. */
export const PROFILE_VERSION = 1;

/** Counts of one shard about a site, and about a line of it. */
export type SiteRow = SiteCount & { readonly shard: string };
export type LineRow = LineCount & { readonly shard: string };

/** First line of a profile. */
export function headerLine(): string {
  return JSON.stringify({ galleyProfile: PROFILE_VERSION, normaliser: NORMALISER });
}

/** Last line: how many rows there must be, so that a file that was cut off shows. */
export function footerLine(rows: number): string {
  return JSON.stringify({ rows });
}

/**
 * One row as it stands in the file. The keys stand in an order that makes sorted text group the rows by site, the site's own row first, then by line, then by shard.
 */
export function siteLine({ site, articles, copies, shard }: SiteRow): string {
  return JSON.stringify({ site, articles, copies, shard });
}

/** Zones without articles are left out, and so is the text of a sentence that only one article has: a profile is not a copy of the articles. */
export function countLine(row: LineRow): string {
  const { site, line, shard, df, head, body, tail, count, prose, first, sample } = row;
  return JSON.stringify({
    site,
    line,
    shard,
    df,
    ...(head > 0 ? { head } : {}),
    ...(body > 0 ? { body } : {}),
    ...(tail > 0 ? { tail } : {}),
    ...(count > df ? { count } : {}),
    ...(prose ? { prose } : {}),
    first,
    ...(prose && df === 1 ? {} : { sample }),
  });
}

function lineRow(value: Record<string, unknown>): LineRow {
  const row = value as unknown as LineRow;
  const { head = 0, body = 0, tail = 0, count = row.df, prose = false, sample = '' } = value as Partial<LineRow>;
  return { ...row, head, body, tail, count, prose, sample };
}

/**
 * The raw rows of a profile file, checked one by one as they are read: header, form, order, and at the end that all are there.
 * @throws InputError naming file, line and remedy.
 */
export function* profileRows(file: string): Generator<{ readonly raw: string; readonly row: SiteRow | LineRow }> {
  let number = 0;
  let before = '';
  let end: number | undefined;
  const fail = (what: string): never => {
    throw new InputError(`${file}:${number} ${what}`);
  };
  for (const raw of linesIn(file)) {
    number++;
    if (end !== undefined) fail('something stands behind the end of the profile; learn it again with galley learn');
    const value = parse(raw) ?? fail(number === 1 ? NO_PROFILE : BROKEN);
    if (number === 1) {
      checkHeader(value, fail);
      continue;
    }
    if (typeof value.rows === 'number') {
      end = value.rows;
      if (end !== number - 2) fail(`the profile should have ${end} rows, but it has ${number - 2}; ${AGAIN}`);
      continue;
    }
    if (!isRow(value)) fail(BROKEN);
    if (raw <= before) fail(`the rows are not in order; ${AGAIN}`);
    before = raw;
    yield { raw, row: 'line' in value ? lineRow(value) : (value as unknown as SiteRow) };
  }
  if (number === 0) {
    number = 1;
    fail(`the profile is empty; ${AGAIN}`);
  }
  if (end === undefined) fail(`the profile ends in the middle: it was cut off when it was written or copied; ${AGAIN}`);
}

const AGAIN = 'copy the file again, or make it anew with galley learn';
const BROKEN = `this is no row of a profile; ${AGAIN}`;
const NO_PROFILE = 'this is no site profile; make one with galley learn PATHS -o FILE';

function* linesIn(file: string): Generator<string> {
  try {
    yield* linesOfFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const what =
      code === 'ENOENT'
        ? 'there is no such profile; check the path, or make one with galley learn'
        : `the profile cannot be read (${code}); name a file made by galley learn, and check its rights`;
    throw new InputError(`${file}: ${what}`);
  }
}

function parse(raw: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(raw) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function checkHeader(value: Record<string, unknown>, fail: (what: string) => never): void {
  const { galleyProfile: version, normaliser } = value;
  if (version === undefined) fail(NO_PROFILE);
  if (version !== PROFILE_VERSION)
    fail(
      `the profile has version ${JSON.stringify(version)}, this galley reads version ${PROFILE_VERSION}; make it anew with galley learn`,
    );
  if (normaliser !== NORMALISER)
    fail(
      `the profile compares lines by ${JSON.stringify(normaliser)}, this galley by "${NORMALISER}"; make it anew with galley learn`,
    );
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function isRow(value: Record<string, unknown>): boolean {
  const isText = (key: string): boolean => typeof value[key] === 'string';
  if (!isText('site') || !isText('shard')) return false;
  if (value.line === undefined) return isCount(value.articles) && isCount(value.copies);
  const zones = ['head', 'body', 'tail', 'count'].every((key) => value[key] === undefined || isCount(value[key]));
  const sample = value.sample === undefined || isText('sample');
  return /^[0-9a-f]{16}$/.test(String(value.line)) && isCount(value.df) && zones && isText('first') && sample;
}
