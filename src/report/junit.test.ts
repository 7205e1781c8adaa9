import { expect, test } from 'vitest';
import { finding, hostileFiles, reviewed, sampleFiles } from './fixture.ts';
import { junit } from './junit.ts';

test('a suite for each article, a case for each finding, one that passes for a clean article', () => {
  const lines = junit(sampleFiles()).split('\n');
  expect(lines[1]).toBe('<testsuites name="galley" tests="10" failures="9">');
  expect(lines[2]).toBe('  <testsuite name="articles/ferry.txt" tests="8" failures="8" errors="0" skipped="0">');
  expect(lines[5]).toBe(
    '    <testcase classname="articles/ferry.txt" name="spin/lexicon/quick/dead (15:39)">' +
      '<failure type="spin/lexicon" message="Reads like a synonym put in for “dead of the night”.">' +
      'articles/ferry.txt:15:39&#10;Reads like a synonym put in for “dead of the night”.&#10;quick of the night</failure></testcase>',
  );
  expect(lines).toContain('    <testcase classname="articles/harbour fund.txt" name="no findings"/>');
});

test('hints pass', () => {
  const text = 'Teh end\n';
  const written = junit([reviewed('a.txt', text, [finding(text, 'Teh', { severity: 'info', message: 'Unknown' })])]);
  expect(written).toContain('<testsuites name="galley" tests="1" failures="0">');
  expect(written).toContain('<system-out>a.txt:1:1&#10;Unknown&#10;Teh</system-out>');
  expect(written).not.toContain('<failure');
});

test('hostile names, messages and texts stay inside their place', () => {
  const lines = junit(hostileFiles()).trimEnd().split('\n');
  const attributes = '(?: [a-z]+="[^"<>]*")+';
  const line = new RegExp(
    `^(?:</?testsuites?(?:${attributes})?>|<testcase${attributes}><(failure|system-out)(?:${attributes})?>[^<>]*</\\1></testcase>)$`,
  );
  for (const one of lines.slice(1)) expect(one.trim()).toMatch(line);
  expect(junit([])).toContain('<testsuites name="galley" tests="0" failures="0">\n</testsuites>');
});
