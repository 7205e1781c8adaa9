import { describe, expect, test } from 'vitest';
import type { Edit } from '../engine/finding.ts';
import { checkReport, finding, hostileFiles, reviewed, sampleFiles } from './fixture.ts';
import type { ReviewedFile } from './model.ts';
import { type DescribedRule, sarif } from './sarif.ts';

const RULES: DescribedRule[] = [
  {
    id: 'boilerplate/newsletter',
    severity: 'warning',
    safety: 'safe',
    docs: { summary: 'Sign-up forms.', why: 'Nobody reported them.', fix: 'They go.', bad: [], good: [] },
  },
];

const logOf = (files: ReviewedFile[]) => JSON.parse(sarif(checkReport(files), files, RULES));

/** What the schema of SARIF 2.1.0 asks of the parts that are written. */
function expectValid(log: ReturnType<typeof logOf>): void {
  expect(Object.keys(log)).toEqual(['$schema', 'version', 'runs']);
  expect(log.version).toBe('2.1.0');
  const [run] = log.runs;
  expect(['utf16CodeUnits', 'unicodeCodePoints']).toContain(run.columnKind);
  expect(run.tool.driver.name).toBe('galley');
  expect(run.tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+/);
  const { rules } = run.tool.driver;
  expect(new Set(rules.map(({ id }: { id: string }) => id)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule.name).toMatch(/^[A-Z][A-Za-z0-9]*$/);
    for (const key of ['shortDescription', 'fullDescription', 'help']) expect(rule[key].text).toMatch(/\S/);
    if (rule.defaultConfiguration) expect(rule.defaultConfiguration.level).toMatch(/^(?:none|note|warning|error)$/);
    expect(new Set(rule.properties.tags).size).toBe(rule.properties.tags.length);
  }
  for (const result of run.results) {
    expect(rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result.level).toMatch(/^(?:none|note|warning|error)$/);
    expect(result.rank).toBeGreaterThanOrEqual(0);
    expect(result.rank).toBeLessThanOrEqual(100);
    expect(result.message.text).toMatch(/^\S.*$/);
    expect(result.locations).toHaveLength(1);
    for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
      expectArtifact(physicalLocation.artifactLocation);
      expectRegion(physicalLocation.region);
    }
    for (const value of Object.values(result.partialFingerprints)) expect(value).toMatch(/^\S+$/);
    for (const fix of result.fixes ?? []) {
      expect(fix.description.text).toMatch(/\S/);
      expect(fix.artifactChanges).toHaveLength(1);
      for (const change of fix.artifactChanges) {
        expectArtifact(change.artifactLocation);
        expect(change.replacements.length).toBeGreaterThan(0);
        for (const { deletedRegion, insertedContent } of change.replacements) {
          expectRegion(deletedRegion);
          expect(typeof insertedContent.text).toBe('string');
        }
      }
    }
  }
}

