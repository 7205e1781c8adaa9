import type { Rule } from '../../engine/rule.ts';

export const spinRules: readonly Rule[] = [];
