import { shorten } from './layout.ts';
import type { ReviewedFile } from './model.ts';
import { type Placed, placedFindings } from './placed.ts';
import { oneLine } from './visible.ts';
import { xml } from './xml.ts';

/**
 * JUnit XML for the test tab of CI servers: a test suite for each article, a test case for each proposed finding. Warnings
 * and errors fail; hints pass and say their text as output. A clean article is one case that passes.
 */
export function junit(files: readonly ReviewedFile[]): string {
  const suites = files.map((file) => ({ name: file.report.path, placed: placedFindings([file]) }));
  const tests = suites.reduce((sum, { placed }) => sum + Math.max(1, placed.length), 0);
  const failures = suites.reduce((sum, { placed }) => sum + placed.filter(fails).length, 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="galley" tests="${tests}" failures="${failures}">\n${suites.map(suite).join('')}</testsuites>\n`;
}

const fails = ({ finding }: Placed): boolean => finding.severity !== 'info';

function suite({ name, placed }: { name: string; placed: readonly Placed[] }): string {
  const cases =
    placed.length > 0
      ? placed.map((one) => testCase(name, one)).join('')
      : `    <testcase classname="${xml(name)}" name="no findings"/>\n`;
  const tests = Math.max(1, placed.length);
  return `  <testsuite name="${xml(name)}" tests="${tests}" failures="${placed.filter(fails).length}" errors="0" skipped="0">\n${cases}  </testsuite>\n`;
}

function testCase(suiteName: string, placed: Placed): string {
  const { finding, file, name, message, region, text } = placed;
  const place = `${region.startLine}:${region.startColumn}`;
  const excerpt = oneLine(shorten(text.slice(finding.start, finding.end))).trim();
  const body = xml([`${file}:${place}`, message, excerpt].filter(Boolean).join('\n'));
  const outcome = fails(placed)
    ? `<failure type="${xml(finding.rule)}" message="${xml(message)}">${body}</failure>`
    : `<system-out>${body}</system-out>`;
  return `    <testcase classname="${xml(suiteName)}" name="${xml(`${name} (${place})`)}">${outcome}</testcase>\n`;
}
