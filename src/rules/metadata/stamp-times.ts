import type { Found, StampLine } from './stamp-line.ts';
import {
  AGO,
  AT,
  CLOCK,
  DAYS_AROUND,
  HOURS,
  MINUTES,
  MONTHS,
  OF,
  ON,
  ORDINALS,
  READING,
  READS,
  SHORT_UNITS,
  SINCE,
  UNITS,
  WEEKDAYS,
} from './stamp-words.ts';

const DATE_MARKS = new Set(['-', '/', '.']);

/** “4 min read”, “Lesezeit: 4 Minuten”. */
export function readTime(line: StampLine, at: number): Found | undefined {
  const from = line.behindMark(':', line.behind(READING, at));
  if (!line.isNumber(from, 1, 3)) return undefined;
  const unit = line.behindMark('-', from + 1);
  if (!MINUTES.has(line.wordAt(unit))) return undefined;
  const rest = line.behindMark('-', line.behindMark('.', unit + 1));
  const end = line.behind(READING, rest);
  const isSaid = [at, at + 1, at + 2].some((word) => word < from && READS.has(line.wordAt(word)));
  if (isSaid) return { kind: 'readTime', from, to: unit + 1 };
  const last = [rest, rest + 1].find((word) => word < end && READS.has(line.wordAt(word)));
  return last === undefined ? undefined : { kind: 'readTime', from, to: last + 1 };
}

export function date(line: StampLine, at: number): Found | undefined {
  const from = line.behindOne(ON, at);
  const day = line.behindMark(',', line.behindMark('.', line.behindOne(WEEKDAYS, from)));
  const to = spelledDate(line, day) ?? numericDate(line, day);
  return to === undefined ? undefined : { kind: 'date', from, to };
}

/** “4 March 2025”, “4. März 2025”, “4 de marzo de 2025”, “March 4th, 2025”. */
function spelledDate(line: StampLine, at: number): number | undefined {
  const isMonthFirst = MONTHS.has(line.wordAt(at));
  const number = isMonthFirst ? line.behindMark('.', at + 1) : at;
  if (!line.isNumber(number, 1, 2)) return undefined;
  const behind = line.behindMark('.', line.behindOne(ORDINALS, number + 1));
  const month = line.behindOne(OF, behind);
  if (!isMonthFirst && !MONTHS.has(line.wordAt(month))) return undefined;
  const year = line.behindOne(OF, line.behindMark(',', line.behindMark('.', isMonthFirst ? behind : month + 1)));
  return line.isYear(year) ? year + 1 : undefined;
}

/** “2025-03-04”, “04/03/2025”, “4.3.25”. */
function numericDate(line: StampLine, at: number): number | undefined {
  const mark = line.textAt(at + 1);
  if (!DATE_MARKS.has(mark) || line.textAt(at + 3) !== mark || !line.isNumber(at + 2, 1, 2)) return undefined;
  const isYearFirst = line.isYear(at) && line.isNumber(at + 4, 1, 2);
  const isYearLast = line.isNumber(at, 1, 2) && (line.isYear(at + 4) || line.isNumber(at + 4, 2));
  if (!isYearFirst && !isYearLast) return undefined;
  const isTight = [1, 2, 3, 4].every((step) => line.touches(at + step));
  return isTight ? at + 5 : undefined;
}

/** “at 9.12am”, “14:02 GMT”, “T14:02:00+01:00”, “5 PM PT”. */
export function time(line: StampLine, at: number): Found | undefined {
  const from = line.behind(AT, at);
  if (!line.isNumber(from, 1, 2)) return undefined;
  let to = from + 1;
  const isClock =
    /^[:.h]$/.test(line.wordAt(to)) && line.isNumber(to + 1, 2) && line.touches(to) && line.touches(to + 1);
  if (isClock) to += 2;
  while (isClock && /^[:.]$/.test(line.textAt(to)) && line.touches(to) && line.isNumber(to + 1, 2, 6)) to += 2;
  const isHalf = CLOCK.has(line.wordAt(to)) || (isClock && HOURS.has(line.wordAt(to)));
  if (!isClock && !isHalf) return undefined;
  if (isHalf) to = line.behindMark('.', to + 1);
  else if (isClock) to = spacedHalfEnd(line, to);
  return { kind: 'time', from, to: zoneEnd(line, to) };
}

/** Behind “p. m.”, when that stands there. */
function spacedHalfEnd(line: StampLine, at: number): number {
  const isSpaced =
    /^[ap]$/.test(line.wordAt(at)) && line.textAt(at + 1) === '.' && line.wordAt(at + 2) === 'm' && !line.touches(at);
  return isSpaced ? line.behindMark('.', at + 3) : at;
}

function zoneEnd(line: StampLine, at: number): number {
  const open = line.behindMark('(', at);
  if (/^[A-Z]{2,4}$/.test(line.textAt(open))) return open + 1;
  const isOffset = /^[+-]$/.test(line.textAt(at)) && line.touches(at) && line.isNumber(at + 1, 2, 4);
  if (!isOffset) return at;
  return line.textAt(at + 2) === ':' && line.isNumber(at + 3, 2) ? at + 4 : at + 2;
}

/** “today, 05:58”, “gestern um 12:53 Uhr”: without the time of day it may be any word of a headline. */
export function dayAround(line: StampLine, at: number): Found | undefined {
  if (!DAYS_AROUND.has(line.wordAt(at))) return undefined;
  const hour = time(line, line.behindMark(',', at + 1));
  return hour && { kind: 'age', from: at, to: hour.to };
}

/** “3 hours ago”, “2h”, “vor 3 Stunden”. */
export function age(line: StampLine, at: number): Found | undefined {
  const number = line.behind(SINCE, at);
  const isNumber = line.isNumber(number, 1, 3) || /^(?:an?|one)$/.test(line.wordAt(number));
  const unit = line.wordAt(number + 1);
  const isAgo = UNITS.has(unit) && (number > at || AGO.has(line.wordAt(number + 2)));
  if (isNumber && isAgo) return { kind: 'age', from: at, to: number + (number > at ? 2 : 3) };
  const isShort = number === at && line.isNumber(at, 1, 2) && SHORT_UNITS.has(unit) && line.touches(at + 1);
  return isShort ? { kind: 'age', from: at, to: at + 2 } : undefined;
}
