import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../decode.ts';
import { parseRecord, replaceText, splitLines } from './jsonl.ts';

/** The literal a parsed record points at, and the line with another text. */
function cut(line: string, field?: string) {
  const parsed = parseRecord(line, field);
  return {
    text: parsed.text,
    literal: line.slice(parsed.start, parsed.end),
    replaced: replaceText(line, parsed, 'new'),
  };
}

describe('parseRecord', () => {
  test.each([
    ['plain', '{"id":1,"text":"old"}', '"old"', '{"id":1,"text":"new"}'],
    [
      'odd white space stays',
      ' { "text" :\t"old" , "n":1.0e3 } \r\n',
      '"old"',
      ' { "text" :\t"new" , "n":1.0e3 } \r\n',
    ],
    ['the last of duplicate keys wins', '{"text":"a","text":"b"}', '"b"', '{"text":"a","text":"new"}'],
    [
      'a nested field does not count',
      '{"meta":{"text":"no"},"text":"b"}',
      '"b"',
      '{"meta":{"text":"no"},"text":"new"}',
    ],
    [
      'nor does one in an array',
      '{"a":[{"text":"no"},"text",":"],"text":"b"}',
      '"b"',
      '{"a":[{"text":"no"},"text",":"],"text":"new"}',
    ],
    ['a value that reads like the key', '{"id":"text","text":"b"}', '"b"', '{"id":"text","text":"new"}'],
    ['a key written with escapes', '{"te\\u0078t":"b"}', '"b"', '{"te\\u0078t":"new"}'],
    ['quotation marks and backslashes', '{"a":"\\\\","text":"\\"\\\\"}', '"\\"\\\\"', '{"a":"\\\\","text":"new"}'],
    ['braces in strings', '{"a":"}{[,","text":"],"}', '"],"', '{"a":"}{[,","text":"new"}'],
    [
      'numbers keep their digits',
      '{"n":12345678901234567890,"text":""}',
      '""',
      '{"n":12345678901234567890,"text":"new"}',
    ],
    ['U+2028 is legal in strings', '{"text":"a\u2028b"}', '"a\u2028b"', '{"text":"new"}'],
  ])('%s', (_, line, literal, replaced) => {
    expect(cut(line)).toMatchObject({ literal, replaced });
  });

  test('another field, even an odd one', () => {
    expect(cut('{"body":"b","text":1}', 'body').replaced).toBe('{"body":"new","text":1}');
    expect(cut('{"__proto__":"b"}', '__proto__').replaced).toBe('{"__proto__":"new"}');
  });

  test('the record is what JSON.parse gives', () => {
    expect(parseRecord('{"id":7,"text":"x"}').record).toEqual({ id: 7, text: 'x' });
  });

  test.each([
    ['', 'not JSON (column 1)'],
    ['{"text":"a"', 'not JSON (column 12)'],
    ['{"text":"a",}', 'not JSON (column 13)'],
    ["{'text':1}", 'not JSON (column 2)'],
    ['{"text":"a\tb"}', 'not JSON (column 11)'],
    ['{"text":"a\\x"}', 'not JSON (column 11)'],
    ['{"text":"a', 'not JSON (column 11)'],
    ['{"text" "a"}', 'not JSON (column 9)'],
    ['{"text":NaN}', 'not JSON (column 9)'],
    ['{"text":01}', 'not JSON (column 9)'],
    ['{"a":[1,2}', 'not JSON (column 10)'],
    ['{"a":[1,]}', 'not JSON (column 9)'],
    ['{"text":"a"} {"text":"b"}', 'not JSON (column 14)'],
    ['plain text', 'not JSON (column 1)'],
    ['["text"]', 'an array instead of a JSON object'],
    ['"text"', 'a string instead of a JSON object'],
    ['null', 'null instead of a JSON object'],
    ['{"body":"x","id":1}', 'record without field “text” (it has “body”, “id”): name the field'],
    ['{}', 'record without field “text” (it is empty)'],
    ['{"text":null}', 'field “text” is null, not a string'],
    ['{"text":"a","text":3}', 'field “text” is a number, not a string'],
    ['{"text":["a"]}', 'field “text” is an array, not a string'],
    ['{"text":{}}', 'field “text” is an object, not a string'],
  ])('refuses %s', (line, message) => {
    expect(() => parseRecord(line)).toThrow(InputError);
    expect(() => parseRecord(line)).toThrow(message);
  });

  test('reads past the byte order mark of a file that was joined to another', () => {
    const line = '\ufeff{"text":"a"}';
    expect(replaceText(line, parseRecord(line), 'b')).toBe('\ufeff{"text":"b"}');
    expect(() => parseRecord('\ufeff{"text"}')).toThrow('not JSON (column 9)');
  });

  test('a field every object inherits is still missing', () => {
    expect(() => parseRecord('{}', 'constructor')).toThrow('without field “constructor”');
  });
});

