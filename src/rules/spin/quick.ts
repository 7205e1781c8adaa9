import type { Article } from '../../article/article.ts';
import { KIND_CAPITAL } from '../../article/tokens.ts';
import { type GateForm, readGateForms } from '../../language/gate-forms.ts';
import { PhraseAutomaton } from '../../packs/automaton.ts';
import { readTables } from '../../packs/tables.ts';

/** One form counts at most this much (nats), so that no single oddity decides. */
const MOST = 6.5;
/** Suspicion of an odd form and of a nat of ordinary forms, and what chance brings per 1,000 words. */
const ODD = 2;
const ORDINARY = 0.1;
const PER_1000_WORDS = 4;
/** Suspicion from which the whole lexicon is asked. */
const ENOUGH = 0.2;

/**
 * Is a closer look worth while? A scan for the commonest spun forms, cheap enough for every article; most clean articles end here, and the lexicon
 * is never read.
 */
export function isSuspicious(article: Article): boolean {
  const { text, tokens } = article;
  const { automaton, forms } = gateForms();
  const found = new Set<GateForm>();
  automaton.scan(
    text,
    tokens,
    (phrase, first, last) => {
      const form = forms[phrase] as GateForm;
      if (form.cased && !isWritten(form.spun, text.slice(tokens.start[first], tokens.end[last]))) return;
      // Words of a name in capitals (“Transfer Window”) are no evidence about the prose.
      if (!form.cased && first < last && tokens.kind[last] === KIND_CAPITAL) return;
      found.add(form);
    },
    (phrase) => !found.has(forms[phrase] as GateForm),
  );
  let suspicion = (-PER_1000_WORDS * tokens.count) / 1000;
  for (const form of found) suspicion += form.odd ? ODD : ORDINARY * Math.min(MOST, form.weight);
  return suspicion >= ENOUGH;
}

function isWritten(spun: string, written: string): boolean {
  return written.replaceAll('’', "'").replace(/\s+/g, ' ') === spun;
}

let gate: { readonly automaton: PhraseAutomaton; readonly forms: readonly GateForm[] } | undefined;

function gateForms(): { readonly automaton: PhraseAutomaton; readonly forms: readonly GateForm[] } {
  if (!gate) {
    const forms = readGateForms();
    const sources = forms.map((form) => form.spun);
    gate = { automaton: new PhraseAutomaton(sources, readTables('spin-gate')), forms };
  }
  return gate;
}
