import type { Rule } from '../../engine/rule.ts';
import { gluedDate } from './glued-date.ts';
import { headline } from './headline.ts';

/** Rules in code that find facts about the article, in declared order. */
export const metadataRules: readonly Rule[] = [gluedDate, headline];
