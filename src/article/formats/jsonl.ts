import { InputError } from '../decode.ts';
import type { Span } from '../span.ts';

const NAME_IT = 'name the field that holds the article (textField in the config, or --text-field)';

/** A line of JSONL. `[start, end)` is the JSON literal of the text inside the line, quotation marks included. */
export interface ParsedRecord extends Span {
  readonly record: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/**
 * The lines of a JSONL file, each with its line end, so that `splitLines(text).join('') === text`. Only `\n` ends a line:
 * U+2028 and its like may stand in JSON strings. A `\r` before it is white space to JSON.
 */
export function splitLines(text: string): string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start) + 1 || text.length;
    lines.push(text.slice(start, end));
    start = end;
  }
  return lines;
}

/**
 * Parse a line, with or without its line end.
 *
 * @param field name of the text field, on the top level of the record. Of duplicate keys the last wins, as in JSON.parse.
 * @throws InputError when the line is not JSON (with 1-based UTF-16 column), no object, or has no string in the field.
 */
export function parseRecord(line: string, field = 'text'): ParsedRecord {
  const record = parseObject(line);
  if (!Object.hasOwn(record, field)) {
    const names = Object.keys(record)
      .slice(0, 8)
      .map((name) => `“${name}”`);
    const known = names.length > 0 ? `it has ${names.join(', ')}` : 'it is empty';
    throw new InputError(`record without field “${field}” (${known}): ${NAME_IT}`);
  }
  const text = record[field];
  if (typeof text !== 'string') {
    throw new InputError(`field “${field}” is ${kindOf(text)}, not a string: ${NAME_IT}`);
  }
  return { record, text, ...(valueSpan(line, field) as Span) };
}

/**
 * The line with another text. Every byte outside the literal stays; the same text gives the same line. In a line that
 * writes characters beyond ASCII as escapes, as Python's json does, the new literal does so too.
 */
export function replaceText(line: string, parsed: ParsedRecord, text: string): string {
  if (text === parsed.text) return line;
  return line.slice(0, parsed.start) + literal(text, line) + line.slice(parsed.end);
}

function literal(text: string, line: string): string {
  const json = JSON.stringify(text);
  const isAscii = /^[\0-\x7f]*$/.test(line) && /\\u(?!00[01])/i.test(line);
  if (isAscii)
    return json.replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // A damaged byte stands in the text as a lone surrogate, which JSON.stringify would turn into six ASCII letters.
  if (!/[\udc80-\udcff]/u.test(line)) return json;
  return json.replace(/\\(?:u(dc[89a-f][0-9a-f])|.)/g, (match, code: string | undefined) =>
    code === undefined ? match : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function parseObject(line: string): Record<string, unknown> {
  // Files that begin with a byte order mark were joined; a blank in its place moves no offset.
  const json = line.replace(/^\ufeff/, ' ');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new InputError(`not JSON (column ${offsetOfError(json) + 1}): put one JSON object on each line`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new InputError(`${kindOf(value)} instead of a JSON object: put one object like {"text": "…"} on each line`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Range of the value of the last top-level key `field` in a line of valid JSON; `undefined` without such a key. */
export function valueSpan(line: string, field: string): Span | undefined {
  let depth = 0;
  let found: Span | undefined;
  let start: number | undefined;
  let isKey = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (start !== undefined && depth === 1 && (char === ',' || char === '}')) {
      found = { start, end: start + line.slice(start, at).trimEnd().length };
      start = undefined;
    }
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (char === '"') {
      const end = endOfString(line, at);
      if (depth === 1 && isKey && JSON.parse(line.slice(at, end)) === field) start = valueAfter(line, end);
      isKey = false;
      at = end - 1;
      continue;
    }
    // In the outermost braces a key comes right after the opening brace and after every comma.
    if (depth === 1) isKey = char === '{' || char === ',' || (isKey && char !== ':');
  }
  return found;
}

function valueAfter(line: string, endOfKey: number): number {
  let at = line.indexOf(':', endOfKey) + 1;
  while (/\s/.test(line[at] ?? '')) at++;
  return at;
}

/** Offset after the closing quotation mark of the string that opens at `open`. */
function endOfString(line: string, open: number): number {
  for (let close = line.indexOf('"', open + 1); close >= 0; close = line.indexOf('"', close + 1)) {
    let backslashes = 0;
    while (line[close - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return close + 1;
  }
  return line.length;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"[^"\\\0-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\0-\x1f]*)*/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;

/**
 * Offset of the first character that cannot stand where it stands, in a line that is not JSON. JSON.parse tells the place
 * of some mistakes only, and every version of V8 in other words.
 */
function offsetOfError(line: string): number {
  const open: string[] = [];
  let expected: 'value' | 'item or ]' | 'key' | 'key or }' | ':' | ', or end' = 'value';
  for (let at = endOf(SPACE, line, 0); at < line.length; at = endOf(SPACE, line, at)) {
    const char = line.charAt(at);
    const isValue: boolean = expected === 'value' || expected === 'item or ]';
    if (char === '"') {
      const close = endOf(STRING, line, at);
      if (!isValue && !expected.startsWith('key')) return at;
      if (line[close] !== '"') return close;
      expected = isValue ? ', or end' : ':';
      at = close + 1;
      continue;
    }
    if (isValue && (char === '{' || char === '[')) {
      open.push(char);
      expected = char === '{' ? 'key or }' : 'item or ]';
    } else if (char === '}' || char === ']') {
      const closes = expected === ', or end' || expected.endsWith(char);
      if (!closes || open.pop() !== (char === '}' ? '{' : '[')) return at;
      expected = ', or end';
    } else if (char === ':' && expected === ':') expected = 'value';
    else if (char === ',' && expected === ', or end' && open.length > 0)
      expected = open.at(-1) === '{' ? 'key' : 'value';
    else {
      const end = isValue ? endOf(SCALAR, line, at) : at;
      if (end === at) return at;
      expected = ', or end';
      at = end;
      continue;
    }
    at++;
  }
  return line.length;
}

/** Offset after a sticky pattern, or `at` if it does not match there. */
function endOf(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : at;
}
