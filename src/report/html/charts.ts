import { countWords } from '../layout.ts';
import type { CheckReport, ReviewedFile } from '../model.ts';
import { count } from '../summary.ts';
import { percent } from './data.ts';
import { html } from './escape.ts';

/** Rows of a chart before the rest folds away. */
const ROWS = 6;
const WIDTH = 120;
/** From this many articles on, their shares are drawn as a histogram and the rows fold away. */
const MANY = 13;

interface Bar {
  readonly name: string;
  /** Length of the bar, 0..1. */
  readonly share: number;
  readonly shown: string;
  /** Hash of the page that shows what the bar counts. */
  readonly hash: string;
}

/** Three small charts: findings by rule, words taken out per article, spun score per article. Each is a table first, a picture second. */
export function charts({ summary, files }: CheckReport, texts: ReadonlyMap<string, ReviewedFile>): string {
  const rules = Object.entries(summary.rules).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const most = rules[0]?.[1] ?? 1;
  const byRule = rules.map(([name, amount]) => ({
    name,
    share: amount / most,
    shown: String(amount),
    hash: `rule=${uri(name)}`,
  }));
  const perArticle = (of: (path: string) => number | undefined): Bar[] =>
    files.flatMap(({ path }) => {
      const share = of(path);
      return share === undefined ? [] : [{ name: path, share, shown: percent(share), hash: `file=${uri(path)}` }];
    });
  const removed = perArticle((path) => removedShare(texts.get(path)));
  const scores = new Map(files.map((file) => [file.path, file.scores.spun]));
  const spun = perArticle((path) => scores.get(path));
  return `<div class="charts">
${table('Findings by rule', byRule)}${shares('Words taken out', removed)}${spun.some(({ share }) => share >= 0.01) ? shares('Spun score', spun) : ''}</div>
`;
}

/** A lone surrogate cannot stand in a URI. */
const uri = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

/** Share of the words of an article that its cleaned copy lacks. */
export function removedShare(file: ReviewedFile | undefined): number | undefined {
  if (!file) return undefined;
  const words = countWords(file.text);
  return words === 0 ? 0 : Math.max(0, words - countWords(file.cleaned)) / words;
}

function shares(caption: string, bars: readonly Bar[]): string {
  const sorted = [...bars].sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
  if (bars.length < MANY) return table(caption, sorted);
  const steps = new Array<number>(10).fill(0);
  for (const { share } of bars) {
    const step = Math.min(9, Math.floor(share * 10));
    steps[step] = (steps[step] ?? 0) + 1;
  }
  const most = Math.max(...steps);
  const columns = steps.map((amount, index) => {
    const height = amount === 0 ? 0 : Math.max(2, Math.round((amount / most) * 56));
    return `<rect x="${index * 24}" y="${60 - height}" width="20" height="${height}" rx="1"/>`;
  });
  const said = steps
    .map((amount, index) => (amount > 0 ? `${index * 10} to ${index * 10 + 10} %: ${count(amount, 'article')}` : ''))
    .filter(Boolean);
  return `<figure><figcaption>${caption}, ${count(bars.length, 'article')}</figcaption>
<svg class="histogram" viewBox="0 0 240 62" role="img" aria-label="${caption}: ${said.join('; ')}"><path d="M0 61h240"/>${columns.join('')}</svg>
<p class="axis" aria-hidden="true"><span>0 %</span><span>100 %</span></p>
<details><summary>Article by article</summary>${rows(sorted, caption)}</details></figure>
`;
}

function table(caption: string, bars: readonly Bar[]): string {
  if (bars.length === 0) return '';
  const rest = bars.slice(ROWS);
  const folded =
    rest.length === 0 ? '' : `<details><summary>${rest.length} more</summary>${rows(rest, caption)}</details>`;
  return `<figure><figcaption>${caption}</figcaption>
${rows(bars.slice(0, ROWS), caption)}${folded}</figure>
`;
}

function rows(bars: readonly Bar[], caption: string): string {
  const row = ({ name, share, shown, hash }: Bar): string => {
    const width = share === 0 ? 0 : Math.max(2, Math.round(share * WIDTH));
    return `<tr><th scope="row"><a href="#${html(hash)}">${html(name)}</a></th><td class="num">${shown}</td><td><svg width="${WIDTH}" height="8" aria-hidden="true"><rect class="track" width="${WIDTH}" height="8" rx="2"/><rect width="${width}" height="8" rx="2"/></svg></td></tr>\n`;
  };
  return `<table class="bars" aria-label="${caption}"><tbody>\n${bars.map(row).join('')}</tbody></table>`;
}