function expectArtifact({ uri, uriBaseId }: { uri: string; uriBaseId?: string }): void {
  expect(uri).toMatch(/^(?:[A-Za-z0-9\-._~!*'()/]|%[0-9A-F]{2})+$|^file:\/\/\//);
  expect(() => new URL(uri, 'file:///root/')).not.toThrow();
  expect(uriBaseId).toBe(uri.startsWith('file:') ? undefined : '%SRCROOT%');
}

function expectRegion(region: Record<string, number>): void {
  for (const value of Object.values(region)) expect(Number.isInteger(value)).toBe(true);
  const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0, charOffset = 0, charLength = 0 } = region;
  for (const value of [startLine, startColumn, endLine, endColumn]) expect(value).toBeGreaterThanOrEqual(1);
  for (const value of [charOffset, charLength]) expect(value).toBeGreaterThanOrEqual(0);
  expect(endLine > startLine || (endLine === startLine && endColumn >= startColumn)).toBe(true);
}

/** Applies the first fix of each result as a SARIF reader does: by lines and UTF-16 columns. */
function fixed(text: string, results: { fixes?: { artifactChanges: { replacements: never[] }[] }[] }[]): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  const at = (line: number, column: number): number => (starts[line - 1] as number) + column - 1;
  const edits: Edit[] = results
    .flatMap(({ fixes }) => fixes?.[0]?.artifactChanges[0]?.replacements ?? [])
    .map(({ deletedRegion: d, insertedContent }: Record<string, Record<string, never>>) => ({
      start: at(d?.startLine as never, d?.startColumn as never),
      end: at(d?.endLine as never, d?.endColumn as never),
      text: insertedContent?.text as never,
    }));
  let result = text;
  for (const { start, end, text: put } of edits.reverse()) result = result.slice(0, start) + put + result.slice(end);
  return result;
}

describe('sarif', () => {
  test.each([
    ['the samples', sampleFiles()],
    ['hostile text', hostileFiles()],
    ['nothing', []],
  ])('is valid for %s', (_, files) => {
    expectValid(logOf(files));
  });

  test('a result says what, where, how sure, and carries the fix and its alternatives', () => {
    const files = sampleFiles();
    const { results, tool } = logOf(files).runs[0];
    const spun = results.find((one: { ruleId: string }) => one.ruleId === 'spin/lexicon');
    expect(spun).toMatchObject({
      level: 'warning',
      rank: 83,
      message: { text: 'Reads like a synonym put in for “dead of the night”.' },
      properties: { safety: 'review', entry: 'quick/dead' },
    });
    expect(spun.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'articles/ferry.txt', uriBaseId: '%SRCROOT%' },
      region: { startLine: 15, startColumn: 39, endLine: 15, endColumn: 57, charLength: 18 },
    });
    expect(spun.fixes.map(({ description }: { description: { text: string } }) => description.text)).toEqual([
      'Replace by “dead of the night”',
      'Replace by “middle of the night”',
      'Replace by “course of the night”',
    ]);
    const rule = tool.driver.rules[spun.ruleIndex];
    expect(rule).toMatchObject({ id: 'spin/lexicon', name: 'SpinLexicon' });
    const known = tool.driver.rules.find(({ id }: { id: string }) => id === 'boilerplate/newsletter');
    expect(known.help.text).toBe(
      'Sign-up forms.\n\nWhy: Nobody reported them.\n\nChange: They go.\n\nMore: galley explain boilerplate/newsletter',
    );
    const repeated = results.find((one: { ruleId: string }) => one.ruleId === 'duplicate/paragraph');
    expect(repeated.relatedLocations[0].physicalLocation.region.startLine).toBe(9);
  });

  test('the fixes lead to the cleaned text, emoji and CRLF or not', () => {
    for (const file of [sampleFiles()[0], hostileFiles()[0]] as ReviewedFile[]) {
      expect(fixed(file.text, logOf([file]).runs[0].results)).toBe(file.cleaned);
    }
  });

  test('nothing is offered for quotations, records and pages', () => {
    const { results } = logOf(hostileFiles()).runs[0];
    expect(results.map((one: { fixes?: [] }) => one.fixes?.length ?? 0)).toEqual([1, 1, 1, 0, 0, 0]);
    const [, , , , record, page] = results;
    expect(record.locations[0].physicalLocation.region).toEqual({
      startLine: 7,
      startColumn: 1,
      endLine: 7,
      endColumn: 1,
    });
    expect(page.locations[0].physicalLocation.region.startLine).toBe(1);
    expect(record.message.text).toContain('(“Advertisement”)');
  });

  test('fingerprints are unique within a file and do not know lines', () => {
    const prints = (files: ReviewedFile[]): string[] =>
      logOf(files).runs[0].results.map(
        (one: { partialFingerprints: Record<string, string> }) => one.partialFingerprints.primaryLocationLineHash,
      );
    expect(prints(hostileFiles()).slice(1, 4)).toContain('same:1');
    expect(prints(hostileFiles()).slice(1, 4)).toContain('same:2');
    const at = (text: string): ReviewedFile =>
      reviewed('a.txt', text, [finding(text, 'Advertisement', { id: 'c-1', put: '' })]);
    expect(prints([at('Advertisement\n')])).toEqual(prints([at('\n\nAdvertisement\n')]));
  });

  test('names become URIs, messages no links', () => {
    const text = 'Advertisement\n';
    const one = (path: string): string => {
      const file = reviewed(path, text, [finding(text, 'Advertisement', { message: 'see [it](https://x.example)' })]);
      const [result] = logOf([file]).runs[0].results;
      expect(result.message.text).toBe('see \\[it](https://x.example)');
      return result.locations[0].physicalLocation.artifactLocation.uri;
    };
    expect(one('a b/é#1%.txt')).toBe('a%20b/%C3%A9%231%25.txt');
    expect(one('/srv/a b.txt')).toBe('file:///srv/a%20b.txt');
    expect(one('C:/a.txt')).toBe('file:///C:/a.txt');
    expect(one('a\ud800.txt')).toBe('a%EF%BF%BD.txt');
  });
});
