import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rule } from '../../src/engine/rule.ts';
import { packFiles } from '../../src/packs/files.ts';
import { loadPack } from '../../src/packs/load.ts';
import type { EntrySource, ExampleSource, PackSource } from '../../src/packs/schema.ts';
import { cell, fenced, table } from './markdown.ts';

/** Entries shown with their examples; the packs themselves hold all. */
const SHOWN_ENTRIES = 200;
const SAFETY = {
  safe: 'safe: the meaning of what stays cannot change',
  review: 'review: a person should look',
  report: 'report: never applied in bulk',
} as const;

/** Packs of all rules, by rule id. */
export function packsByRule(root: string): Map<string, PackSource[]> {
  const packs = new Map<string, PackSource[]>();
  for (const file of packFiles(path.join(root, 'rules'))) {
    const { source } = loadPack(readFileSync(file, 'utf8'), file);
    packs.set(source.rule, [...(packs.get(source.rule) ?? []), source]);
  }
  return packs;
}

/** Where the page of a rule stands, below `docs/rules/`; all outlets share one. */
export function pageOf(id: string): string {
  return id.startsWith('sites/') ? 'sites.md' : `${id}.md`;
}

/** The page of one rule. */
export function rulePage(rule: Rule, packs: readonly PackSource[]): string {
  const entries = packs.flatMap((pack) => pack.entries ?? []);
  return [
    `# ${rule.id}`,
    '',
    rule.docs.summary,
    '',
    table(
      ['safety', 'severity', 'preset', 'phase', 'looks at'],
      [[SAFETY[rule.safety], rule.severity, rule.preset, rule.phase, rule.scope]],
    ),
    '',
    `**Why.** ${rule.docs.why}`,
    '',
    `**What changes.** ${entries.length > 0 && rule.docs.bad.length === 0 ? 'The entries below say what they match; what they match is taken out.' : rule.docs.fix}`,
    ...optionLines(rule),
    ...exampleLines(rule),
    ...entryLines(entries),
    '',
    '## Config',
    '',
    fenced('yaml', `rules:\n  ${rule.id}: off        # or safe, review, report`),
    '',
  ].join('\n');
}

/** One page for the packs of all outlets. */
export function sitesPage(rules: readonly Rule[], packs: ReadonlyMap<string, readonly PackSource[]>): string {
  const rows = rules.map((rule) => {
    const sources = packs.get(rule.id) ?? [];
    const entries = sources.flatMap((pack) => pack.entries ?? []);
    const allowed = sources.flatMap((pack) => pack.allow ?? []);
    return [
      rule.id.slice('sites/'.length),
      rule.docs.summary,
      entries.map(({ id }) => `\`${id}\``).join(', '),
      allowed.join(', '),
    ];
  });
  return [
    '# Outlets',
    '',
    'What the templates of single outlets leave behind. A pack counts only where the outlet is known: by `--site`, a field `site` or `url`, front matter, or a folder named like its domain.',
    '',
    table(['outlet', 'what is found', 'entries', 'never touched'], rows),
    '',
  ].join('\n');
}

/** The list of all rules. */
export function indexPage(rules: readonly Rule[]): string {
  const families = new Map<string, Rule[]>();
  for (const rule of rules) {
    const family = rule.id.slice(0, rule.id.indexOf('/'));
    families.set(family, [...(families.get(family) ?? []), rule]);
  }
  const lines = ['# Rules', '', '`galley explain RULE` shows the same on the command line.', ''];
  for (const [family, members] of [...families].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (family === 'sites') {
      lines.push('## sites', '', `Packs for [${members.length} outlets](sites.md).`, '');
      continue;
    }
    const rows = [...members]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((rule) => [
        `[${rule.id}](${pageOf(rule.id)})`,
        rule.preset === 'off' ? 'off' : rule.safety,
        rule.docs.summary,
      ]);
    lines.push(`## ${family}`, '', table(['rule', 'safety', 'what is found'], rows), '');
  }
  return lines.join('\n');
}

function optionLines(rule: Rule): string[] {
  const options = Object.entries(rule.options);
  if (options.length === 0) return [];
  return [
    '',
    '## Options',
    '',
    table(
      ['option', 'default'],
      options.map(([key, value]) => [`\`${key}\``, `\`${JSON.stringify(value)}\``]),
    ),
  ];
}

function exampleLines(rule: Rule): string[] {
  const { bad, good } = rule.docs;
  if (bad.length + good.length === 0) return [];
  return [
    '',
    '## Examples',
    ...bad.flatMap(({ text, fixed }) => [
      '',
      'Found:',
      '',
      fenced('text', text),
      ...(fixed === undefined
        ? []
        : [
            '',
            fixed.trim() === '' ? 'Cleaned: nothing is left.' : 'Cleaned:',
            ...(fixed.trim() === '' ? [] : ['', fenced('text', fixed)]),
          ]),
    ]),
    ...good.flatMap((text) => ['', 'Silent:', '', fenced('text', text)]),
  ];
}

function entryLines(entries: readonly EntrySource[]): string[] {
  if (entries.length === 0) return [];
  const first = (examples: readonly ExampleSource[]): string => {
    const [one] = examples;
    return one === undefined ? '' : cell(typeof one === 'string' ? one : one.text);
  };
  return [
    '',
    `## Entries (${entries.length})`,
    '',
    table(
      ['entry', 'kind', 'found', 'silent'],
      entries
        .slice(0, SHOWN_ENTRIES)
        .map(({ id, kind, why, examples }) => [
          `\`${id}\`${why ? `: ${cell(why)}` : ''}`,
          kind,
          first(examples.bad),
          first(examples.good),
        ]),
    ),
  ];
}
