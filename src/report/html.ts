import { createHash } from 'node:crypto';
import type { Verdict } from '../engine/finding.ts';
import { attribute, html as escaped } from './html/escape.ts';
import { fileHtml, percent, VERDICTS } from './html/file.ts';
import { SCRIPT } from './html/script.ts';
import { STYLE } from './html/style.ts';
import { countWords } from './layout.ts';
import type { CheckReport, FileReport, LearnedSite, ReviewedFile, Summary } from './model.ts';
import { count, learnedSentence, nextStep } from './summary.ts';

/** Rules shown as bars before the rest folds away. */
const BARS = 12;
const BAR_WIDTH = 160;

/**
 * The report as one HTML page that needs nothing else: no network, no other file, readable without script. Same input,
 * same bytes. The content security policy allows exactly the inlined style and script; article text is only ever text.
 *
 * @param files texts of the report's files, matched by path; a file without its text shows its cards only
 */
export function html(report: CheckReport, files: readonly ReviewedFile[]): string {
  const texts = new Map(files.map((file) => [file.report.path, file]));
  const ids = new Map<FileReport, string>();
  report.files.forEach((file, index) => {
    if (hasSection(file)) ids.set(file, `f${index + 1}`);
  });
  const sections = [...ids].map(([file, id]) => fileHtml(file, texts.get(file.path), id));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
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
${tiles(report.summary, files)}${learned(report)}${bars(report.summary)}${fileList(report, ids)}</header>
${tools(report.summary)}
<main id="files" tabindex="-1">
${sections.join('')}</main>
<footer>Galleyproof ${escaped(report.version)}. This page holds the texts it speaks of and loads nothing from anywhere.</footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

const policy = (): string =>
  `default-src 'none'; style-src '${hash(STYLE)}'; script-src '${hash(SCRIPT)}'; base-uri 'none'; form-action 'none'`;

const hash = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`;

const hasSection = (file: FileReport): boolean =>
  file.verdict !== 'clean' || file.findings.some(({ status }) => status === 'proposed');

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

function bars(summary: Summary): string {
  const rules = Object.entries(summary.rules).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const most = rules[0]?.[1];
  if (most === undefined) return '';
  const row = ([rule, amount]: [string, number]): string => {
    const width = Math.max(2, Math.round((amount / most) * BAR_WIDTH));
    const bar = `<svg width="${BAR_WIDTH}" height="8" aria-hidden="true"><rect width="${width}" height="8" rx="1"/></svg>`;
    return `<tr><th scope="row">${escaped(rule)}</th><td class="num">${amount}</td><td>${bar}</td></tr>\n`;
  };
  const table = (part: [string, number][], caption: string): string =>
    `<table class="bars">${caption && `<caption>${caption}</caption>`}<tbody>\n${part.map(row).join('')}</tbody></table>\n`;
  const rest = rules.slice(BARS);
  const folded =
    rest.length === 0
      ? ''
      : `<details><summary>${count(rest.length, 'more rule')}</summary>${table(rest, '')}</details>\n`;
  return table(rules.slice(0, BARS), 'Findings by rule') + folded;
}

function fileList({ files }: CheckReport, ids: ReadonlyMap<FileReport, string>): string {
  if (files.length < 2) return '';
  const listed = [...ids].map(([file, id]) => {
    const amount = file.findings.filter(({ status }) => status === 'proposed').length;
    return `<li><a href="#${id}">${escaped(file.path)}</a> ${VERDICTS[file.verdict]}, ${count(amount, 'finding')}</li>\n`;
  });
  const clean = files.filter((file) => !ids.has(file)).map(({ path }) => `<li>${escaped(path)}</li>\n`);
  const open = listed.length <= BARS ? ' open' : '';
  const findings = `<details${open}><summary>${count(listed.length, 'file')} with findings</summary><ol>\n${listed.join('')}</ol></details>\n`;
  const rest = `<details><summary>${count(clean.length, 'clean file')}</summary><ol>\n${clean.join('')}</ol></details>\n`;
  return `<nav class="list" aria-label="Files">\n${listed.length > 0 ? findings : ''}${clean.length > 0 ? rest : ''}</nav>\n`;
}

function tools(summary: Summary): string {
  const rules = Object.keys(summary.rules)
    .map((rule) => `<option value="${attribute(rule)}">${attribute(rule)}</option>`)
    .join('');
  const safety = (['safe', 'review', 'report'] as const)
    .map((name) => `<label><input type="checkbox" name="safety" value="${name}" checked> ${name}</label>`)
    .join('');
  const view = ['markup', 'result', 'original']
    .map(
      (name, index) =>
        `<label><input type="radio" name="view" value="${name}"${index === 0 ? ' checked' : ''}> ${name}</label>`,
    )
    .join('');
  return `<div class="tools" role="search" aria-label="Filter findings" hidden><form>
<label>Find <input type="search" name="words" autocomplete="off"></label>
<label>Rule <select name="rule"><option value="">all</option>${rules}</select></label>
<fieldset><legend>Safety</legend>${safety}</fieldset>
<fieldset><legend>Show</legend>${view}</fieldset>
<output aria-live="polite"></output>
</form></div>`;
}
