import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, suggestion } from '../config/errors.ts';
import type { Rule } from '../engine/rule.ts';
import type { Galley } from '../galley.ts';
import { packageRoot } from '../package.ts';
import { packFiles } from '../packs/files.ts';
import { loadPack } from '../packs/load.ts';
import type { EntrySource, ExampleSource } from '../packs/schema.ts';
import { makeGalley } from './common-options.ts';
import type { ExplainReportOptions } from './explain-report.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';

const SAFETY = {
  safe: 'safe: the meaning of what stays cannot change; galley fix applies it',
  review: 'review: a person should look; galley clean applies it, galley fix only with --level review',
  report: 'report: never applied in bulk',
} as const;

export interface ExplainOptions extends ExplainReportOptions {
  /** `FILE` or `FILE:LINE` with findings that are held to be wrong. */
  readonly report?: string;
}

/** `galley explain RULE[/ENTRY]`: what a rule finds, why, what happens, and its examples; with `--report`, a case for an issue. */
export async function explainCommand(id: string | undefined, options: ExplainOptions): Promise<number> {
  if (options.report !== undefined)
    return (await import('./explain-report.ts')).explainReport(id, options.report, options);
  if (options.redact) throw new ConfigError('--redact belongs to --report FILE');
  if (id === undefined)
    throw new ConfigError(
      "missing required argument 'rule'; galley rules list shows all, --report FILE explains findings",
    );
  // What is known of a plugin stands in the config; its code need not run for that.
  print(explanationOf(await makeGalley({ ...options, plugins: false }), id));
  return EXIT.ok;
}

/** The same as text. @throws ConfigError when there is no such rule or entry. */
export function explanationOf(galley: Galley, id: string): string {
  const [family, name, entry] = id.split('/');
  const rule = galley.rules.find((one) => one.id === `${family}/${name}`);
  if (!rule)
    throw new ConfigError(
      `there is no rule “${id}”${suggestion(
        id,
        galley.rules.map((one) => one.id),
      )}; galley rules list shows all`,
    );
  const active = galley.settings().rules.find((one) => one.rule.id === rule.id);
  const lines = [
    rule.id,
    `  ${rule.docs.summary}`,
    '',
    `Why     ${rule.docs.why}`,
    `Change  ${rule.docs.fix}`,
    `Safety  ${SAFETY[active?.safety ?? rule.safety]}`,
    `State   ${active ? 'on' : 'off'}${rule.preset === 'recommended' ? '' : ` (preset: ${rule.preset})`}, severity ${active?.severity ?? rule.severity}, phase ${rule.phase}`,
    ...optionLines(rule),
    ...exampleLines(rule),
    ...entryLines(rule.id, entry),
    '',
    `Config  rules: { "${rule.id}": off | safe | review | report }`,
  ];
  return `${lines.join('\n')}\n`;
}

function optionLines(rule: Rule): string[] {
  return Object.entries(rule.options).map(([key, value]) => `Option  ${key}: ${JSON.stringify(value)}`);
}

function exampleLines(rule: Rule): string[] {
  return [
    ...rule.docs.bad.flatMap(({ text, fixed }) => [
      `Found   ${show(text)}`,
      ...(fixed === undefined ? [] : [`        ${show(fixed)}`]),
    ]),
    ...rule.docs.good.map((text) => `Silent  ${show(text)}`),
  ].slice(0, 12);
}

function entryLines(id: string, wanted: string | undefined): string[] {
  const root = path.join(packageRoot(), 'rules');
  const entries = packFiles(root)
    .filter((file) => path.relative(root, file).replaceAll('\\', '/').startsWith(`${id}.`))
    .flatMap((file) => loadPack(readFileSync(file, 'utf8'), file).source.entries ?? []);
  if (entries.length === 0) return [];
  const chosen = wanted === undefined ? entries : entries.filter((entry) => entry.id === wanted);
  if (chosen.length === 0)
    throw new ConfigError(
      `rule ${id} has no entry “${wanted}”${suggestion(
        wanted ?? '',
        entries.map((entry) => entry.id),
      )}`,
    );
  return ['', `Entries (${chosen.length})`, ...chosen.flatMap((entry) => describe(entry))];
}

function describe(entry: EntrySource): string[] {
  const example = (one: ExampleSource | undefined): string =>
    one === undefined ? '' : show(typeof one === 'string' ? one : one.text);
  return [
    `  ${entry.id}${entry.why ? `: ${entry.why}` : ''}`,
    `    found   ${example(entry.examples.bad[0])}`,
    `    silent  ${example(entry.examples.good[0])}`,
  ];
}

function show(text: string): string {
  const line = text.trim().replace(/\n+/g, ' ⏎ ');
  return line.length > 160 ? `${line.slice(0, 157)}…` : line;
}
