import type { Article } from '../article/article.ts';
import { isOfSite } from '../article/site-name.ts';
import { PhraseAutomaton } from './automaton.ts';
import type { PackBundle } from './builtin.ts';
import type { CompiledEntry, CompiledPhrase, CompiledRule, RowGate } from './compiled.ts';
import { allows, inCompany, passes } from './conditions.ts';
import type { Hit } from './hits.ts';
import { bannerHits, consistencyHits, phraseHit, trailerHits } from './kinds.ts';
import type { PhraseMatch } from './matches.ts';
import { gatesOf, indexPhrases, type PhraseIndex } from './phrase-index.ts';
import { isHonest } from './prose.ts';
import { regexHits } from './regex-hits.ts';

/** All packs of a run behind one automaton. */
export class PackMatcher {
  readonly #automaton: PhraseAutomaton;
  readonly #rules: readonly CompiledRule[];
  /** First entry of each rule, entries numbered through. */
  readonly #starts: readonly number[];
  readonly #gates: readonly RowGate[];
  readonly #index: PhraseIndex;
  readonly #view = Symbol('pack hits');

  /** @param bundle automaton and index of exactly these rules, when the build made them. */
  constructor(rules: readonly CompiledRule[], { tables, index }: Partial<Omit<PackBundle, 'rules'>> = {}) {
    this.#rules = rules;
    let next = 0;
    this.#starts = rules.map(({ entries }) => {
      next += entries.length;
      return next - entries.length;
    });
    this.#gates = gatesOf(rules);
    this.#index = index ?? indexPhrases(rules, this.#gates);
    const sourceOf = (phrase: number): string => this.#phraseAt(phrase).source;
    this.#automaton = tables
      ? new PhraseAutomaton(sourceOf, tables)
      : new PhraseAutomaton(Array.from(this.#index.entryOf, (_, phrase) => sourceOf(phrase)));
  }

  /** The rule of an entry. */
  #ruleOf(entry: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= entry) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #entryAt(entry: number, rule = this.#ruleOf(entry)): CompiledEntry {
    return this.#rules[rule]?.entries.at(entry - (this.#starts[rule] as number)) as CompiledEntry;
  }

  #phraseAt(phrase: number): CompiledPhrase {
    const entry = this.#index.entryOf[phrase] as number;
    return this.#entryAt(entry).phrases[phrase - (this.#index.first[entry] as number)] as CompiledPhrase;
  }

  /**
   * Hits of one rule, in order of their place. All rules share one pass over the article.
   * @param checkTime is told the rule at work between two entries, and may throw to end the pass.
   */
  hitsOf(rule: string, article: Article, checkTime: (at?: string) => void = () => {}): readonly Hit[] {
    return article.view(this.#view, (text) => this.#match(text, checkTime)).get(rule) ?? [];
  }

  #match(article: Article, checkTime: (at?: string) => void): Map<string, Hit[]> {
    const matches = new Map<number, PhraseMatch[]>();
    const gates = this.#gates;
    const { entryOf } = this.#index;
    const { ofRow } = article.tokens;
    let row = 0;
    // Most matches are literals of regexes that want a short line, or whole-line phrases in the middle of prose.
    const wants = (phrase: number, first: number): boolean => {
      while ((ofRow[row + 1] as number) <= first) row++;
      return passes(gates[entryOf[phrase] as number] as RowGate, article, row, first);
    };
    this.#automaton.scan(
      article.text,
      article.tokens,
      (phrase, first, last) => {
        const entry = entryOf[phrase] as number;
        const list = matches.get(entry);
        const match = { phrase: this.#phraseAt(phrase), first, last, row };
        if (list) list.push(match);
        else matches.set(entry, [match]);
      },
      wants,
      this.#index,
    );
    const hits: Hit[] = [];
    for (const index of [...matches.keys()].sort((a, b) => a - b)) {
      const number = this.#ruleOf(index);
      const rule = this.#rules[number] as CompiledRule;
      const entry = this.#entryAt(index, number);
      if (rule.site !== undefined && !(article.site && isOfSite(article.site, rule.site))) continue;
      if (!speaks(entry, article)) continue;
      // One by one: a page of a hundred thousand labels has more hits than a call may have arguments.
      for (const hit of hitsOfEntry(article, rule, entry, matches.get(index) as PhraseMatch[])) hits.push(hit);
      checkTime(rule.id);
    }
    const byRule = new Map<string, Hit[]>();
    const alone = hits.filter((hit) => allows(hit, article) && !isHonest(hit, hits, article));
    for (const hit of inCompany(alone, article)) {
      const list = byRule.get(hit.rule.id);
      if (list) list.push(hit);
      else byRule.set(hit.rule.id, [hit]);
    }
    for (const list of byRule.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
    checkTime();
    return byRule;
  }
}

/** Languages with packs for most of what their pages say. */
const SPOKEN: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl']);

/**
 * Words of one language mean something else in another (“Source”, “Sport”), so entries wait for a text of their language. English ones always count:
 * page templates are English all over the world. Texts too short to tell, and those of other languages, are open to all: “Foto:” and “Login” stand on pages of many.
 */
function speaks({ languages }: CompiledEntry, { language }: Article): boolean {
  return !SPOKEN.has(language) || languages.includes('any') || languages.includes('en') || languages.includes(language);
}

function hitsOfEntry(
  article: Article,
  rule: CompiledRule,
  entry: CompiledEntry,
  matches: readonly PhraseMatch[],
): Hit[] {
  switch (entry.kind) {
    case 'phrase':
      return matches.flatMap((match) => phraseHit(article, rule, entry, match) ?? []);
    case 'regex':
      return regexHits(article, rule, entry, matches);
    case 'banner':
      return bannerHits(article, rule, entry, matches);
    case 'trailer':
      return trailerHits(article, rule, entry, matches);
    case 'consistency':
      return consistencyHits(article, rule, entry, matches);
  }
}
