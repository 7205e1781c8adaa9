import { buildSpin } from './build-spin.ts';
import { buildThesaurus } from './build-thesaurus.ts';

/** All models that are made from data: those of spin detection from n-gram counts, then the thesaurus, whose words the n-gram model must know. */
export function buildModels(counts: string, ppdb?: string): void {
  buildSpin(counts);
  if (ppdb === undefined) console.error('models/thesaurus.bin stays as it is: no PPDB archive was named');
  else buildThesaurus(ppdb);
}
