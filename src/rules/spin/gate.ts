import type { Article } from '../../article/article.ts';
import { KIND_CAPITAL } from '../../article/tokens.ts';
import { type GateForm, readGateForms } from '../../language/gate-forms.ts';
import { PhraseAutomaton } from '../../packs/automaton.ts';
import { readTables } from '../../packs/tables.ts';

/** The verdict on a whole document. */
export interface Judgement {
  /** Probability-like score that the text was spun, 0..1. */
  readonly score: number;
  /** Odd forms that convict, in the order of the text, each once. */
  readonly forms: readonly string[];
  /** Those of them that are names. */
  readonly names: ReadonlySet<string>;
}

/** One form counts at most this much (nats), so that no single oddity convicts. */
const MOST = 6.5;
/** All forms that are also good English together count at most this much (nats): a style is no proof. */
const MOST_ORDINARY = 16;
/** Distinct odd forms below which nothing is convicted: a base, and what chance brings per 1,000 words. */
const ODD_FORMS = 3;
const ODD_PER_1000_WORDS = 1;
/**
 * Evidence (nats) at which the score is 0.5: a base, and what chance brings per 1,000 words. Tuned on 244 clean English articles, none of
 * which scores above 0.1, and two spun ones.
 */
const BASE = 24;
const PER_1000_WORDS = 9;
/** Nats from a score of 0.5 to one of 0.73. */
const SLOPE = 4;

/** Score from which a document is treated as spun. */
const GATE = 0.5;

const VERDICT = Symbol('spin verdict');
const INNOCENT: Judgement = { score: 0, forms: [], names: new Set() };

/** The verdict on an article, computed once. Only English, or text too short to tell, is judged. */
export function judge(article: Article): Judgement {
  return article.view(VERDICT, judgeArticle);
}

export function isSpun(article: Article): boolean {
  return judge(article).score >= GATE;
}

function judgeArticle(article: Article): Judgement {
  if (article.language !== 'en' && article.language !== 'und') return INNOCENT;
  const { text, tokens } = article;
  const { automaton, forms } = gateForms();
  const found = new Set<GateForm>();
  /** First token behind the odd forms so far: “in entrance” and “in entrance of” are one oddity, the first that ends. */
  let free = 0;
  automaton.scan(
    text,
    tokens,
    (phrase, first, last) => {
      const form = forms[phrase] as GateForm;
      if (form.cased && !isWritten(form.spun, text.slice(tokens.start[first], tokens.end[last]))) return;
      // Words of a name in capitals (“Transfer Window”) are no evidence about the prose.
      if (!form.cased && first < last && tokens.kind[last] === KIND_CAPITAL) return;
      if (form.odd) {
        if (first < free) return;
        free = last + 1;
      }
      found.add(form);
    },
    (phrase) => !found.has(forms[phrase] as GateForm),
  );
  return verdictOf([...found], tokens.count);
}

/** In the gate's list, forms that are also good English are marked ambiguous; the others are odd. */
function verdictOf(found: readonly GateForm[], words: number): Judgement {
  const odd = found.filter((form) => form.odd);
  const ordinary = found.filter((form) => !form.odd);
  const evidence = sumOf(odd) + Math.min(MOST_ORDINARY, sumOf(ordinary));
  const excess = evidence - BASE - (PER_1000_WORDS * words) / 1000;
  const score = 1 / (1 + Math.exp(-excess / SLOPE));
  const needed = ODD_FORMS + Math.floor((ODD_PER_1000_WORDS * words) / 1000);
  return {
    // Too few distinct odd forms leave the score below the gate, whatever the sum.
    score: odd.length >= needed ? score : Math.min(score, (GATE * odd.length) / (needed + 1)),
    forms: odd.map((form) => form.spun),
    names: new Set(odd.filter((form) => form.cased).map((form) => form.spun)),
  };
}

function sumOf(forms: readonly GateForm[]): number {
  return forms.reduce((sum, form) => sum + Math.min(MOST, form.weight), 0);
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
