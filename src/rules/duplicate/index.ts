import type { Rule } from '../../engine/rule.ts';
import { headline } from './headline.ts';
import { nearParagraph } from './near-paragraph.ts';
import { paragraph } from './paragraph.ts';
import { passage } from './passage.ts';
import { sentence } from './sentence.ts';
import { standfirst } from './standfirst.ts';

/** Rules in code that find what stands in an article twice, in declared order. */
export const duplicateRules: readonly Rule[] = [headline, paragraph, nearParagraph, sentence, passage, standfirst];
