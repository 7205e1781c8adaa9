import type { Rule } from '../../engine/rule.ts';
import { emptyLink } from './empty-link.ts';
import { gluedLabels } from './glued-labels.ts';
import { hardWrap } from './hard-wrap.ts';
import { inlineBreak } from './inline-break.ts';
import { linkNumbers } from './link-numbers.ts';
import { lostBreak } from './lost-break.ts';
import { noArticle } from './no-article.ts';
import { residueDump } from './residue-dump.ts';
import { truncated } from './truncated.ts';
import { whitespace } from './whitespace.ts';

/** Rules in code about lines and the text as a whole, in declared order: whole lines before breaks. */
export const structureRules: readonly Rule[] = [
  noArticle,
  residueDump,
  linkNumbers,
  emptyLink,
  inlineBreak,
  gluedLabels,
  lostBreak,
  truncated,
  hardWrap,
  whitespace,
];
