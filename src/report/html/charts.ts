import type { Summary } from '../model.ts';
import { count } from '../summary.ts';
import { percent } from './data.ts';
import { html } from './escape.ts';

/** Rows of a chart before the rest folds away. */
const ROWS = 6;
const WIDTH = 120;
/** From this many articles on, their shares are drawn as a histogram and the rows fold away. */
const MANY = 13;
/** Articles that a chart names at most. */
const LISTED = 500;

interface Bar {
  readonly name: string;
  /** Length of the bar, 0..1. */
  readonly share: number;
  readonly shown: string;
  /** Hash of the page that shows what the bar counts. */
  readonly hash: string;
}

/** Findings by rule. */
export function ruleChart({ rules }: Summary): string {
  const sorted = Object.entries(rules).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const most = sorted[0]?.[1] ?? 1;
  const bars = sorted.map(([name, amount]) => ({
    name,
    share: amount / most,
    shown: String(amount),
    hash: `rule=${uri(name)}`,
  }));
  return table('Findings by rule', bars);
}

/** A share of each article, as a table first and a picture second. However many articles there are, only the largest shares are kept. */
export class ShareChart {
  readonly #caption: string;
  readonly #steps = new Array<number>(10).fill(0);
  #largest: { readonly name: string; readonly share: number }[] = [];
  #articles = 0;

  constructor(caption: string) {
    this.#caption = caption;
  }

  /** @param share 0..1 */
  add(name: string, share: number): void {
    const step = Math.min(9, Math.floor(share * 10));
    this.#steps[step] = (this.#steps[step] ?? 0) + 1;
    this.#articles++;
    this.#largest.push({ name, share });
    if (this.#largest.length >= 2 * LISTED) this.#cut();
  }

  /** Is any share worth a look? */
  get isTelling(): boolean {
    return this.#largest.some(({ share }) => share >= 0.01);
  }

  toString(): string {
    this.#cut();
    const bars = this.#largest.map(({ name, share }) => ({
      name,
      share,
      shown: percent(share),
      hash: `file=${uri(name)}`,
    }));
    if (this.#articles < MANY) return table(this.#caption, bars);
    return this.#histogram(bars);
  }

  #cut(): void {
    this.#largest.sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
    this.#largest = this.#largest.slice(0, LISTED);
  }

  #histogram(bars: readonly Bar[]): string {
    const most = Math.max(...this.#steps);
    const columns = this.#steps.map((amount, index) => {
      const height = amount === 0 ? 0 : Math.max(2, Math.round((amount / most) * 56));
      return `<rect x="${index * 24}" y="${60 - height}" width="20" height="${height}" rx="1"/>`;
    });
    const said = this.#steps
      .map((amount, index) => (amount > 0 ? `${index * 10} to ${index * 10 + 10} %: ${count(amount, 'article')}` : ''))
      .filter(Boolean);
    const listed = bars.length < this.#articles ? `The ${bars.length} largest` : 'Article by article';
    return `<figure><figcaption>${this.#caption}, ${count(this.#articles, 'article')}</figcaption>
<svg class="histogram" viewBox="0 0 240 62" role="img" aria-label="${this.#caption}: ${said.join('; ')}"><path d="M0 61h240"/>${columns.join('')}</svg>
<p class="axis" aria-hidden="true"><span>0 %</span><span>100 %</span></p>
<details><summary>${listed}</summary>${rows(bars, this.#caption)}</details></figure>
`;
  }
}

/** A lone surrogate cannot stand in a URI. */
const uri = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

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
