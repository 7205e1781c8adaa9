import type { Rule } from '../engine/rule.ts';
import type { CompiledRule } from '../packs/compiled.ts';
import { PackMatcher } from '../packs/matcher.ts';
import { packRule } from '../packs/rule.ts';
import { duplicateRules } from './duplicate/index.ts';
import { encodingRules } from './encoding/index.ts';
import { mediaRules } from './media/index.ts';
import { metadataRules } from './metadata/index.ts';
import { spellingRules } from './spelling/index.ts';
import { spinRules } from './spin/index.ts';
import { structureRules } from './structure/index.ts';

/** Declared order of the families; it breaks ties when two rules want the same text. */
const FAMILIES = ['encoding', 'metadata', 'media', 'boilerplate', 'sites', 'duplicate', 'structure', 'spin', 'spelling'];

const CODE_RULES: readonly Rule[] = [
  ...encodingRules,
  ...metadataRules,
  ...mediaRules,
  ...duplicateRules,
  ...structureRules,
  ...spinRules,
  ...spellingRules,
];

/**
 * All rules in declared order: rules in code and one rule for every pack id.
 * @throws when two rules share an id.
 */
export function allRules(packs: readonly CompiledRule[]): Rule[] {
  const matcher = new PackMatcher(packs);
  const rules = [...CODE_RULES, ...packs.filter((pack) => pack.entries.length > 0).map((pack) => packRule(pack, matcher))];
  const seen = new Set<string>();
  for (const rule of rules) {
    if (seen.has(rule.id)) throw new Error(`two rules have the id ${rule.id}`);
    seen.add(rule.id);
  }
  return rules
    .map((rule, index) => ({ rule, index }))
    .sort((a, b) => familyRank(a.rule) - familyRank(b.rule) || a.index - b.index)
    .map(({ rule }) => rule);
}

function familyRank(rule: Rule): number {
  const rank = FAMILIES.indexOf(rule.id.slice(0, rule.id.indexOf('/')));
  return rank < 0 ? FAMILIES.length : rank;
}
