import type { Rule } from '../../engine/rule.ts';

export const structureRules: readonly Rule[] = [];
