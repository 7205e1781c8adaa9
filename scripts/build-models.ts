import { buildSpin } from './build-spin.ts';
import { buildThesaurus } from './build-thesaurus.ts';

/**
 * All models that are made from data: those of spin detection from n-gram counts and word vectors, then the thesaurus, whose words the n-gram model must know.
 * What data is not named for stays as it is.
 */
export function buildModels(counts: string, vectors?: string, ppdb?: string): void {
  buildSpin(counts, vectors);
  if (vectors === undefined) console.error('models/spin-context.bin stays as it is: no word vectors were named');
  if (ppdb === undefined) console.error('models/thesaurus.bin stays as it is: no PPDB archive was named');
  else buildThesaurus(ppdb);
}
