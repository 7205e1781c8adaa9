import { applyPatch } from 'diff';
import { reportOf, reviewedOf } from '../../src/cli/outcome.ts';
import { FORMATS, type OutputFormat, render } from '../../src/cli/output.ts';
import { isAppliedAt } from '../../src/engine/applied.ts';
import { applyEdits, type Galley, invertEdits, type Level, type Result } from '../../src/index.ts';
import { concise } from '../../src/report/concise.ts';
import { html } from '../../src/report/html.ts';
import { json } from '../../src/report/json.ts';
import { jsonl } from '../../src/report/jsonl.ts';
import { checkSource } from '../../src/run/check.ts';
import { recordOf, restoreBytes } from '../../src/run/edit-log.ts';
import { patchOf } from '../../src/run/patch.ts';
import { sourceOf } from '../../src/run/source.ts';
import { streamLine } from '../../src/run/stream.ts';

/** What must hold for every text. Each model throws with a word on what broke. */
export type Model = (galley: Galley, text: string, level: Level) => void | Promise<void>;

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

function applied(result: Result, level: Level) {
  return result.findings
    .filter((finding) => isAppliedAt(finding, level))
    .flatMap(({ edits }) => [...edits])
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Edits give the cleaned text and lead back; offsets lie inside; nothing overlaps; the cleaned text stays as it is. */
const engine: Model = (galley, text, level) => {
  const result = galley.check(text, { level });
  const edits = applied(result, level);
  edits.forEach(({ start, end }, index) => {
    must(start >= 0 && end >= start && end <= text.length, 'an edit lies outside');
    must(index === 0 || start >= (edits[index - 1]?.end ?? 0), 'edits overlap');
  });
  for (const { start, end } of result.findings)
    must(start >= 0 && end >= start && end <= text.length, 'a finding lies outside');
  must(applyEdits(text, edits) === result.text, 'the edits do not give the cleaned text');
  must(applyEdits(result.text, invertEdits(text, edits)) === text, 'the edits do not lead back');
  if (result.text !== text)
    must(galley.check(result.text, { level }).text === result.text, 'a second run changes the text');
};

/** The same text gives the same answer. */
const determinism: Model = (galley, text, level) => {
  const first = JSON.stringify(galley.check(text, { level }));
  must(first === JSON.stringify(galley.check(text, { level })), 'the answer changes');
};

/** One record in, one line out, of JSON, with the rest of the record as it was. */
const stream: Model = async (galley, text, level) => {
  const line = JSON.stringify({ id: 7, text, big: 'n' }).replace('"n"', '12345678901234567890');
  const { line: out, failed } = await streamLine(galley, Buffer.from(line), 1, { level, textField: 'text' });
  must(!out.includes('\n') && !out.includes('\r'), 'a record became several lines');
  const record = JSON.parse(out) as { id: number; text: string };
  must(!failed && record.id === 7 && out.includes('12345678901234567890'), 'the record lost something');
  must(Buffer.from(record.text).equals(Buffer.from(galley.check(text, { level }).text)), 'stream and check differ');
};

/** Files of any format and encoding: unchanged texts give the same bytes, the patch applies, the log leads back. */
const files: Model = async (galley, text, level) => {
  const shapes: [string, Buffer][] = [
    ['a.txt', Buffer.from(text)],
    ['a.md', Buffer.from(text)],
    ['a.txt', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['a.jsonl', Buffer.from(`${JSON.stringify({ text })}\n`)],
    ['a.html', Buffer.from(`<title>T</title><p>${text}</p>`)],
  ];
  for (const [name, bytes] of shapes) {
    // A text that is no file (NUL bytes) is refused with a clear word, which is another promise.
    if (text.includes('\0') && name !== 'a.jsonl') continue;
    const source = await sourceOf(name, bytes);
    const articles = await checkSource(galley, source, { level });
    if (name !== 'a.html') {
      const same = await source.render(source.units.map((unit) => unit.text));
      must(bytes.equals(same), `${name}: unchanged texts give other bytes`);
    }
    const cleaned = await source.render(articles.map(({ result }) => result.text));
    const [only] = articles;
    const edits = source.format === 'text' && only ? applied(only.result, level) : undefined;
    const back = await restoreBytes(recordOf(name, name, source, cleaned, edits), cleaned);
    must(bytes.equals(back), `${name}: the log does not lead back`);
    if (name === 'a.html' || bytes.equals(cleaned)) continue;
    const patch = patchOf(name, source, cleaned).toString('latin1');
    const patched = applyPatch(bytes.toString('latin1'), patch, { autoConvertLineEndings: false });
    must(patched === Buffer.from(cleaned).toString('latin1'), `${name}: the patch does not apply`);
  }
};

/** These are the article itself with marks in it. */
const isArticle = (format: string): boolean => format === 'criticmarkup' || format === 'diff';

/** Every format takes it, and those that are JSON are JSON. */
const formats: Model = async (galley, text, level) => {
  const source = await sourceOf('a.txt', Buffer.from(text.replaceAll('\0', '')));
  const articles = await checkSource(galley, source, { level });
  const reports = articles.map(({ report }) => report);
  const reviewed = reviewedOf({ source, articles });
  const rendered = { report: reportOf(reports), files: reviewed, rules: galley.rules };
  const fileByFile: Partial<Record<OutputFormat, string>> = {
    json: json(rendered.report),
    jsonl: jsonl(reports),
    concise: concise(rendered.report),
    html: html(rendered.report, reviewed, galley.rules),
    diff: '',
  };
  for (const format of FORMATS) {
    const out = fileByFile[format] ?? (await render(format, rendered, { color: false, max: 0 }));
    if (['json', 'sarif', 'rdjson', 'gitlab'].includes(format)) JSON.parse(out);
    must(!/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(out) || isArticle(format), `${format} lets control characters through`);
  }
};

export const MODELS = { engine, determinism, stream, files, formats } as const;
