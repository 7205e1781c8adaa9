import type { Article } from '../article/article.ts';
import { isOfSite } from '../article/site-name.ts';
import { PhraseAutomaton, type RowLimits } from './automaton.ts';
import type { AutomatonTables } from './automaton-tables.ts';
import type { CompiledEntry, CompiledPhrase, CompiledRule } from './compiled.ts';
import { allows, inCompany, longestRowOf, outlineOf, passes, type RowGate } from './conditions.ts';
import type { Hit } from './hits.ts';
import { bannerHits, consistencyHits, phraseHit, trailerHits } from './kinds.ts';
import type { PhraseMatch } from './matches.ts';
import { isHonest } from './prose.ts';
import { regexHits } from './regex-hits.ts';

/** A phrase: the entry it belongs to and its number there. */
interface Owner {
  /** Position of the entry among all entries; keeps the order of hits independent of the order of matches. */
  readonly index: number;
  readonly number: number;
  readonly gate: RowGate;
}

/** Words of a row that no row has. */
const ANY_LENGTH = 0x7fffffff;

/** All packs of a run behind one automaton. */
export class PackMatcher {
  readonly #automaton: PhraseAutomaton;
  readonly #owners: Owner[] = [];
  readonly #limits: RowLimits;
  /** Where each entry is found: its rule and its number there. */
  readonly #places: { readonly rule: CompiledRule; readonly number: number }[] = [];
  readonly #view = Symbol('pack hits');

  /** @param tables the automaton of exactly these rules, when it was compiled before. */
  constructor(rules: readonly CompiledRule[], tables?: AutomatonTables) {
    for (const rule of rules) {
      const outlines = rule.entries.outlines ?? [...rule.entries].map(outlineOf);
      outlines.forEach(({ gate, phrases }, number) => {
        const index = this.#places.push({ rule, number }) - 1;
        for (let phrase = 0; phrase < phrases; phrase++) this.#owners.push({ index, number: phrase, gate });
      });
    }
    this.#limits = {
      opening: Int32Array.from(this.#owners, ({ gate }) => Math.min(gate.most, ANY_LENGTH)),
      inside: Int32Array.from(this.#owners, ({ gate }) => Math.min(longestRowOf(gate), ANY_LENGTH)),
    };
    const sourceOf = (phrase: number): string => this.#phraseOf(this.#owners[phrase] as Owner).source;
    this.#automaton = tables
      ? new PhraseAutomaton(sourceOf, tables)
      : new PhraseAutomaton(this.#owners.map((_, phrase) => sourceOf(phrase)));
  }

  #entryAt(index: number): CompiledEntry {
    const { rule, number } = this.#places[index] as { rule: CompiledRule; number: number };
    return rule.entries.at(number) as CompiledEntry;
  }

  #phraseOf({ index, number }: Owner): CompiledPhrase {
    return this.#entryAt(index).phrases[number] as CompiledPhrase;
  }

  /** Hits of one rule, in order of their place. All rules share one pass over the article. */
  hitsOf(rule: string, article: Article): readonly Hit[] {
    return article.view(this.#view, (text) => this.#match(text)).get(rule) ?? [];
  }

  #match(article: Article): Map<string, Hit[]> {
    const matches = new Map<number, PhraseMatch[]>();
    const owners = this.#owners;
    const { ofRow } = article.tokens;
    let row = 0;
    // Most matches are literals of regexes that want a short line, or whole-line phrases in the middle of prose.
    const wants = (phrase: number, first: number): boolean => {
      while ((ofRow[row + 1] as number) <= first) row++;
      return passes((owners[phrase] as Owner).gate, article, row, first);
    };
    this.#automaton.scan(
      article.text,
      article.tokens,
      (phrase, first, last) => {
        const owner = owners[phrase] as Owner;
        const list = matches.get(owner.index);
        const match = { phrase: this.#phraseOf(owner), first, last, row };
        if (list) list.push(match);
        else matches.set(owner.index, [match]);
      },
      wants,
      this.#limits,
    );
    const hits: Hit[] = [];
    for (const index of [...matches.keys()].sort((a, b) => a - b)) {
      const { rule } = this.#places[index] as { rule: CompiledRule };
      const entry = this.#entryAt(index);
      if (rule.site !== undefined && !(article.site && isOfSite(article.site, rule.site))) continue;
      if (!speaks(entry, article)) continue;
      hits.push(...hitsOfEntry(article, rule, entry, matches.get(index) as PhraseMatch[]));
    }
    const byRule = new Map<string, Hit[]>();
    const alone = hits.filter((hit) => allows(hit, article) && !isHonest(hit, hits, article));
    for (const hit of inCompany(alone, article)) {
      const list = byRule.get(hit.rule.id);
      if (list) list.push(hit);
      else byRule.set(hit.rule.id, [hit]);
    }
    for (const list of byRule.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
    return byRule;
  }
}

/**
 * Words of one language mean something else in another (“Source”, “Sport”), so entries wait for a text of their language. English ones always count:
 * page templates are English all over the world. Texts too short to tell are open to all.
 */
function speaks(entry: CompiledEntry, article: Article): boolean {
  const { languages } = entry;
  if (languages.includes('any') || languages.includes('en')) return true;
  return article.language === 'und' || languages.includes(article.language);
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
