import type { Rule } from '../../engine/rule.ts';
import { lineModel } from './model.ts';

/** Rules in code about site furniture; most of the family are packs in `rules/boilerplate`. */
export const boilerplateRules: readonly Rule[] = [lineModel];
