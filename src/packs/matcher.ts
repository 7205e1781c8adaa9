import type { Article } from '../article/article.ts';
import { isOfSite } from '../article/site-name.ts';
import { PhraseAutomaton } from './automaton.ts';
import type { AutomatonTables } from './automaton-tables.ts';
import type { CompiledEntry, CompiledPhrase, CompiledRule, Where } from './compiled.ts';
import { allows, inCompany } from './conditions.ts';
import type { Hit } from './hits.ts';
import { bannerHits, consistencyHits, type PhraseMatch, phraseHit, regexHits, trailerHits } from './kinds.ts';

interface Owner {
  readonly rule: CompiledRule;
  readonly entry: CompiledEntry;
  readonly phrase: CompiledPhrase;
  /** Position of the entry among all entries; keeps the order of hits independent of the order of matches. */
  readonly index: number;
  /** Words a row may have at most for the entry to count. */
  readonly maxWords: number;
  /** The phrase must be the first of its row. */
  readonly opensRow: boolean;
}

const AT_ROW_START: ReadonlySet<Where> = new Set(['line', 'line-start', 'text-start'] as const);
/** A whole-line regex never looks at a row with more words: the row would be longer than what it is shown (see kinds.ts). */
const LONG_ROW_WORDS = 2000;

/** All packs of a run behind one automaton. */
export class PackMatcher {
  readonly #automaton: PhraseAutomaton;
  readonly #owners: Owner[] = [];
  readonly #view = Symbol('pack hits');

  /** @param tables the automaton of exactly these rules, when it was compiled before. */
  constructor(rules: readonly CompiledRule[], tables?: AutomatonTables) {
    let index = 0;
    for (const rule of rules) {
      for (const entry of rule.entries) {
        const isPhrase = entry.kind === 'phrase' || entry.kind === 'trailer';
        const maxWords = entry.maxWords ?? (entry.where === 'line' ? LONG_ROW_WORDS : Number.MAX_SAFE_INTEGER);
        const opensRow = isPhrase && AT_ROW_START.has(entry.where);
        for (const phrase of entry.phrases) this.#owners.push({ rule, entry, phrase, index, maxWords, opensRow });
        index++;
      }
    }
    this.#automaton = new PhraseAutomaton(
      this.#owners.map((owner) => owner.phrase.source),
      tables,
    );
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
    // Most matches are literals of regexes that want a short line, or whole-line phrases in the middle of prose. Two comparisons settle them.
    const wants = (phrase: number, first: number): boolean => {
      while ((ofRow[row + 1] as number) <= first) row++;
      const { maxWords, opensRow } = owners[phrase] as Owner;
      const from = ofRow[row] as number;
      return (ofRow[row + 1] as number) - from <= maxWords && (!opensRow || first === from);
    };
    this.#automaton.scan(
      article.text,
      article.tokens,
      (phrase, first, last) => {
        const owner = owners[phrase] as Owner;
        const list = matches.get(owner.index);
        const match = { phrase: owner.phrase, first, last };
        if (list) list.push(match);
        else matches.set(owner.index, [match]);
      },
      wants,
    );
    const hits: Hit[] = [];
    for (const owner of this.#firstOwners(matches)) {
      const { rule, entry, index } = owner;
      if (rule.site !== undefined && !(article.site && isOfSite(article.site, rule.site))) continue;
      if (!speaks(entry, article)) continue;
      hits.push(...hitsOfEntry(article, rule, entry, matches.get(index) as PhraseMatch[]));
    }
    const byRule = new Map<string, Hit[]>();
    const alone = hits.filter((hit) => allows(hit, article));
    for (const hit of inCompany(alone, article)) {
      const list = byRule.get(hit.rule.id);
      if (list) list.push(hit);
      else byRule.set(hit.rule.id, [hit]);
    }
    for (const list of byRule.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
    return byRule;
  }

  /** One owner for every entry that was matched, in declared order. */
  #firstOwners(matches: ReadonlyMap<number, unknown>): Owner[] {
    const wanted = [...matches.keys()].sort((a, b) => a - b);
    const owners: Owner[] = [];
    for (const index of wanted) {
      let low = 0;
      let high = this.#owners.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((this.#owners[middle] as Owner).index < index) low = middle + 1;
        else high = middle;
      }
      owners.push(this.#owners[low] as Owner);
    }
    return owners;
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
