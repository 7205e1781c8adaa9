import type { Edit, Finding, Verdict } from '../engine/finding.ts';
import type { PageData } from './html/page-data.ts';
import { html } from './html.ts';
import type { CheckReport, FileReport, ReviewedFile } from './model.ts';
import { summarise } from './summary.ts';
import { accept, wordDiff } from './words.ts';

/** A finding about the first (or nth) place where `place` stands in `text`; everything else has a default. */
export function finding(
  text: string,
  place: string,
  values: Partial<Finding> & { put?: string; nth?: number } = {},
): Finding {
  const { put, nth = 1, ...rest } = values;
  let start = -1;
  for (let time = 0; time < nth; time++) start = text.indexOf(place, start + 1);
  if (start < 0) throw new Error(`the fixture text does not contain ${JSON.stringify(place)} ${nth} times`);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const edits: Edit[] = put === undefined ? [] : [{ start, end: start + place.length, text: put }];
  return {
    id: `t-${start}-${place.length}`,
    rule: 'boilerplate/newsletter',
    severity: 'warning',
    safety: 'safe',
    status: 'proposed',
    confidence: 0.95,
    inQuote: false,
    start,
    end: start + place.length,
    line: text.slice(0, start).split('\n').length,
    column: start === 0 ? 1 : start - lineStart + 1,
    message: 'A newsletter sign-up form.',
    evidence: {},
    edits,
    ...rest,
  };
}

/** A file whose cleaned text has all proposed edits outside `report` findings applied. */
export function reviewed(
  path: string,
  text: string,
  findings: readonly Finding[],
  values: Partial<FileReport> = {},
): ReviewedFile {
  const edits = findings
    .filter(({ status, safety }) => status === 'proposed' && safety !== 'report')
    .flatMap((one) => one.edits);
  const cleaned = accept(wordDiff(text, edits));
  const verdict: Verdict = cleaned !== text ? 'edited' : findings.length > 0 ? 'flagged' : 'clean';
  const report: FileReport = {
    path,
    sha256: '0'.repeat(64),
    encoding: 'utf-8',
    language: 'en',
    verdict,
    scores: { spun: 0, boilerplate: 0 },
    metadata: {},
    findings,
    ...values,
  };
  return { report, text, cleaned };
}

export function checkReport(files: readonly ReviewedFile[]): CheckReport {
  const reports = files.map(({ report }) => report);
  return { schemaVersion: 1, version: '1.2.3', files: reports, summary: summarise(reports) };
}

const FERRY = `Ferry to Hollin returns after eleven weeks

By Maren Aske12 May 2026

The car ferry between Port Ellery and the island of Hollin will sail again on Thursday, eleven weeks after its engine failed.

Get our free newsletter every morning. Enter your email address and we will send you the best of the day. You can unsubscribe at any time. Something went wrong, please try again later. By signing up you accept our privacy notice and the terms of use.

Islanders have lived on a small passenger boat since the last week of February. The shop shut on four days of each week and the school sent its oldest pupils to lodge on the mainland.

“We were told it would take a fortnight and we waited a whole season,” said Ada Quist, who runs the bakery.

The council paid for two helicopter flights with medicine.

A new engine came from Denmark in the quick of the night and was fitted in nine days.

“The council has kept its guarantee to the island,” the mayor said.

![The ferry at the quay](https://img.example/ferry-at-quay.jpg?width=960&quality=80)

The first crossing leaves at a quarter past six. Tickets bought  in March stay valid.

Islanders have lived on a small passenger boat since the last week of February. The shop shut on four days of each week and the school sent its oldest pupils to lodge on the mainland.

Related: Bridge or boat? The long quarrel
`;

