import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkReport, finding, reviewed, sampleFiles } from './fixture.ts';
import { columns } from './layout.ts';
import { pretty } from './pretty.ts';

const plain = { color: false };
const ESCAPES = /\u001b\[\d+m/g;

test('an article as a person sees it', () => {
  const files = sampleFiles();
  expect(pretty(checkReport(files), files, plain)).toBe(`articles/ferry.txt · 8 findings

  3:14    safe    metadata/date  confidence 0.95
    A date glued to the byline; it moves to the metadata.
    - By Maren Aske12 May 2026
    + By Maren Aske
    why  date: 2026-05-12 · glued to: Maren Aske

  7:1     safe    boilerplate/newsletter/free-newsletter  confidence 0.98
    A newsletter sign-up form.
    - Get our free newsletter every morning. Enter your email address and we … [26 words] …
      our privacy notice and the terms of use.
    why  cues: "Get our free newsletter", "Enter your email", "unsubscribe at any time" ·
         words: 46

  15:39   review  spin/lexicon/quick/dead  confidence 0.83
    Reads like a synonym put in for “dead of the night”.
    - A new engine came from Denmark in the quick of the night and was fitted in nine days.
    + A new engine came from Denmark in the dead of the night and was fitted in nine days.
    or   "middle of the night", "course of the night"
    why  score gain: 6.42

  17:18   report  spin/lexicon/guarantee/promise  confidence 0.61
    A quotation may have been reworded: “kept its promise” is what people say.
    inside a quotation: never changed in bulk
    - “The council has kept its guarantee to the island,” the mayor said.
    + “The council has kept its promise to the island,” the mayor said.
    why  score gain: 3.1

  19:1    safe    media/image  confidence 0.99
    Image markup.
    - ![The ferry at the quay](https://img.example/ferry-at-q…th=960&quality=80)

  21:64   safe    spacing/double  confidence 0.95
    Two spaces.
    - … leaves at a quarter past six. Tickets bought ␣in March stay valid.
    + … leaves at a quarter past six. Tickets bought in March stay valid.

  23:1    safe    duplicate/paragraph  confidence 0.95
    Repeats an earlier paragraph word for word.
    - Islanders have lived on a small passenger boat since the last week … [15 words] … its
      oldest pupils to lodge on the mainland.
    see  line 9: Islanders have lived on a small passenger boat since the last…
    why  similarity: 1

  25:1    review  boilerplate/related  confidence 0.80
    A link to another article.
    - Related: Bridge or boat? The long quarrel

articles/inquiry.txt · 1 finding

  1:57    report  structure/truncated  confidence 0.70
    The text stops in the middle of a sentence.
    | and then

9 findings in 2 of 3 files · 5 safe to fix: galley fix · 4 need a look: galley review
`);
});

test('colour adds escape codes and nothing else', () => {
  const files = sampleFiles();
  const coloured = pretty(checkReport(files), files, { color: true });
  expect(coloured).toMatch(ESCAPES);
  expect(coloured.replace(ESCAPES, '')).toBe(pretty(checkReport(files), files, plain));
});

test('shows 20 findings of a run, then says how to see the rest', () => {
  const text = 'Advertisement\n'.repeat(12);
  const findings = Array.from({ length: 12 }, (_, index) =>
    finding(text, 'Advertisement', { nth: index + 1, put: '' }),
  );
  const files = [
    reviewed('a.txt', text, findings),
    reviewed('b.txt', text, findings),
    reviewed('c.txt', text, findings),
  ];
  const report = checkReport(files);
  const cards = (output: string): number => output.match(/confidence/g)?.length ?? 0;
  const capped = pretty(report, files, plain);
  expect(cards(capped)).toBe(20);
  expect(capped).toContain('\n16 findings more: --max 0\n\n36 findings in 3 of 3 files');
  expect(capped).not.toContain('c.txt');
  expect(cards(pretty(report, files, { ...plain, max: 0 }))).toBe(36);
  expect(pretty(report, files, { ...plain, max: 0 })).not.toContain('--max');
  expect(cards(pretty(report, files, { ...plain, max: 1 }))).toBe(1);
});

test('a clean run is one line', () => {
  const files = [reviewed('a.txt', 'The bridge is open.\n', [])];
  expect(pretty(checkReport(files), files, plain)).toBe('1 file checked, clean: nothing to do\n');
});

test('without the texts the messages still stand', () => {
  const output = pretty(checkReport(sampleFiles()), [], plain);
  expect(output).toContain('A newsletter sign-up form.');
  expect(output).not.toContain('Get our free newsletter every morning');
});

test('lines fit the width', () => {
  const files = sampleFiles();
  for (const width of [80, 100]) {
    const lines = pretty(checkReport(files), files, { ...plain, width })
      .trimEnd()
      .split('\n');
    for (const line of lines.slice(0, -1).filter((line) => !line.includes('https://')))
      expect(columns(line)).toBeLessThanOrEqual(width);
  }
});

test('whatever a text, a name or a message holds, only our own escape codes reach the terminal', () => {
  const hostile = fc
    .array(
      fc.constantFrom(
        '\u001b[31m',
        '\u001b]8;;x\u0007',
        '\u009b2J',
        '\b',
        '\r',
        '\u202e',
        '\ud800',
        '\u2028',
        '\n',
        ' ',
        'word',
        '日',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(hostile, hostile, hostile, (before, middle, after) => {
      const text = `${before}x${middle}x${after}`;
      const one = finding(text, `x${middle}x`, {
        put: after,
        message: middle,
        entry: before,
        rule: `f/${after}`,
        evidence: { [before]: after, list: [middle] },
        alternatives: [after, middle],
        related: [{ start: 0, end: text.length }],
      });
      const file = reviewed(`dir/${middle}.txt`, text, [one]);
      const output = pretty(checkReport([file]), [file], { color: true }).replace(ESCAPES, '');
      expect(output).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
    { numRuns: 300 },
  );
});
