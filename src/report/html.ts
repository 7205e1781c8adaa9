import { createHash } from 'node:crypto';
import type { Verdict } from '../engine/finding.ts';
import type { Rule } from '../engine/rule.ts';
import { ruleChart, ShareChart } from './html/charts.ts';
import { hasSection, island, PageParts, percent, VERDICTS } from './html/data.ts';
import { attribute, html as escaped } from './html/escape.ts';
import { pageScript } from './html/script.ts';
import { help, tools } from './html/shell.ts';
import { STYLE } from './html/style.ts';
import { countWords } from './layout.ts';
import type { CheckReport, FileReport, LearnedSite, ReviewedFile, Summary } from './model.ts';
import { count, learnedSentence, nextStep } from './summary.ts';

/** Clean files that are named; of more the number says enough. */
const NAMED = 1000;
/** Characters of articles that a page holds: some ten thousand articles. No browser opens many times as much. */
const MOST = 64 * 1024 * 1024;

/**
 * The report as one HTML page that needs nothing else: no network, no other file. The summary is markup; the articles are
 * data that the page's own script draws when they come into view, as text nodes only. Same input, same bytes. The content
 * security policy allows exactly the inlined style and script.
 *
 * @param files texts of the report's files, matched by path; a file without its text shows its cards only
 * @param rules what the page can explain; others are known by their id
 */
export function html(
  report: CheckReport,
  files: readonly ReviewedFile[],
  rules: readonly Pick<Rule, 'id' | 'docs'>[] = [],
): string {
  const texts = new Map(files.map((file) => [file.report.path, file]));
  const parts = new HtmlParts(rules);
  const data = report.files.map((file) => parts.file(file, texts.get(file.path)));
  return [parts.begin(report), ...data, parts.end()].join('');
}

/**
 * The same page piece by piece: each `file` as it comes, in the end `begin`, which stands before them and counts them, and `end`. Only counts and some names are kept, so that
 * memory does not grow with the files.
 */
export class HtmlParts {
  readonly #rules: readonly Pick<Rule, 'id' | 'docs'>[];
  readonly #page = new PageParts();
  readonly #removed = new ShareChart('Words taken out');
  readonly #spun = new ShareChart('Spun score');
  readonly #clean: string[] = [];
  #cleanFiles = 0;
  #files = 0;
  #drawn = 0;
  #characters = 0;
  #leftOut = 0;
  #first = '';
  #words = 0;
  #left = 0;

  constructor(rules: readonly Pick<Rule, 'id' | 'docs'>[]) {
    this.#rules = rules;
  }

  /** @returns what the page draws of a file; '' when there is nothing to see */
  file(report: FileReport, reviewed: ReviewedFile | undefined): string {
    if (this.#files++ === 0) this.#first = report.path;
    this.#spun.add(report.path, report.scores.spun);
    if (reviewed) {
      const words = countWords(reviewed.text);
      const left = reviewed.cleaned === reviewed.text ? words : countWords(reviewed.cleaned);
      this.#words += words;
      this.#left += left;
      this.#removed.add(report.path, words === 0 ? 0 : Math.max(0, words - left) / words);
    }
    if (hasSection(report)) return this.#draw(report, reviewed);
    if (this.#cleanFiles++ < NAMED) this.#clean.push(report.path);
    return '';
  }

  #draw(report: FileReport, reviewed: ReviewedFile | undefined): string {
    if (this.#characters >= MOST) {
      this.#leftOut++;
      return '';
    }
    const piece = `${this.#drawn++ > 0 ? ',' : ''}${island(this.#page.file(report, reviewed))}`;
    this.#characters += piece.length;
    return piece;
  }

  /** Everything before the first file. */
  begin(report: Pick<CheckReport, 'version' | 'summary' | 'learned'>): string {
    const title = this.#files === 1 ? this.#first : count(this.#files, 'file');
    const spun = this.#spun.isTelling ? this.#spun : '';
    return `<!doctype html>
<html lang="en" data-view="inline">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(pageScript())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Galley proof: ${attribute(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#files">Skip to the articles</a>
<header class="top">
<h1>Galley proof</h1>
<p class="lead">${escaped(nextStep(report.summary))}</p>
${this.#limit()}${tiles(report.summary, this.#words, this.#left)}<div class="charts">
${ruleChart(report.summary)}${this.#removed}${spun}</div>
${learned(report)}${this.#cleanNames()}</header>
${tools(report.summary)}<div class="desk">
<nav aria-label="Articles" data-script hidden><ol id="list"></ol></nav>
<main id="files" tabindex="-1">
<noscript><p class="soft">The articles are drawn by the script of this page, and scripts are off. <code>galley check --format markdown</code> makes a report without one.</p></noscript>
<p id="nothing" class="soft" hidden>No finding matches the filter.</p>
</main>
</div>
<footer>Galleyproof ${escaped(report.version)}. This page holds the texts it speaks of and loads nothing from anywhere.</footer>
${help()}<script type="application/json" id="data">{"version":${island(report.version)},"files":[`;
  }

  /** Everything after the last file. */
  end(): string {
    return `],"rules":${island(this.#page.rules(this.#rules))}}</script>
<script>${pageScript()}</script>
</body>
</html>
`;
  }

  /** Says which articles the page does not hold. */
  #limit(): string {
    if (this.#leftOut === 0) return '';
    const all = this.#drawn + this.#leftOut;
    return `<p class="lead">There is room for the first ${this.#drawn} of ${count(all, 'article')} with findings on this page; the figures count all. The others, folder by folder: <code>galley report FOLDER -o FILE</code></p>\n`;
  }

  #cleanNames(): string {
    if (this.#cleanFiles === 0 || this.#files < 2) return '';
    const names = this.#clean.map((name) => `<li>${escaped(name)}</li>\n`).join('');
    const rest = this.#cleanFiles - this.#clean.length;
    const more = rest > 0 ? `<p class="soft">and ${rest} more</p>` : '';
    return `<details class="clean"><summary>${count(this.#cleanFiles, 'clean file')}</summary><ol>\n${names}</ol>${more}</details>\n`;
  }
}

const policy = (script: string): string =>
  `default-src 'none'; style-src '${hash(STYLE)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`;

const hash = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** @param words of all articles, before and after */
function tiles(summary: Summary, words: number, left: number): string {
  const items = (Object.keys(VERDICTS) as Verdict[])
    .filter((verdict) => summary.verdicts[verdict] > 0)
    .map((verdict) => [`files: ${VERDICTS[verdict]}`, String(summary.verdicts[verdict])]);
  if (words > 0) items.push(['words taken out', percent(Math.max(0, words - left) / words)]);
  const safeties = [
    ['safe', 'safe to fix'],
    ['review', 'to review'],
    ['report', 'reported only'],
  ] as const;
  for (const [safety, name] of safeties) items.push([`findings: ${name}`, String(summary[safety])]);
  return `<dl class="tiles">${items.map(([term, value]) => `<div><dt>${term}</dt><dd>${value}</dd></div>`).join('')}</dl>\n`;
}

/** What the articles taught about their sites, so that a person can say no to it. */
function learned({ learned: sites = [] }: Pick<CheckReport, 'learned'>): string {
  const one = (site: LearnedSite): string => {
    const rows = site.examples.map(({ line, df }) => `<tr><td>${escaped(line)}</td><td class="num">${df}</td></tr>\n`);
    return `<details><summary>${escaped(learnedSentence(site))}</summary><table><thead><tr><th scope="col">line</th><th scope="col">articles</th></tr></thead><tbody>\n${rows.join('')}</tbody></table></details>\n`;
  };
  return sites.map(one).join('');
}
