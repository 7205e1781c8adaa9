import { expect, test } from 'vitest';
import { checkstyle } from './checkstyle.ts';
import { hostileFiles, sampleFiles } from './fixture.ts';

test('a file for each file with findings, an error for each finding', () => {
  const lines = checkstyle(sampleFiles()).split('\n');
  expect(lines.slice(0, 3)).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    '  <file name="articles/ferry.txt">',
  ]);
  expect(lines[5]).toBe(
    '    <error line="15" column="39" severity="warning" message="Reads like a synonym put in for “dead of the night”." source="galley.spin.lexicon.quick.dead"/>',
  );
  expect(lines.filter((line) => line.startsWith('  <file'))).toHaveLength(2);
  expect(lines.filter((line) => line.startsWith('    <error'))).toHaveLength(9);
});

test('hostile names and messages stay inside their attributes', () => {
  const lines = checkstyle(hostileFiles()).trimEnd().split('\n');
  for (const line of lines.slice(2, -1)) {
    expect(line).toMatch(/^ {2}<file name="[^"<>]*">$|^ {2}<\/file>$|^ {4}<error(?: [a-z]+="[^"<>]*"){5}\/>$/);
  }
  expect(lines[2]).toBe('  <file name="we, ir:d/%5B&#10;😀 &#39;q&#39; &#38;&#60;x&#62;.txt">');
  expect(lines.filter((line) => line.includes('<file'))).toHaveLength(3);
});

test('records of one file stand under one name', () => {
  const [, record] = hostileFiles();
  const both = record ? [record, { ...record, place: { file: 'in/many.jsonl', exact: false, line: 9 } }] : [];
  const written = checkstyle(both);
  expect(written.match(/<file/g)).toHaveLength(1);
  expect([...written.matchAll(/ line="(\d+)"/g)].map((match) => match[1])).toEqual(['7', '9']);
  expect(checkstyle([])).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n</checkstyle>\n');
});
