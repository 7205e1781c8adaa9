import {
  ACTIONS,
  AND,
  AROUND_LABELS,
  AT,
  BY,
  CLOCK,
  COUNTED,
  FUNCTIONS,
  MINUTES,
  MONTHS,
  OF,
  ON,
  ORDINALS,
  PARTICLES,
  PUBLISHED,
  READING,
  READS,
  SECTIONS,
  SHORT_UNITS,
  SINCE,
  STAFF,
  UNITS,
  UPDATED,
  WEEKDAYS,
  WRITTEN,
} from './stamp-words.ts';

/** What a part of a stamp says. `label` is a word before another part, `action` a button, `name` words with capitals that nothing else explains. */
export type PartKind =
  | 'label'
  | 'date'
  | 'updated'
  | 'time'
  | 'age'
  | 'readTime'
  | 'byline'
  | 'name'
  | 'section'
  | 'count'
  | 'action';

export interface Part {
  readonly kind: PartKind;
  /** What it says, without its label. */
  readonly value: string;
}

/** A number, a word with the marks inside it, or one mark. */
const TOKEN = /\d+|\p{L}[\p{L}'’-]*(?:\.\p{L}+)*|\S/gu;
const SEPARATORS = new Set('|·•‧∙–—-/,;:.▪■●❘()'.split(''));
/** Marks beside a part that only its capitals tell. */
const CLOSING = new Set('|·•‧∙–—▪■●❘'.split(''));
const DATE_MARKS = new Set(['-', '/', '.']);
const LONGEST_NAME = 4;
const LONGEST_FUNCTION = 4;

interface Token {
  readonly text: string;
  /** Lower case. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A part and the token behind it. */
interface Found {
  readonly kind: PartKind;
  /** First token of the value. */
  readonly from: number;
  readonly to: number;
}

/** The parts of a line that is nothing but a stamp, in order; undefined when any word is left over. O(n). */
export function partsOf(line: string): Part[] | undefined {
  const stamp = new Stamp(line);
  return stamp.parts();
}

/** Reads a line from left to right; what stands at a token is asked of one kind of part after the other. */
class Stamp {
  readonly #line: string;
  readonly #tokens: readonly Token[];

  constructor(line: string) {
    this.#line = line;
    this.#tokens = Array.from(line.matchAll(TOKEN), ({ 0: text, index }) => ({
      text,
      word: text.toLowerCase(),
      start: index,
      end: index + text.length,
    }));
  }

  parts(): Part[] | undefined {
    const parts: Part[] = [];
    let isUpdate = false;
    for (let at = 0; at < this.#tokens.length; ) {
      if (SEPARATORS.has(this.#textAt(at))) {
        at++;
        continue;
      }
      const found = this.#partAt(at);
      if (!found) return undefined;
      if (found.kind === 'label') isUpdate = this.#isUpdate(found);
      const kind = found.kind === 'date' && isUpdate ? 'updated' : found.kind;
      if (found.kind === 'date') isUpdate = false;
      parts.push({ kind, value: this.#valueOf(found) });
      at = found.to;
    }
    return parts;
  }

  #partAt(at: number): Found | undefined {
    return (
      this.#readTime(at) ??
      this.#date(at) ??
      this.#time(at) ??
      this.#age(at) ??
      this.#count(at) ??
      this.#byline(at) ??
      this.#label(at) ??
      this.#action(at) ??
      this.#titled(at)
    );
  }

  #valueOf({ from, to }: Found): string {
    return this.#line.slice((this.#tokens[from] as Token).start, (this.#tokens[to - 1] as Token).end);
  }

  #textAt(at: number): string {
    return this.#tokens[at]?.text ?? '';
  }

  /** Lower case. */
  #wordAt(at: number): string {
    return this.#tokens[at]?.word ?? '';
  }

  /** Is there a number of so many digits? */
  #isNumber(at: number, fewest: number, most = fewest): boolean {
    const text = this.#textAt(at);
    return text.length >= fewest && text.length <= most && text >= '0' && text < ':';
  }

  #isYear(at: number): boolean {
    return this.#isNumber(at, 4) && /^(?:19|20)/.test(this.#textAt(at));
  }

  /** Does a token stand right behind the one before it? */
  #touches(at: number): boolean {
    return this.#tokens[at]?.start === this.#tokens[at - 1]?.end;
  }

  /** The first token behind words of a set. */
  #behind(words: ReadonlySet<string>, at: number): number {
    let to = at;
    while (words.has(this.#wordAt(to))) to++;
    return to;
  }

  #behindOne(words: ReadonlySet<string>, at: number): number {
    return words.has(this.#wordAt(at)) ? at + 1 : at;
  }

  #behindMark(mark: string, at: number): number {
    return this.#textAt(at) === mark ? at + 1 : at;
  }

  /** “4 min read”, “Lesezeit: 4 Minuten”. */
  #readTime(at: number): Found | undefined {
    const from = this.#behindMark(':', this.#behind(READING, at));
    if (!this.#isNumber(from, 1, 3)) return undefined;
    const unit = this.#behindMark('-', from + 1);
    if (!MINUTES.has(this.#wordAt(unit))) return undefined;
    const rest = this.#behindMark('-', this.#behindMark('.', unit + 1));
    const end = this.#behind(READING, rest);
    const isSaid = [at, at + 1, at + 2].some((word) => word < from && READS.has(this.#wordAt(word)));
    if (isSaid) return { kind: 'readTime', from, to: unit + 1 };
    const last = [rest, rest + 1].find((word) => word < end && READS.has(this.#wordAt(word)));
    return last === undefined ? undefined : { kind: 'readTime', from, to: last + 1 };
  }

  #date(at: number): Found | undefined {
    const from = this.#behindOne(ON, at);
    const day = this.#behindMark(',', this.#behindMark('.', this.#behindOne(WEEKDAYS, from)));
    const to = this.#spelledDate(day) ?? this.#numericDate(day);
    return to === undefined ? undefined : { kind: 'date', from, to };
  }

  /** “4 March 2025”, “4. März 2025”, “4 de marzo de 2025”, “March 4th, 2025”. */
  #spelledDate(at: number): number | undefined {
    const isMonthFirst = MONTHS.has(this.#wordAt(at));
    const number = isMonthFirst ? this.#behindMark('.', at + 1) : at;
    if (!this.#isNumber(number, 1, 2)) return undefined;
    const behind = this.#behindMark('.', this.#behindOne(ORDINALS, number + 1));
    const month = this.#behindOne(OF, behind);
    if (!isMonthFirst && !MONTHS.has(this.#wordAt(month))) return undefined;
    const year = this.#behindOne(OF, this.#behindMark(',', this.#behindMark('.', isMonthFirst ? behind : month + 1)));
    return this.#isYear(year) ? year + 1 : undefined;
  }

  /** “2025-03-04”, “04/03/2025”, “4.3.25”. */
  #numericDate(at: number): number | undefined {
    const mark = this.#textAt(at + 1);
    if (!DATE_MARKS.has(mark) || this.#textAt(at + 3) !== mark || !this.#isNumber(at + 2, 1, 2)) return undefined;
    const isYearFirst = this.#isYear(at) && this.#isNumber(at + 4, 1, 2);
    const isYearLast = this.#isNumber(at, 1, 2) && (this.#isYear(at + 4) || this.#isNumber(at + 4, 2));
    if (!isYearFirst && !isYearLast) return undefined;
    const isTight = [1, 2, 3, 4].every((step) => this.#touches(at + step));
    return isTight ? at + 5 : undefined;
  }

  /** “at 9.12am”, “14:02 GMT”, “T14:02:00+01:00”, “5 PM PT”. */
  #time(at: number): Found | undefined {
    const from = this.#behind(AT, at);
    if (!this.#isNumber(from, 1, 2)) return undefined;
    let to = from + 1;
    const isClock =
      /^[:.h]$/.test(this.#wordAt(to)) && this.#isNumber(to + 1, 2) && this.#touches(to) && this.#touches(to + 1);
    if (isClock) to += 2;
    while (isClock && /^[:.]$/.test(this.#textAt(to)) && this.#touches(to) && this.#isNumber(to + 1, 2, 6)) to += 2;
    const isHalf = CLOCK.has(this.#wordAt(to));
    if (!isClock && !isHalf) return undefined;
    if (isHalf) to = this.#behindMark('.', to + 1);
    return { kind: 'time', from, to: this.#zoneEnd(to) };
  }

  #zoneEnd(at: number): number {
    const open = this.#behindMark('(', at);
    if (/^[A-Z]{2,4}$/.test(this.#textAt(open))) return open + 1;
    const isOffset = /^[+-]$/.test(this.#textAt(at)) && this.#touches(at) && this.#isNumber(at + 1, 2, 4);
    if (!isOffset) return at;
    return this.#textAt(at + 2) === ':' && this.#isNumber(at + 3, 2) ? at + 4 : at + 2;
  }

  /** “3 hours ago”, “2h”, “vor 3 Stunden”. */
  #age(at: number): Found | undefined {
    const number = this.#behind(SINCE, at);
    const isNumber = this.#isNumber(number, 1, 3) || /^(?:an?|one)$/.test(this.#wordAt(number));
    const unit = this.#wordAt(number + 1);
    const isAgo = UNITS.has(unit) && (number > at || this.#wordAt(number + 2) === 'ago');
    if (isNumber && isAgo) return { kind: 'age', from: at, to: number + (number > at ? 2 : 3) };
    const isShort = number === at && this.#isNumber(at, 1, 2) && SHORT_UNITS.has(unit) && this.#touches(at + 1);
    return isShort ? { kind: 'age', from: at, to: at + 2 } : undefined;
  }

  /** “5 comments”, “1,204 views”, “No comments”, “Leave a comment”. */
  #count(at: number): Found | undefined {
    let to = at;
    if (this.#isNumber(at, 1, 6)) {
      to++;
      while (/^[,.]$/.test(this.#textAt(to)) && this.#isNumber(to + 1, 1, 3)) to += 2;
      if (this.#wordAt(to) === 'k') to++;
    } else if (this.#wordAt(at) === 'no') to++;
    else if (/^(?:leave|add|post)$/.test(this.#wordAt(at)) && this.#wordAt(at + 1) === 'a') to += 2;
    return to > at && COUNTED.has(this.#wordAt(to)) ? { kind: 'count', from: at, to: to + 1 } : undefined;
  }

  /** “By Olive Bramwell and Tom Fenwick, transport correspondent”, “posted by admin”. */
  #byline(at: number): Found | undefined {
    const by = this.#behind(WRITTEN, at);
    if (!BY.has(this.#wordAt(by))) return undefined;
    const from = this.#behindMark(':', by + 1);
    let to = this.#nameEnd(from);
    if (to === undefined) return STAFF.has(this.#wordAt(from)) ? { kind: 'byline', from, to: from + 1 } : undefined;
    for (let next = this.#nextNameEnd(to); next !== undefined; next = this.#nextNameEnd(to)) to = next;
    return { kind: 'byline', from, to: this.#functionEnd(to) };
  }

  /** Behind “and Tom Fenwick”, when that stands there. */
  #nextNameEnd(at: number): number | undefined {
    const joined = this.#behindOne(AND, this.#behindMark('&', this.#behindMark(',', at)));
    return joined > at ? this.#nameEnd(joined) : undefined;
  }

  /** The token behind a name of two words or more; undefined where none stands. */
  #nameEnd(at: number): number | undefined {
    let to = at;
    let capitals = 0;
    while (capitals < LONGEST_NAME) {
      const behind = this.#behind(PARTICLES, to);
      const next = capitals > 0 ? behind : to;
      if (!/^\p{Lu}/u.test(this.#textAt(next)) || MONTHS.has(this.#wordAt(next)) || WEEKDAYS.has(this.#wordAt(next)))
        break;
      to = next + 1;
      if (this.#textAt(next).length === 1) to = this.#behindMark('.', to);
      capitals++;
    }
    return capitals >= 2 ? to : undefined;
  }

  /** Behind “, transport correspondent”, when that stands there. */
  #functionEnd(at: number): number {
    const from = this.#behindMark(',', at);
    for (let to = from; to < from + LONGEST_FUNCTION; to++) {
      if (FUNCTIONS.has(this.#wordAt(to))) return to + 1;
      if (!/^\p{L}/u.test(this.#textAt(to))) break;
    }
    return at;
  }

  /** “First published on”, “Last updated”, “Zuletzt aktualisiert am”. */
  #label(at: number): Found | undefined {
    let word = at;
    while (AROUND_LABELS.has(this.#wordAt(word)) && !this.#isLabel(word)) word++;
    return this.#isLabel(word) ? { kind: 'label', from: word, to: this.#behind(AROUND_LABELS, word + 1) } : undefined;
  }

  #isLabel(at: number): boolean {
    return PUBLISHED.has(this.#wordAt(at)) || UPDATED.has(this.#wordAt(at));
  }

  #isUpdate({ from }: Found): boolean {
    return UPDATED.has(this.#wordAt(from));
  }

  #action(at: number): Found | undefined {
    return ACTIONS.has(this.#wordAt(at)) ? { kind: 'action', from: at, to: at + 1 } : undefined;
  }

  /** Words with capitals between two separators: a name or a section. */
  #titled(at: number): Found | undefined {
    const named = this.#nameEnd(at);
    const to = named ?? (/^\p{Lu}/u.test(this.#textAt(at)) ? at + 1 : at);
    const opens = at === 0 || CLOSING.has(this.#textAt(at - 1));
    const closes = to >= this.#tokens.length || CLOSING.has(this.#textAt(to));
    if (to === at || !opens || !closes) return undefined;
    const isSection = named === undefined || SECTIONS.has(this.#wordAt(at)) || SECTIONS.has(this.#wordAt(to - 1));
    return { kind: isSection ? 'section' : 'name', from: at, to };
  }
}
