import type { Rule } from '../../engine/rule.ts';
import { hardWrap } from './hard-wrap.ts';
import { lostBreak } from './lost-break.ts';
import { whitespace } from './whitespace.ts';

export const structureRules: Rule[] = [lostBreak, hardWrap, whitespace];