describe('replaceText', () => {
  test('the same text gives the same line, however it was written', () => {
    const line = '{"text":"caf\\u00e9 \\/ \\ud83d\\ude00"}';
    expect(replaceText(line, parseRecord(line), 'café / 😀')).toBe(line);
  });

  test('a line that escapes everything beyond ASCII goes on doing so', () => {
    const line = '{"by":"Jos\\u00e9","text":"a"}';
    expect(replaceText(line, parseRecord(line), '“é” 😀')).toBe(
      '{"by":"Jos\\u00e9","text":"\\u201c\\u00e9\\u201d \\ud83d\\ude00"}',
    );
  });

  test('other lines are written as they are', () => {
    const line = '{"by":"José","text":"a\\u000b"}';
    expect(replaceText(line, parseRecord(line), '“é”\u2028')).toBe('{"by":"José","text":"“é”\u2028"}');
  });

  test('a damaged byte stays a damaged byte', () => {
    const line = '{"text":"caf\udce9 \\\\udce9 x"}';
    expect(replaceText(line, parseRecord(line), 'caf\udce9 \\udce9')).toBe('{"text":"caf\udce9 \\\\udce9"}');
  });

  test('any record, any text: only the literal changes', () => {
    const records = fc.tuple(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(
        records,
        fc.string({ unit: 'binary' }),
        fc.constantFrom(undefined, 1, '\t'),
        ([fields, text], wanted, space) => {
          const line = JSON.stringify({ ...fields, text, last: '"text":"x"' }, null, space).replaceAll('\n', ' ');
          const parsed = parseRecord(line);
          expect(parsed.text).toBe(text);
          const replaced = replaceText(line, parsed, wanted);
          expect(JSON.parse(replaced)).toEqual({ ...parsed.record, text: wanted });
          expect(replaced.startsWith(line.slice(0, parsed.start))).toBe(true);
          expect(replaced.endsWith(line.slice(parsed.end))).toBe(true);
        },
      ),
    );
  });

  test('whatever JSON.parse refuses is refused with a column inside the line', () => {
    const pieces = fc.array(
      fc.constantFrom('{', '}', '[', ']', ':', ',', '"text"', '"', '\\', ' ', '1', '-', 'null', 'x', '\t'),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const line = parts.join('');
        let valid = true;
        try {
          JSON.parse(line);
        } catch {
          valid = false;
        }
        const column = /^not JSON \(column (\d+)\)/.exec(messageOf(() => parseRecord(line)))?.[1];
        expect(column !== undefined).toBe(!valid);
        if (column !== undefined) expect(Number(column) - 1).toBeLessThanOrEqual(line.length);
      }),
      { numRuns: 2000 },
    );
  });
});

function messageOf(run: () => unknown): string {
  try {
    run();
    return '';
  } catch (error) {
    return String((error as Error).message);
  }
}

test('splitLines keeps every character and splits on \\n only', () => {
  expect(splitLines('a\r\nb\u2028c\rd\n\ne')).toEqual(['a\r\n', 'b\u2028c\rd\n', '\n', 'e']);
  expect(splitLines('a\n')).toEqual(['a\n']);
  expect(splitLines('')).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028') }), (text) => {
      expect(splitLines(text).join('')).toBe(text);
    }),
  );
});

test('a record of 20 MB is parsed in moderate time', () => {
  const line = JSON.stringify({
    a: '\\"'.repeat(2e6),
    text: 'word '.repeat(2e6),
    vector: Array.from({ length: 1e5 }, () => 0.25),
  });
  const started = process.cpuUsage();
  expect(parseRecord(line).text.length).toBe(1e7);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
});
