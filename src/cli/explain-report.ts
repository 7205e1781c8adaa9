import { existsSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/errors.ts';
import type { Finding } from '../engine/finding.ts';
import type { Galley } from '../galley.ts';
import { packageVersion } from '../package.ts';
import { falsePositive } from '../report/false-positive.ts';
import type { Checked } from '../run/check.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';
import { Session } from './session.ts';

export interface ExplainReportOptions extends CommonOptions {
  /** Letters of the article become x in the report. */
  readonly redact?: boolean;
}

/** Findings printed at most; more are no report but a pile. */
const MOST = 5;

/**
 * `galley explain [RULE[/ENTRY]] --report FILE[:LINE]`: what is there to say about findings that a person holds to be wrong, ready to be pasted.
 * @throws ConfigError when the file or such a finding is not there.
 */
export async function explainReport(
  id: string | undefined,
  target: string,
  options: ExplainReportOptions,
): Promise<number> {
  const { file, line } = placeOf(target);
  const galley = await makeGalley(options);
  const session = new Session(galley, { ...options, learn: false });
  const found: { article: Checked; finding: Finding; path: string; format: string; encoding: string }[] = [];
  for await (const { source, articles } of session.opened([file], 'review'))
    for (const article of articles)
      for (const finding of article.report.findings)
        if (finding.status === 'proposed')
          found.push({ article, finding, path: source.path, format: source.format, encoding: source.encoding.name });
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  const wanted = found.filter(
    ({ article, finding }) => matches(id, finding) && (line === undefined || isAt(line, article, finding)),
  );
  if (wanted.length === 0) throw new ConfigError(nothing(id, target, found));
  const cases = wanted.slice(0, MOST).map(({ article, finding, path: file, format, encoding }) =>
    falsePositive(
      {
        finding,
        text: article.unit.text,
        language: article.report.language,
        verdict: article.report.verdict,
        encoding,
        format,
        config: configOf(galley, file, finding.rule, options),
        version: packageVersion(),
        runtime: `Node ${process.versions.node}, ${process.platform}`,
        isNamedEntry: !finding.rule.startsWith('spin/') || isOfPack(galley, finding),
        summary: galley.rules.find((rule) => rule.id === finding.rule)?.docs.summary ?? finding.rule,
      },
      options.redact,
    ),
  );
  print(cases.join('\n'));
  if (wanted.length > MOST)
    process.stderr.write(
      `galley: the first ${MOST} of ${wanted.length} findings; name a rule or a line: --report ${file}:LINE\n`,
    );
  return EXIT.ok;
}

function isOfPack({ packs }: Galley, { rule, entry }: Finding): boolean {
  return packs.some((pack) => pack.id === rule && [...pack.entries].some(({ id }) => id === entry));
}

/** `FILE` or `FILE:LINE`; a file may have a colon in its own name. */
function placeOf(target: string): { file: string; line?: number } {
  const [, file, line] = /^(.+?):(\d+)$/.exec(target) ?? [];
  if (file === undefined || existsSync(target)) return { file: target };
  return { file, line: Number(line) };
}

function matches(id: string | undefined, { rule, entry }: Finding): boolean {
  // What the engine notes about a run is no claim about the text.
  return id === undefined ? !rule.startsWith('engine/') : id === rule || id === `${rule}/${entry}`;
}

/** Is the finding on that line: for JSONL the line of the record, else any line that it touches. */
function isAt(line: number, { unit }: Checked, { line: first, start, end }: Finding): boolean {
  const record = /#(\d+)$/.exec(unit.name)?.[1];
  if (record !== undefined) return Number(record) === line;
  const last = first + (unit.text.slice(start, end).trimEnd().match(/\n/g)?.length ?? 0);
  return line >= first && line <= last;
}

function nothing(id: string | undefined, target: string, found: readonly { finding: Finding }[]): string {
  const what = id === undefined ? 'no finding' : `no finding of ${id}`;
  if (found.length === 0) return `${target}: there is ${what}, and none of any other rule either`;
  const there = found.slice(0, MOST).map(({ finding }) => `${finding.rule} in line ${finding.line}`);
  const more = found.length > MOST ? ` and ${found.length - MOST} more` : '';
  return `${target}: there is ${what}; there are ${there.join(', ')}${more}`;
}

/** What config and options say about a rule. Phrases and paths of the user are counted or called there, never shown. */
function configOf(galley: Galley, file: string, id: string, options: ExplainReportOptions): [string, string][] {
  const { config, configFile } = galley;
  const rule = galley.rules.find((one) => one.id === id);
  const active = galley.settings(file).rules.find((one) => one.rule.id === id);
  const facts: [string, string][] = [['config file', configFile === undefined ? 'none' : path.basename(configFile)]];
  if (config.preset) facts.push(['preset', config.preset]);
  for (const [where, layer] of [
    ['', config] as const,
    ...(config.layers ?? []).map((layer, index) => [`layers[${index}].`, layer] as const),
  ])
    for (const name of [id.slice(0, id.indexOf('/')), id])
      if (layer.rules?.[name] !== undefined) facts.push([`${where}rules.${name}`, JSON.stringify(layer.rules[name])]);
  if (rule && active?.safety && active.safety !== rule.safety)
    facts.push(['safety of the rule', `${active.safety}, by itself ${rule.safety}`]);
  if (options.fullPage || galley.settings(file).fullPage) facts.push(['full page', 'yes']);
  if (options.site !== undefined || galley.settings(file).site !== undefined) facts.push(['site', 'named']);
  if (options.profile !== undefined || config.profile !== undefined) facts.push(['profile', 'named']);
  for (const key of ['allowTerms', 'packs', 'plugins'] as const)
    if (config[key]?.length) facts.push([key, String(config[key].length)]);
  if (config.spin) facts.push(['spin', Object.keys(config.spin).join(', ')]);
  return facts;
}
