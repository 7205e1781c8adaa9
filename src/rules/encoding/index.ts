import type { Rule } from '../../engine/rule.ts';
import { apostrophe } from './apostrophe.ts';
import { entity } from './entity.ts';
import { htmlTag } from './html-tag.ts';
import { invisible } from './invisible.ts';
import { mojibake } from './mojibake.ts';
import { nbsp } from './nbsp.ts';
import { replacement } from './replacement.ts';

/** Damage to characters, in declared order: what is decoded first may hold what a later rule looks for. */
export const encodingRules: readonly Rule[] = [mojibake, htmlTag, entity, apostrophe, invisible, replacement, nbsp];
