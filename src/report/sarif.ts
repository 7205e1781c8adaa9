import type { Severity, Span } from '../engine/finding.ts';
import type { Rule } from '../engine/rule.ts';
import { jsonText } from './json-text.ts';
import type { CheckReport, ReviewedFile } from './model.ts';
import { actionOf, type Placed, placedFindings, type Region } from './placed.ts';
import { oneLine } from './visible.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** Parts of a rule that a reader of the log may want to know. */
export type DescribedRule = Pick<Rule, 'id' | 'severity' | 'safety' | 'docs'>;

/**
 * SARIF 2.1.0 (OASIS), for code scanning and SARIF viewers: one run, the rules that spoke, a result for each proposed
 * finding. Regions are 1-based lines and UTF-16 columns, ends exclusive. No date, no machine path: same report, same bytes.
 *
 * @param rules where the help comes from; a rule that is not among them is described by its id
 */
export function sarif(report: CheckReport, files: readonly ReviewedFile[], rules: readonly DescribedRule[]): string {
  const placed = placedFindings(files);
  const ids = [...new Set(placed.map(({ finding }) => finding.rule))].sort();
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const driver = {
    name: 'galley',
    semanticVersion: report.version,
    rules: ids.map((id) => descriptor(id, known.get(id))),
  };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder in which galley was started.' } } },
    results: placed.map((one) => result(one, indexOf.get(one.finding.rule) as number)),
  };
  return jsonText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
}

function descriptor(id: string, rule: DescribedRule | undefined): object {
  const { summary, why, fix } = rule?.docs ?? { summary: id, why: '', fix: '' };
  const help = [summary, why && `Why: ${why}`, fix && `Change: ${fix}`, `More: galley explain ${id}`].filter(Boolean);
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: summary },
    fullDescription: { text: [summary, why].filter(Boolean).join(' ') },
    help: { text: help.join('\n\n') },
    ...(rule && { defaultConfiguration: { level: LEVELS[rule.severity] } }),
    properties: { tags: [id.slice(0, id.indexOf('/'))], ...(rule && { safety: rule.safety }) },
  };
}

/** `boilerplate/free-offer` as `BoilerplateFreeOffer`. */
const pascalCase = (id: string): string =>
  id.replace(/(?:^|[^a-z0-9])([a-z0-9])/g, (_, letter) => letter.toUpperCase());

function result(placed: Placed, ruleIndex: number): object {
  const { finding, message, fingerprint, regionOf } = placed;
  const related = regionOf ? (finding.related ?? []) : [];
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    rank: Math.round(finding.confidence * 10_000) / 100,
    message: { text: plain(message) },
    locations: [{ physicalLocation: physical(placed, placed.region, regionOf ? finding : undefined) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((span, id) => ({
        id,
        message: { text: 'See also' },
        physicalLocation: physical(placed, regionOf?.(span) as Region, span),
      })),
    }),
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'galley/v1': finding.id },
    ...(placed.edits.length > 0 && { fixes: fixes(placed) }),
    properties: {
      safety: finding.safety,
      inQuote: finding.inQuote,
      ...(finding.entry !== undefined && { entry: finding.entry }),
    },
  };
}

function physical({ file }: Placed, region: Region, span: Span | undefined): object {
  const chars = span && { charOffset: span.start, charLength: span.end - span.start };
  return { artifactLocation: artifact(file), region: { ...region, ...chars } };
}

/** The proposed change, then the alternatives to it; each stands alone. */
function fixes(placed: Placed): object[] {
  const { edits, finding } = placed;
  const [only] = edits;
  const others = edits.length === 1 && only ? (finding.alternatives ?? []).filter((text) => text !== only.text) : [];
  return [edits, ...others.map((text) => edits.map((edit) => ({ ...edit, text })))].map((one) => ({
    description: { text: plain(actionOf(one)) },
    artifactChanges: [
      {
        artifactLocation: artifact(placed.file),
        replacements: one.map((edit) => ({
          deletedRegion: placed.regionOf?.(edit),
          insertedContent: { text: edit.text },
        })),
      },
    ],
  }));
}

/** A file below the working directory as a relative URI, any other as an absolute one. */
function artifact(file: string): { uri: string; uriBaseId?: string } {
  // A lone surrogate cannot stand in a URI.
  const uri = file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (file.startsWith('/')) return { uri: `file://${uri}` };
  if (/^[A-Za-z]:\//.test(file)) return { uri: `file:///${uri.replace('%3A', ':')}` };
  return { uri, uriBaseId: '%SRCROOT%' };
}

/** A message is text, so nothing in it may become a link of SARIF: `[text](target)`. */
const plain = (text: string): string => oneLine(text).replace(/\[(?=[^\]]*\]\()/g, '\\[');
