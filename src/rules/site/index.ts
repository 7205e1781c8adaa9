import type { Rule } from '../../engine/rule.ts';
import { background } from './background.ts';
import { duplicateArticle } from './duplicate-article.ts';
import { siteLine } from './site-line.ts';

/** Rules that ask what other articles taught; without a profile they are silent and cost nothing. */
export const siteRules: readonly Rule[] = [siteLine, duplicateArticle, background];
