import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { InputError } from '../article/decode.ts';
import { appliedEdits } from '../engine/applied.ts';
import { applyEdits } from '../engine/apply.ts';
import type { CheckReport, FileReport, ReviewedFile } from '../report/model.ts';
import { summarise } from '../report/summary.ts';
import { fileOfName } from '../review/names.ts';
import { readFailure } from '../run/read-failure.ts';
import { type ReadOptions, readSource, type SourceFile } from '../run/source.ts';

const span = z.looseObject({ start: z.int().min(0), end: z.int().min(0) });
const finding = z.looseObject({
  id: z.string(),
  rule: z.string(),
  entry: z.string().optional(),
  severity: z.enum(['error', 'warning', 'info']),
  safety: z.enum(['safe', 'review', 'report']),
  status: z.enum(['proposed', 'superseded', 'conflict', 'suppressed']),
  confidence: z.number(),
  inQuote: z.boolean(),
  start: z.int().min(0),
  end: z.int().min(0),
  line: z.int(),
  column: z.int(),
  message: z.string(),
  evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  edits: z.array(span.extend({ text: z.string() })),
  alternatives: z.array(z.string()).optional(),
  related: z.array(span).optional(),
});
const file = z.looseObject({
  path: z.string(),
  sha256: z.string(),
  encoding: z.string(),
  language: z.string(),
  verdict: z.enum(['clean', 'edited', 'flagged', 'no-article']),
  scores: z.object({ spun: z.number(), boilerplate: z.number() }),
  metadata: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  findings: z.array(finding),
});
const site = z.object({
  site: z.string(),
  articles: z.number(),
  lines: z.number(),
  examples: z.array(z.object({ line: z.string(), df: z.number() })),
});
const schema = z.looseObject({
  schemaVersion: z.literal(1),
  version: z.string(),
  files: z.array(file),
  learned: z.array(site).optional(),
});

/**
 * A report of `galley check --format json` with the texts it speaks of, read from where they lie. A file that is gone or has changed since is given
 * to `fail`; its findings come without the text.
 *
 * @param options how the config says that articles are read
 * @throws InputError when the file is no such report
 */
export async function readReport(
  name: string,
  fail: (message: string) => void,
  options: ReadOptions = {},
): Promise<{ report: CheckReport; files: ReviewedFile[] }> {
  const report = parse(name);
  const files: ReviewedFile[] = [];
  const sources = new Map<string, SourceFile | undefined>();
  for (const one of report.files) {
    const source = await sourceFor(one, sources, fail, options);
    const text = source?.units.find((unit) => unit.name === one.path)?.text;
    if (text === undefined) continue;
    try {
      const spans = one.findings.flatMap(({ edits, related = [], start, end }) => [
        { start, end },
        ...edits,
        ...related,
      ]);
      if (spans.some(({ start, end }) => end < start || end > text.length)) throw new RangeError();
      files.push({ report: one, text, cleaned: applyEdits(text, appliedEdits(one.findings, 'review')) });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new InputError(`${name}: the edits of ${one.path} do not fit its text; make the report again`);
    }
  }
  return { report, files };
}

function parse(name: string): CheckReport {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(name, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(
      code ? `${name}: ${readFailure(error as NodeJS.ErrnoException)}` : `${name}: is not JSON; check the file`,
    );
  }
  const { data, error } = schema.safeParse(content);
  if (!data) {
    const [issue] = error.issues;
    const where = issue?.path.join('.') || 'the file';
    throw new InputError(
      `${name}: is no report of galley check --format json, schema version 1 (${where}: ${issue?.message})`,
    );
  }
  const files = data.files as unknown as readonly FileReport[];
  // The summary is counted, not believed.
  const report = { schemaVersion: 1, version: data.version, files, summary: summarise(files) } as const;
  return data.learned ? { ...report, learned: data.learned } : report;
}

/** The file behind a report, once for all its records. */
async function sourceFor(
  { path, sha256 }: FileReport,
  sources: Map<string, SourceFile | undefined>,
  fail: (message: string) => void,
  options: ReadOptions,
): Promise<SourceFile | undefined> {
  const name = fileOfName(path);
  if (sources.has(name)) return sources.get(name);
  let source: SourceFile | undefined;
  try {
    source = await readSource(name, options);
    if (source.sha256 !== sha256) {
      source = undefined;
      fail(`${name}: has changed since the report was made; its findings are shown without the text`);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    fail(`${error.message}; its findings are shown without the text`);
  }
  sources.set(name, source);
  return source;
}
