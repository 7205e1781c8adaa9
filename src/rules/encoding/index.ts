import type { Rule } from '../../engine/rule.ts';

export const encodingRules: readonly Rule[] = [];
