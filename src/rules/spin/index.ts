import type { Rule } from '../../engine/rule.ts';
import { spinDocument } from './document.ts';
import { spinName } from './name.ts';
import { spinPhrase } from './phrase.ts';
import { spinSuspect } from './suspect.ts';

export const spinRules: readonly Rule[] = [spinDocument, spinName, spinPhrase, spinSuspect];
