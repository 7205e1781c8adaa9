import type { Article } from '../../article/article.ts';
import { KIND_CAPITAL } from '../../article/tokens.ts';
import { type CompiledGate, compiledGate, type GateForm } from '../../language/gate-forms.ts';
import { PhraseAutomaton } from '../../packs/automaton.ts';

/** One form counts at most this much (nats), so that no single oddity decides. */
const MOST = 6.5;
/** Suspicion of an odd form and of a nat of ordinary forms, and what chance brings per 1,000 words. */
const ODD = 2;
const ORDINARY = 0.1;
const PER_1000_WORDS = 4;
/** Suspicion from which the whole lexicon is asked. */
export const ENOUGH = 0.2;

/**
 * Is a closer look worth while? A scan for the commonest spun forms, cheap enough for every article; most clean articles end here, and the lexicon
 * is never read.
 */
export function isSuspicious(article: Article): boolean {
  return suspicionOf(article) >= ENOUGH;
}

/** What the scan finds, less what chance brings. */
export function suspicionOf(article: Article): number {
  const { text, tokens } = article;
  const { automaton, form: formAt } = gate();
  const found = new Map<number, GateForm>();
  automaton.scan(
    text,
    tokens,
    (phrase, first, last) => {
      const form = formAt(phrase);
      if (form.cased && !isWritten(form.spun, text.slice(tokens.start[first], tokens.end[last]))) return;
      // Words of a name in capitals (“Transfer Window”) are no evidence about the prose.
      if (!form.cased && first < last && tokens.kind[last] === KIND_CAPITAL) return;
      found.set(phrase, form);
    },
    (phrase) => !found.has(phrase),
  );
  let suspicion = (-PER_1000_WORDS * tokens.count) / 1000;
  for (const form of found.values()) suspicion += form.odd ? ODD : ORDINARY * Math.min(MOST, form.weight);
  return suspicion;
}

function isWritten(spun: string, written: string): boolean {
  return written.replaceAll('’', "'").replace(/\s+/g, ' ') === spun;
}

interface Gate extends Pick<CompiledGate, 'form'> {
  readonly automaton: PhraseAutomaton;
}

let known: Gate | undefined;

function gate(): Gate {
  if (!known) {
    const { tables, form } = compiledGate();
    known = { form, automaton: new PhraseAutomaton((phrase) => form(phrase).spun, tables) };
  }
  return known;
}
