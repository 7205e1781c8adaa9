import { writeSync } from 'node:fs';
import { InputError } from '../article/decode.ts';
import { ConfigError, suggestion } from '../config/errors.ts';
import type { Rule } from '../engine/rule.ts';
import type { CheckReport, ReviewedFile } from '../report/model.ts';
import { writeAtomically } from '../run/write.ts';

export const FORMATS = [
  'pretty',
  'concise',
  'json',
  'jsonl',
  'diff',
  'html',
  'sarif',
  'rdjson',
  'rdjsonl',
  'gitlab',
  'checkstyle',
  'junit',
  'github',
  'markdown',
  'criticmarkup',
  'vfile',
] as const;
export type OutputFormat = (typeof FORMATS)[number];

/** A format and, if given, the file it goes to (`html=report.html`). */
export interface Output {
  readonly format: OutputFormat;
  readonly file?: string;
}

/** @throws ConfigError for an unknown format, or two formats that would mix on standard output. */
export function parseOutputs(values: readonly string[]): Output[] {
  const outputs = values.map((value) => {
    const cut = value.indexOf('=');
    const name = cut < 0 ? value : value.slice(0, cut);
    if (!(FORMATS as readonly string[]).includes(name)) {
      throw new ConfigError(`there is no format “${name}”${suggestion(name, FORMATS)}; formats: ${FORMATS.join(', ')}`);
    }
    if (cut === value.length - 1) throw new ConfigError(`--format ${value} names no file; write --format ${name}=FILE`);
    return { format: name as OutputFormat, ...(cut < 0 ? {} : { file: value.slice(cut + 1) }) };
  });
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    throw new ConfigError(
      'only one format can go to standard output; name a file for the others, as in --format html=report.html',
    );
  }
  return outputs;
}

/** What is written when nothing is asked for: the report, and in a GitHub workflow the annotations too. */
export function defaultOutputs(): Output[] {
  return process.env.GITHUB_ACTIONS === 'true' ? [{ format: 'github' }, { format: 'pretty' }] : [{ format: 'pretty' }];
}

export interface RenderOptions {
  readonly color: boolean;
  /** Leaves out what is no finding. */
  readonly quiet?: boolean;
  /** Findings shown by `pretty`; 0 shows all. */
  readonly max: number;
}

/** What the formats are made of that need the whole of a report. Texts are there when one `needsTexts`. */
export interface Rendered {
  readonly report: CheckReport;
  readonly files: readonly ReviewedFile[];
  /** Rules of the run, for formats that explain them. */
  readonly rules: readonly Rule[];
}

/** Renders a report; formats are loaded when asked for. Those of one file after the other are no whole: `streamOf`. */
export async function render(
  format: OutputFormat,
  { report, files, rules }: Rendered,
  options: RenderOptions,
): Promise<string> {
  switch (format) {
    case 'pretty':
      return (await import('../report/pretty.ts')).pretty(report, files, options);
    case 'sarif':
      return (await import('../report/sarif.ts')).sarif(report, files, rules);
    case 'rdjson':
      return (await import('../report/rdjson.ts')).rdjson(files);
    case 'rdjsonl':
      return (await import('../report/rdjson.ts')).rdjsonl(files);
    case 'gitlab':
      return (await import('../report/gitlab.ts')).gitlab(files);
    case 'checkstyle':
      return (await import('../report/checkstyle.ts')).checkstyle(files);
    case 'junit':
      return (await import('../report/junit.ts')).junit(files);
    case 'criticmarkup':
      return (await import('../report/criticmarkup.ts')).criticmarkup(files);
    case 'github':
      return (await import('../report/github.ts')).github(files);
    case 'markdown':
      return (await import('../report/markdown.ts')).markdown(report, files);
    case 'vfile':
      return (await import('../report/vfile.ts')).vfile(files, options);
    default:
      throw new RangeError(`${format} is written file by file`);
  }
}

const WITHOUT_TEXTS: readonly OutputFormat[] = ['concise', 'json', 'jsonl', 'diff'];

/** Does a format need the texts and their places, or is the report enough? Keeping texts of many files costs memory. */
export function needsTexts(outputs: readonly Output[]): boolean {
  return outputs.some(({ format }) => !WITHOUT_TEXTS.includes(format));
}

/** Sends every format to its place. */
export async function emit(outputs: readonly Output[], rendered: Rendered, options: RenderOptions): Promise<void> {
  for (const { format, file } of outputs) {
    const text = await render(format, rendered, { ...options, color: options.color && file === undefined });
    if (file === undefined) print(text);
    else writeAtomically(file, Buffer.from(text));
  }
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (!summary || !outputs.some(({ format }) => format === 'github')) return;
  (await import('./step-summary.ts')).writeStepSummary(summary, rendered.report, rendered.files);
}

/**
 * Writes to standard output synchronously, so that nothing is lost when the process ends; a closed pipe ends the writing quietly.
 * @throws InputError when standard output cannot take it.
 */
export function print(text: string | Uint8Array): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN')
        throw new InputError(
          `standard output cannot be written (${code}): ${code === 'ENOSPC' ? 'the disk is full' : 'check where it goes'}`,
        );
      // The reader of a non-blocking pipe is slow; waiting a moment is all there is to do.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
