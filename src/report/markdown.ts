import { shorten } from './layout.ts';
import type { CheckReport, ReviewedFile, Summary } from './model.ts';
import { actionOf, nameOf, type Placed, placedFindings } from './placed.ts';
import { count, nextStep } from './summary.ts';
import { oneLine, visibleName } from './visible.ts';

export interface MarkdownOptions {
  /** Findings stop before the whole grows beyond so many bytes of UTF-8; the last line says how many are left. Default: no limit. */
  readonly maxBytes?: number;
}

/**
 * The report as GitHub-flavoured Markdown for comments, wikis and step summaries: a table of the rules, then a table of findings
 * for each article. Names, messages and texts come from strangers and stay text: no links, no mentions, no HTML.
 */
export function markdown(
  report: CheckReport,
  files: readonly ReviewedFile[],
  { maxBytes = Number.POSITIVE_INFINITY }: MarkdownOptions = {},
): string {
  let result = `## Galley proof\n\n${nextStep(report.summary)}\n${ruleTable(report.summary)}`;
  // Room for the line that says what is left.
  let room = maxBytes - Buffer.byteLength(result) - 100;
  let left = 0;
  for (const file of files) {
    const placed = placedFindings([file]);
    const heading = `\n### ${code(visibleName(file.report.path))}\n\n${HEADER}`;
    let shown = '';
    for (const one of placed) {
      const next = (shown === '' ? heading : '') + row(one);
      const size = Buffer.byteLength(next);
      // Once something had to be left out, everything behind it is: what is shown is a beginning, not a choice.
      if (left > 0 || size > room) left++;
      else {
        shown += next;
        room -= size;
      }
    }
    result += shown;
  }
  return left > 0 ? `${result}\n${count(left, 'finding')} more, left out for want of room.\n` : result;
}

function ruleTable({ rules }: Summary): string {
  const rows = Object.entries(rules).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (rows.length === 0) return '';
  return `\n| rule | findings |\n|---|---:|\n${rows.map(([rule, amount]) => `| ${code(rule)} | ${amount} |\n`).join('')}`;
}

const HEADER = '| line | safety | rule | finding | text | change |\n|---:|---|---|---|---|---|\n';

function row({ finding, region, text }: Placed): string {
  const place = shorten(text.slice(finding.start, finding.end));
  const cells = [
    `${region.startLine}:${region.startColumn}`,
    finding.safety,
    code(nameOf(finding)),
    plain(oneLine(finding.message)),
    code(oneLine(place, 'unclear').trim()),
    finding.edits.length > 0 ? plain(actionOf(finding.edits)) : '',
  ];
  return `| ${cells.join(' | ')} |\n`;
}

/** Text that Markdown shows as it is. */
export function plain(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_{}[\]()#+\-!|~$^=]/g, '\\$&')
      // What GitHub links by itself (@name, #1, www., http://, owner/repo@sha) is parted by a comment, which shows nothing.
      .replace(/@(?=\S)|:(?=\/\/)|\bwww(?=\.)/gi, '$&<!-- -->')
  );
}

/** Text as code in a table cell; '' for nothing. */
export function code(text: string): string {
  if (text === '') return '';
  // In a code span of a table a backslash before a bar cannot be told from the escape of the bar.
  if (text.includes('|')) return `<code>${plain(text)}</code>`;
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