/** Findings of every kind in one article. */
function ferryFindings(): Finding[] {
  const islanders = FERRY.slice(FERRY.indexOf('Islanders'), FERRY.indexOf('“We were told'));
  const signUp = FERRY.slice(FERRY.indexOf('Get our'), FERRY.indexOf('Islanders'));
  const kept = { start: FERRY.indexOf(islanders), end: FERRY.indexOf(islanders) + islanders.length };
  const image = FERRY.slice(FERRY.indexOf('!['), FERRY.indexOf('The first crossing'));
  return [
    finding(FERRY, '12 May 2026', {
      rule: 'metadata/date',
      put: '',
      message: 'A date glued to the byline; it moves to the metadata.',
      evidence: { date: '2026-05-12', gluedTo: 'Maren Aske' },
    }),
    finding(FERRY, signUp, {
      entry: 'free-newsletter',
      put: '',
      confidence: 0.98,
      evidence: { cues: ['Get our free newsletter', 'Enter your email', 'unsubscribe at any time'], words: 46 },
    }),
    finding(FERRY, 'quick of the night', {
      rule: 'spin/lexicon',
      entry: 'quick/dead',
      put: 'dead of the night',
      safety: 'review',
      confidence: 0.83,
      message: 'Reads like a synonym put in for “dead of the night”.',
      evidence: { scoreGain: 6.4217 },
      alternatives: ['dead of the night', 'middle of the night', 'course of the night'],
    }),
    finding(FERRY, 'kept its guarantee', {
      rule: 'spin/lexicon',
      entry: 'guarantee/promise',
      put: 'kept its promise',
      safety: 'report',
      confidence: 0.61,
      inQuote: true,
      message: 'A quotation may have been reworded: “kept its promise” is what people say.',
      evidence: { scoreGain: 3.1 },
    }),
    finding(FERRY, image, { rule: 'media/image', put: '', message: 'Image markup.', confidence: 0.99 }),
    finding(FERRY, '  in March', { rule: 'spacing/double', put: ' in March', message: 'Two spaces.' }),
    finding(FERRY, islanders, {
      nth: 2,
      rule: 'duplicate/paragraph',
      put: '',
      message: 'Repeats an earlier paragraph word for word.',
      related: [kept],
      evidence: { similarity: 1 },
    }),
    finding(FERRY, 'Related: Bridge or boat? The long quarrel\n', {
      rule: 'boilerplate/related',
      put: '',
      safety: 'review',
      confidence: 0.8,
      message: 'A link to another article.',
    }),
  ];
}

/** One article with findings of every kind, one clean article, one that no bulk command touches. */
export function sampleFiles(): ReviewedFile[] {
  const HARBOUR = 'The harbour fund stands at half a million.\n\nIt closes on Friday.\n';
  const CUT = 'The inquiry will hear from the harbour master next week and then\n';
  const cut = finding(CUT, 'and then', {
    rule: 'structure/truncated',
    safety: 'report',
    confidence: 0.7,
    message: 'The text stops in the middle of a sentence.',
  });
  return [
    reviewed('articles/ferry.txt', FERRY, ferryFindings(), {
      scores: { spun: 0.21, boilerplate: 0.34 },
      metadata: { title: 'Ferry to Hollin returns after eleven weeks', date: '2026-05-12', byline: 'Maren Aske' },
    }),
    reviewed('articles/harbour fund.txt', HARBOUR, []),
    reviewed('articles/inquiry.txt', CUT, [cut]),
  ];
}

/** Characters that break one format or another: quotes, marks of XML, CSV, Markdown, workflow commands, line ends, emoji. */
export const NASTY = `a "b" 'c' %0A 100% , : :: ]]> & <b> | \\\\| \\| \`x\` [l](h) \u2028\u0085 \u0007 \u202e 😀`;

/** An article, a record of JSONL and a page of HTML whose names, texts and messages are made of such characters. */
export function hostileFiles(): ReviewedFile[] {
  const text = `😀 é ${NASTY} Advertisement 😀 more\r\nSecond 😀😀 line Advertisement\r\n\r\nThird ]]> line.\n`;
  const nasty = (nth: number, put: string): Finding =>
    finding(text, 'Advertisement', { nth, put, message: `one\r\ntwo ${NASTY}`, entry: 'ad' });
  const gone = finding(text, 'Second', { put: '', safety: 'review', id: 'same' });
  const quoted = finding(text, 'Third', { put: 'Fourth', safety: 'report', severity: 'info', id: 'same' });
  const done = finding(text, 'more', { put: '', status: 'superseded' });
  const path = "we, ir:d/%5B\n😀 'q' &<x>.txt";
  const file = reviewed(path, text, [nasty(1, NASTY), done, gone, nasty(2, '😀'), quoted]);
  const record = reviewed('in/many.jsonl#7', text, [nasty(1, '')]);
  const page = reviewed('in/page.html', text, [nasty(2, '')]);
  return [
    { ...file, place: { file: path, exact: true } },
    { ...record, place: { file: 'in/many.jsonl', exact: false, line: 7 } },
    { ...page, place: { file: 'in/page.html', exact: false } },
  ];
}

/** What the page of these files draws. */
export function pageOf(files: readonly ReviewedFile[]): PageData {
  const page = html(checkReport(files), files);
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? '') as PageData;
}
