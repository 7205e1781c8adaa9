import { expect, it } from 'vitest';
import { boilerplateRules } from './boilerplate/index.ts';
import { duplicateRules } from './duplicate/index.ts';
import { encodingRules } from './encoding/index.ts';
import { mediaRules } from './media/index.ts';
import { metadataRules } from './metadata/index.ts';
import { structureRules } from './structure/index.ts';
import { runRule } from './testing.ts';

/** Rules about one article alone, with nothing to load. Tests of the others know what their examples need. */
const RULES = [
  ...encodingRules,
  ...metadataRules,
  ...mediaRules,
  ...boilerplateRules,
  ...duplicateRules,
  ...structureRules,
].filter(({ docs }) => docs.good.length > 0);

it.each(RULES)('$id is as its documentation says', (rule) => {
  expect(rule.docs.good.filter((text) => runRule(rule, text).findings.length > 0)).toEqual([]);
  expect(rule.docs.bad.filter(({ text }) => runRule(rule, text).findings.length === 0)).toEqual([]);
});
