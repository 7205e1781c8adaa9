import type { Rule } from '../../engine/rule.ts';
import { unknownWord } from './unknown-word.ts';

export const spellingRules: readonly Rule[] = [unknownWord];
