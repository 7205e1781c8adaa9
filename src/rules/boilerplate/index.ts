import type { Rule } from '../../engine/rule.ts';
import { authorBox } from './author-box.ts';
import { authorNote } from './author-note.ts';
import { head } from './head.ts';
import { markup } from './markup.ts';
import { lineModel } from './model.ts';
import { skippedBox } from './skipped-box.ts';
import { tail } from './tail.ts';

/**
 * Rules in code about site furniture; most of the family are packs in `rules/boilerplate`. What known wordings tell comes first, then head and tail, then
 * what the model makes of the rest. Lines learned from a site belong before the model.
 */
export const boilerplateRules: readonly Rule[] = [markup, skippedBox, authorBox, authorNote, head, tail, lineModel];
