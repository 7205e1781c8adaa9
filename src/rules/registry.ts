import type { Rule } from '../engine/rule.ts';
import type { PackBundle } from '../packs/builtin.ts';
import { PackMatcher } from '../packs/matcher.ts';
import { packRule } from '../packs/rule.ts';
import { boilerplateRules } from './boilerplate/index.ts';
import { duplicateRules } from './duplicate/index.ts';
import { encodingRules } from './encoding/index.ts';
import { mediaRules } from './media/index.ts';
import { metadataRules } from './metadata/index.ts';
import { siteRules } from './site/index.ts';
import { spellingRules } from './spelling/index.ts';
import { spinRules } from './spin/index.ts';
import { structureRules } from './structure/index.ts';

/** Declared order of the families; it breaks ties when two rules want the same text. */
const FAMILIES = [
  'encoding',
  'metadata',
  'media',
  'boilerplate',
  'sites',
  'duplicate',
  'structure',
  'spin',
  'spelling',
];

const CODE_RULES: readonly Rule[] = [
  ...encodingRules,
  ...metadataRules,
  ...mediaRules,
  // Before the other rules of their families: what is learned from the site itself needs no guessing.
  ...siteRules,
  ...boilerplateRules,
  ...duplicateRules,
  ...structureRules,
  ...spinRules,
  ...spellingRules,
];

/** All rules in declared order: rules in code, rules made of packs, and rules that are fed by both. */
export function allRules({ rules: packs, ...compiled }: PackBundle): Rule[] {
  const matcher = new PackMatcher(packs, compiled);
  const rules = new Map(CODE_RULES.map((rule) => [rule.id, rule]));
  for (const pack of packs) {
    if (pack.entries.length === 0) continue;
    const made = packRule(pack, matcher);
    const code = rules.get(pack.id);
    rules.set(pack.id, code ? joined(code, made) : made);
  }
  return [...rules.values()]
    .map((rule, index) => ({ rule, index }))
    .sort((a, b) => familyRank(a.rule) - familyRank(b.rule) || a.index - b.index)
    .map(({ rule }) => rule);
}

/** One rule of code and packs, for shapes that phrases alone cannot tell; code explains it and sets the defaults. */
function joined(code: Rule, pack: Rule): Rule {
  return {
    ...code,
    create(context) {
      const first = code.create(context);
      const second = pack.create(context);
      return (check) => {
        const pending = first(check);
        second(check);
        return pending;
      };
    },
  };
}

function familyRank(rule: Rule): number {
  const rank = FAMILIES.indexOf(rule.id.slice(0, rule.id.indexOf('/')));
  return rank < 0 ? FAMILIES.length : rank;
}
