import type { Rule } from '../../engine/rule.ts';
import { crumbTrail } from './crumb-trail.ts';
import { gluedDate } from './glued-date.ts';
import { headline } from './headline.ts';
import { readerHeader } from './reader-header.ts';
import { stamp } from './stamp.ts';

/** Rules in code that find facts about the article, in declared order. */
export const metadataRules: readonly Rule[] = [readerHeader, crumbTrail, gluedDate, headline, stamp];
