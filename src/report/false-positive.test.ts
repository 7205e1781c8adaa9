import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../engine/finding.ts';
import { type Case, falsePositive } from './false-positive.ts';

const TEXT = 'The ferry sailed.\n\nShare this moment\n\nNobody was hurt on Monday.\n';
const start = TEXT.indexOf('Share');

const FINDING: Finding = {
  id: 'f-1',
  rule: 'boilerplate/share',
  entry: 'share-line',
  severity: 'warning',
  safety: 'safe',
  status: 'proposed',
  confidence: 0.95,
  inQuote: false,
  start,
  end: start + 17,
  line: 3,
  column: 1,
  message: 'Unexpected “Share this moment”',
  evidence: { cues: ['share this'], words: 3 },
  edits: [{ start, end: start + 19, text: '' }],
};

const CASE: Case = {
  finding: FINDING,
  text: TEXT,
  language: 'en',
  verdict: 'edited',
  encoding: 'utf-8',
  format: 'text',
  config: [['config file', 'none']],
  version: '1.2.3',
  runtime: 'Node 20.19.0, linux',
  isNamedEntry: true,
  summary: 'Share buttons.',
};

describe('the report of a false positive', () => {
  it('holds rule, safety, evidence, the lines around with the change marked, and the config', () => {
    expect(falsePositive(CASE)).toBe(`### boilerplate/share, entry share-line
- galleyproof 1.2.3, Node 20.19.0, linux
- safety safe, severity warning, confidence 0.95, proposed
- text, utf-8, language en, verdict edited
- line 3, column 1, of 6 lines and 65 characters
- says: Unexpected “Share this moment”

Evidence
- cues: "share this"
- words: 3

Text
\`\`\`text
  1 | The ferry sailed.
  2 |
> 3 | {--Share this moment--}
  4 |
  5 | Nobody was hurt on Monday.
  6 |
\`\`\`

Config that mattered
- config file: none
`);
  });

  it('says nothing of the article when it is told to hide it', () => {
    const hidden = falsePositive(CASE, true);
    expect(hidden).toContain('> 3 | {--Xxxxx xxxx xxxxxx--}');
    expect(hidden).toContain('- cues: "xxxxx xxxx"\n- words: 3');
    expect(hidden).toContain('- says: Share buttons.');
    expect(hidden).not.toMatch(/ferry|moment|Monday/);
    const spun = { ...CASE, finding: { ...FINDING, entry: 'moment' }, isNamedEntry: false };
    expect(falsePositive(spun)).toContain(', entry moment\n');
    expect(falsePositive(spun, true)).toContain(', entry xxxxxx\n');
  });

  it('marks what comes, the place of a finding without edits, and shows what cannot be seen', () => {
    const at = TEXT.indexOf('ferry');
    const finding = { ...FINDING, start: at, end: at + 5, line: 1 };
    const replaced = { ...finding, edits: [{ start: at, end: at + 5, text: 'boat' }] };
    expect(falsePositive({ ...CASE, finding: replaced })).toContain('> 1 | The {--ferry--}{++boat++} sailed.');
    expect(falsePositive({ ...CASE, finding: { ...finding, edits: [] } })).toContain('> 1 | The {==ferry==} sailed.');
    const nowhere = falsePositive({ ...CASE, finding: { ...finding, start: 0, end: 0, edits: [] } });
    expect(nowhere).toContain('\n  1 | The ferry sailed.\n');
    const odd = 'a\u202eb';
    const bidi = { ...FINDING, start: 0, end: 3, line: 1, edits: [] };
    expect(falsePositive({ ...CASE, text: odd, finding: bidi })).toContain('{==a<U+202E>b==}');
  });

  it('leaves out the middle of a long finding', () => {
    const text = Array.from({ length: 60 }, (_, index) => `Line ${index + 1}`).join('\n');
    const finding = {
      ...FINDING,
      start: 0,
      end: text.length,
      line: 1,
      edits: [{ start: 0, end: text.length, text: '' }],
    };
    const report = falsePositive({ ...CASE, text, finding });
    expect(report).toContain('  … 40 more lines …');
    expect(report).toContain('> 60 | {--Line 60--}');
    expect(report.split('\n').length).toBeLessThan(45);
  });

  it('shows whole lines of any text, marks the change in them, and hides all of it on request', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', '\n', '\r', '`', '{', '–', '\u200b', '7'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), letters, fc.boolean(), (text, one, two, insert, isEdit) => {
        const [from, to] = [one % (text.length + 1), two % (text.length + 1)].sort((a, b) => a - b) as [number, number];
        const line = text.slice(0, from).split('\n').length;
        const edits = isEdit ? [{ start: from, end: to, text: insert }] : [];
        const finding = { ...FINDING, start: from, end: to, line, edits };
        const report = falsePositive({ ...CASE, text, finding });
        const shown = /\nText\n(`{3,})text\n([\s\S]*)\n\1\n\nConfig/.exec(report)?.[2] ?? '';
        expect(shown.split('\n').every((row) => /^(?:[> ] {1,2}\d+ \|| {2}… \d+ more)/.test(row))).toBe(true);
        if (/\w/.test(text.slice(from, to)) && (!isEdit || insert === '')) expect(shown).toMatch(/^>.*\{(?:--|==)/m);
        const hidden = /\nText \(letters replaced\)\n([\s\S]*)\nConfig/.exec(
          falsePositive({ ...CASE, text, finding }, true),
        )?.[1];
        expect(hidden?.replace(/<U\+200B>|<CR>|^`+text$/gm, '')).not.toMatch(/[aB]/);
      }),
    );
  });
});
