import { PROSE } from './articles.ts';

/** Texts that once broke a promise, by what was wrong; each is tried by every property from then on. */
export const KNOWN: Readonly<Record<string, string>> = {
  empty: '',
  'a line end': '\n',
  'half a character': '\ud83d',
  'all prose': PROSE.join('\n\n'),
};
