import type { Article } from '../article/article.ts';
import { PhraseAutomaton } from './automaton.ts';
import { bannerHits, consistencyHits, phraseHit, type PhraseMatch, regexHits, trailerHits } from './kinds.ts';
import type { CompiledEntry, CompiledPhrase, CompiledRule } from './compiled.ts';
import { allows, keepsCompany } from './conditions.ts';
import type { Hit } from './hits.ts';

interface Owner {
  readonly rule: CompiledRule;
  readonly entry: CompiledEntry;
  readonly phrase: CompiledPhrase;
  /** Position of the entry among all entries; keeps the order of hits independent of the order of matches. */
  readonly index: number;
}

/** All packs of a run behind one automaton. */
export class PackMatcher {
  readonly #automaton: PhraseAutomaton;
  readonly #owners: Owner[] = [];
  readonly #view = Symbol('pack hits');

  constructor(rules: readonly CompiledRule[]) {
    let index = 0;
    for (const rule of rules) {
      for (const entry of rule.entries) {
        for (const phrase of entry.phrases) this.#owners.push({ rule, entry, phrase, index });
        index++;
      }
    }
    this.#automaton = new PhraseAutomaton(this.#owners.map((owner) => owner.phrase));
  }

  /** Hits of one rule, in order of their place. All rules share one pass over the article. */
  hitsOf(rule: string, article: Article): readonly Hit[] {
    return article.view(this.#view, (text) => this.#match(text)).get(rule) ?? [];
  }

  #match(article: Article): Map<string, Hit[]> {
    const matches = new Map<number, PhraseMatch[]>();
    const owners = this.#owners;
    this.#automaton.scan(article.text, article.tokens, (phrase, first, last) => {
      const { index } = owners[phrase] as Owner;
      const list = matches.get(index);
      const match = { phrase: (owners[phrase] as Owner).phrase, first, last };
      if (list) list.push(match);
      else matches.set(index, [match]);
    });
    const hits: Hit[] = [];
    for (const owner of this.#firstOwners(matches)) {
      const { rule, entry, index } = owner;
      if (rule.site !== undefined && rule.site !== article.site) continue;
      hits.push(...hitsOfEntry(article, rule, entry, matches.get(index) as PhraseMatch[]));
    }
    const allowed = hits.filter((hit) => allows(hit, article));
    const byRule = new Map<string, Hit[]>();
    for (const hit of allowed) {
      if (!keepsCompany(hit, allowed, article)) continue;
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

function hitsOfEntry(article: Article, rule: CompiledRule, entry: CompiledEntry, matches: readonly PhraseMatch[]): Hit[] {
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
