import type { Safety, Verdict } from '../engine/finding.ts';
import type { FileReport, LearnedSite, Summary } from './model.ts';
import { oneLine } from './visible.ts';

/** Counts files by verdict and proposed findings by safety and by rule, as they come. The order of files does not matter. */
export class SummaryCounter {
  #files = 0;
  #found = 0;
  readonly #verdicts: Record<Verdict, number> = { clean: 0, edited: 0, flagged: 0, 'no-article': 0 };
  readonly #safeties: Record<Safety, number> = { safe: 0, review: 0, report: 0 };
  readonly #rules = new Map<string, number>();
  #suppressed = 0;

  /** Proposed findings so far. */
  get proposed(): number {
    const { safe, review, report } = this.#safeties;
    return safe + review + report;
  }

  add(files: readonly FileReport[]): void {
    for (const file of files) {
      this.#files++;
      this.#verdicts[file.verdict]++;
      if (file.findings.some(({ status }) => status === 'proposed')) this.#found++;
      for (const finding of file.findings) {
        if (finding.status === 'suppressed') this.#suppressed++;
        if (finding.status !== 'proposed') continue;
        this.#safeties[finding.safety]++;
        this.#rules.set(finding.rule, (this.#rules.get(finding.rule) ?? 0) + 1);
      }
    }
  }

  summary(): Summary {
    const byId = [...this.#rules].sort(([a], [b]) => (a < b ? -1 : 1));
    const summary = {
      files: this.#files,
      verdicts: { ...this.#verdicts },
      ...this.#safeties,
      rules: Object.fromEntries(byId),
      found: this.#found,
    };
    return this.#suppressed > 0 ? { ...summary, suppressed: this.#suppressed } : summary;
  }
}

/** The summary of files that are all there. */
export function summarise(files: readonly FileReport[]): Summary {
  const counter = new SummaryCounter();
  counter.add(files);
  return counter.summary();
}

/**
 * The last line of a run: what was found and which command comes next. Findings that no bulk command touches count as
 * needing a look, since a person can still accept them one by one.
 */
export function nextStep(summary: Summary): string {
  if (summary.files === 0) return 'No articles to check: nothing to do';
  const safe = summary.safe;
  const look = summary.review + summary.report;
  const files = count(summary.files, 'file');
  const empty = summary.verdicts['no-article'];
  const parts: string[] = [];
  if (safe + look > 0) {
    parts.push(
      `${count(safe + look, 'finding')} in ${summary.found ?? summary.files - summary.verdicts.clean} of ${files}`,
    );
  } else if (summary.verdicts.clean === summary.files) {
    parts.push(`${files} checked, ${summary.files === 1 ? 'clean' : 'all clean'}: nothing to do`);
  } else {
    parts.push(`${files} checked, no findings`);
  }
  if (empty > 0) parts.push(empty === 1 ? '1 file has no article in it' : `${empty} files have no article in them`);
  if (safe > 0) parts.push(`${safe} safe to fix: galley fix`);
  if (look > 0) parts.push(`${look} ${look === 1 ? 'needs' : 'need'} a look: galley review`);
  return parts.join(' · ');
}

/** Sites that are named one by one. */
const SITES_NAMED = 5;

/** What a run learned about a site. */
export function learnedSentence({ site, articles, lines, examples }: LearnedSite): string {
  const [first] = examples;
  const such = first ? `, such as “${oneLine(first.line.slice(0, 60))}” in ${first.df}` : '';
  return `Learned from ${count(articles, 'article')} of ${oneLine(site)}: ${count(lines, 'line')} in at least three of them${such}`;
}

/** What a run learned, and how a person overrules it; nothing when nothing was learned. */
export function learnedLines(sites: readonly LearnedSite[] = []): string[] {
  if (sites.length === 0) return [];
  const most = [...sites].sort((a, b) => b.articles - a.articles || (a.site < b.site ? -1 : 1));
  const rest = sites.length - SITES_NAMED;
  return [
    ...most.slice(0, SITES_NAMED).map(learnedSentence),
    ...(rest > 0 ? [`Learned from ${count(rest, 'more site')} likewise`] : []),
    'Rule boilerplate/site-line takes such lines out; to keep one for good, put it into allowTerms of the config',
  ];
}

/** `1 file`, `12 files`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
