import { createHash } from 'node:crypto';
import type { Verdict } from '../engine/finding.ts';
import type { Rule } from '../engine/rule.ts';
import { charts } from './html/charts.ts';
import { hasSection, island, pageData, percent, VERDICTS } from './html/data.ts';
import { attribute, html as escaped } from './html/escape.ts';
import { pageScript } from './html/script.ts';
import { help, tools } from './html/shell.ts';
import { STYLE } from './html/style.ts';
import { countWords } from './layout.ts';
import type { CheckReport, LearnedSite, ReviewedFile, Summary } from './model.ts';
import { count, learnedSentence, nextStep } from './summary.ts';

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
  const script = pageScript();
  const data = pageData(report, texts, rules);
  return `<!doctype html>
<html lang="en" data-view="inline">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Galley proof: ${attribute(title(report))}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#files">Skip to the articles</a>
<header class="top">
<h1>Galley proof</h1>
<p class="lead">${escaped(nextStep(report.summary))}</p>
${tiles(report.summary, files)}${charts(report, texts)}${learned(report)}${cleanFiles(report)}</header>
${tools(report.summary)}<div class="desk">
<nav aria-label="Articles" data-script hidden><ol id="list"></ol></nav>
<main id="files" tabindex="-1">
<noscript><p class="soft">The articles are drawn by the script of this page, and scripts are off. <code>galley check --format markdown</code> makes a report without one.</p></noscript>
<p id="nothing" class="soft" hidden>No finding matches the filter.</p>
</main>
</div>
<footer>Galleyproof ${escaped(report.version)}. This page holds the texts it speaks of and loads nothing from anywhere.</footer>
${help()}<script type="application/json" id="data">${island(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

const policy = (script: string): string =>
  `default-src 'none'; style-src '${hash(STYLE)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`;

const hash = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`;

function title({ files }: CheckReport): string {
  const [only, second] = files;
  return only && !second ? only.path : count(files.length, 'file');
}

function tiles(summary: Summary, files: readonly ReviewedFile[]): string {
  const items = (Object.keys(VERDICTS) as Verdict[])
    .filter((verdict) => summary.verdicts[verdict] > 0)
    .map((verdict) => [`files: ${VERDICTS[verdict]}`, String(summary.verdicts[verdict])]);
  const words = files.reduce((sum, { text }) => sum + countWords(text), 0);
  const left = files.reduce((sum, { cleaned }) => sum + countWords(cleaned), 0);
  if (words > 0) items.push(['words taken out', percent(Math.max(0, words - left) / words)]);
  const safeties = [
    ['safe', 'safe to fix'],
    ['review', 'to review'],
    ['report', 'reported only'],
  ] as const;
  for (const [safety, words] of safeties) items.push([`findings: ${words}`, String(summary[safety])]);
  return `<dl class="tiles">${items.map(([term, value]) => `<div><dt>${term}</dt><dd>${value}</dd></div>`).join('')}</dl>\n`;
}

/** What the articles taught about their sites, so that a person can say no to it. */
function learned({ learned: sites = [] }: CheckReport): string {
  const one = (site: LearnedSite): string => {
    const rows = site.examples.map(({ line, df }) => `<tr><td>${escaped(line)}</td><td class="num">${df}</td></tr>\n`);
    return `<details><summary>${escaped(learnedSentence(site))}</summary><table><thead><tr><th scope="col">line</th><th scope="col">articles</th></tr></thead><tbody>\n${rows.join('')}</tbody></table></details>\n`;
  };
  return sites.map(one).join('');
}

function cleanFiles({ files }: CheckReport): string {
  const clean = files.filter((file) => !hasSection(file)).map(({ path }) => `<li>${escaped(path)}</li>\n`);
  if (clean.length === 0 || files.length < 2) return '';
  return `<details class="clean"><summary>${count(clean.length, 'clean file')}</summary><ol>\n${clean.join('')}</ol></details>\n`;
}
