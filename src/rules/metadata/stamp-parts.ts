import { type Found, type PartKind, StampLine } from './stamp-line.ts';
import { age, date, dayAround, readTime, time } from './stamp-times.ts';
import {
  ACTIONS,
  AND,
  AROUND_LABELS,
  BY,
  COUNTED,
  FUNCTIONS,
  MONTHS,
  PARTICLES,
  PUBLISHED,
  SECTIONS,
  STAFF,
  UPDATED,
  WEEKDAYS,
  WRITTEN,
} from './stamp-words.ts';

/** A part of a line that a template prints between headline and text. */
export interface Part {
  readonly kind: PartKind;
  /** What it says, without its label. */
  readonly value: string;
}

const SEPARATORS = new Set('|·•‧∙–—-/,;:.▪■●❘()[]'.split(''));
/** Marks beside a part that only its capitals tell. */
const CLOSING = new Set('|·•‧∙–—▪■●❘'.split(''));
const LONGEST_NAME = 4;
const LONGEST_FUNCTION = 4;

/** In the order in which they are asked what stands at a token. */
const KINDS = [readTime, date, dayAround, time, age, count, byline, label, action, titled] as const;

/** The parts of a line that is nothing but a stamp, in order; undefined when any word is left over. O(n). */
export function partsOf(text: string): Part[] | undefined {
  const line = new StampLine(text);
  const parts: Part[] = [];
  let isUpdate = false;
  for (let at = 0; at < line.length; ) {
    if (SEPARATORS.has(line.textAt(at))) {
      at++;
      continue;
    }
    const found = partAt(line, at);
    if (!found) return undefined;
    if (found.kind === 'label') isUpdate = UPDATED.has(line.wordAt(found.from));
    const kind = found.kind === 'date' && isUpdate ? 'updated' : found.kind;
    if (found.kind === 'date') isUpdate = false;
    parts.push({ kind, value: line.between(found.from, found.to) });
    at = found.to;
  }
  return parts;
}

function partAt(line: StampLine, at: number): Found | undefined {
  for (const kind of KINDS) {
    const found = kind(line, at);
    if (found) return found;
  }
  return undefined;
}

/** “5 comments”, “1,204 views”, “No comments”, “Leave a comment”. */
function count(line: StampLine, at: number): Found | undefined {
  let to = at;
  if (line.isNumber(at, 1, 6)) {
    to++;
    while (/^[,.]$/.test(line.textAt(to)) && line.isNumber(to + 1, 1, 3)) to += 2;
    if (line.wordAt(to) === 'k') to++;
  } else if (line.wordAt(at) === 'no') to++;
  else if (/^(?:leave|add|post)$/.test(line.wordAt(at)) && line.wordAt(at + 1) === 'a') to += 2;
  return to > at && COUNTED.has(line.wordAt(to)) ? { kind: 'count', from: at, to: to + 1 } : undefined;
}

/** “By Olive Bramwell and Tom Fenwick, transport correspondent”, “posted by admin”. */
function byline(line: StampLine, at: number): Found | undefined {
  const by = line.behind(WRITTEN, at);
  if (!BY.has(line.wordAt(by))) return undefined;
  const from = line.behindMark(':', by + 1);
  let to = nameEnd(line, from);
  if (to === undefined) return STAFF.has(line.wordAt(from)) ? { kind: 'byline', from, to: from + 1 } : undefined;
  for (let next = nextNameEnd(line, to); next !== undefined; next = nextNameEnd(line, to)) to = next;
  return { kind: 'byline', from, to: functionEnd(line, to) };
}

/** Behind “and Tom Fenwick”, when that stands there. */
function nextNameEnd(line: StampLine, at: number): number | undefined {
  const joined = line.behindOne(AND, line.behindMark('&', line.behindMark(',', at)));
  return joined > at ? nameEnd(line, joined) : undefined;
}

/** The token behind a name of two words or more; undefined where none stands. */
function nameEnd(line: StampLine, at: number): number | undefined {
  let to = at;
  let capitals = 0;
  while (capitals < LONGEST_NAME) {
    const behind = line.behind(PARTICLES, to);
    const next = capitals > 0 ? behind : to;
    const isDate =
      (MONTHS.has(line.wordAt(next)) && /^\d/.test(line.textAt(next + 1))) || WEEKDAYS.has(line.wordAt(next));
    if (!/^\p{Lu}/u.test(line.textAt(next)) || isDate) break;
    to = next + 1;
    if (line.textAt(next).length === 1) to = line.behindMark('.', to);
    capitals++;
  }
  return capitals >= 2 ? to : undefined;
}

/** Behind “, transport correspondent”, when that stands there. */
function functionEnd(line: StampLine, at: number): number {
  const from = line.behindMark(',', at);
  for (let to = from; to < from + LONGEST_FUNCTION; to++) {
    if (FUNCTIONS.has(line.wordAt(to))) return to + 1;
    if (!/^\p{L}/u.test(line.textAt(to))) break;
  }
  return at;
}

/** “First published on”, “Last updated”, “Zuletzt aktualisiert am”. */
function label(line: StampLine, at: number): Found | undefined {
  let word = at;
  while (AROUND_LABELS.has(line.wordAt(word)) && !isLabel(line, word)) word++;
  return isLabel(line, word) ? { kind: 'label', from: word, to: line.behind(AROUND_LABELS, word + 1) } : undefined;
}

function isLabel(line: StampLine, at: number): boolean {
  return PUBLISHED.has(line.wordAt(at)) || UPDATED.has(line.wordAt(at));
}

function action(line: StampLine, at: number): Found | undefined {
  return ACTIONS.has(line.wordAt(at)) ? { kind: 'action', from: at, to: at + 1 } : undefined;
}

/** Words with capitals between two separators: a name or a section. */
function titled(line: StampLine, at: number): Found | undefined {
  const named = nameEnd(line, at);
  const to = named ?? (/^\p{Lu}/u.test(line.textAt(at)) ? at + 1 : at);
  const opens = at === 0 || CLOSING.has(line.textAt(at - 1));
  const closes = to >= line.length || CLOSING.has(line.textAt(to));
  if (to === at || !opens || !closes) return undefined;
  const isSection = named === undefined || SECTIONS.has(line.wordAt(at)) || SECTIONS.has(line.wordAt(to - 1));
  return { kind: isSection ? 'section' : 'name', from: at, to };
}
