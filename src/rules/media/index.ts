import type { Rule } from '../../engine/rule.ts';
import { caption } from './caption.ts';
import { iconDump } from './icon-dump.ts';
import { imageMarkdown } from './image-markdown.ts';

/** Rules in code that find what is left of pictures, in declared order. */
export const mediaRules: readonly Rule[] = [iconDump, imageMarkdown, caption];
