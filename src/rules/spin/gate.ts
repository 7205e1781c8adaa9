import type { Article } from '../../article/article.ts';
import { KIND_CAPITAL } from '../../article/tokens.ts';
import { type Form, unpackForms } from '../../language/lexicon.ts';
import { PhraseAutomaton } from '../../packs/automaton.ts';

/** The verdict on a whole document. */
export interface Judgement {
  /** Probability-like score that the text was spun, 0..1. */
  readonly score: number;
  /** Strong forms that convict, in the order of the text, each once. */
  readonly forms: readonly string[];
  /** Strong forms that are names, at least one of them in `forms`. */
  readonly names: ReadonlySet<string>;
}

/** A form of at least this weight (nats) is strong: it stands in fewer than one of some hundred clean articles. */
const STRONG = 4.5;
/** One form counts at most this much (nats), so that no single oddity convicts. */
const MOST = 6.5;
/** Distinct strong forms below which nothing is convicted. */
const STRONG_FORMS = 4;
/** Evidence (nats) at which the score is 0.5: a base, and what chance brings per 1,000 words. */
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
  const found = new Set<Form>();
  automaton.scan(text, tokens, (phrase, first, last) => {
    const form = forms[phrase] as Form;
    if (found.has(form)) return;
    if (form.cased && !isWritten(form.spun, text.slice(tokens.start[first], tokens.end[last]))) return;
    // Words of a name in capitals (“Transfer Window”) are no evidence about the prose.
    if (!form.cased && first < last && tokens.kind[last] === KIND_CAPITAL) return;
    found.add(form);
  });
  return verdictOf([...found], tokens.count);
}

function verdictOf(found: readonly Form[], words: number): Judgement {
  const strong = found.filter((form) => form.weight >= STRONG);
  const evidence = found.reduce((sum, form) => sum + Math.min(MOST, form.weight), 0);
  const excess = evidence - BASE - (PER_1000_WORDS * words) / 1000;
  const score = 1 / (1 + Math.exp(-excess / SLOPE));
  return {
    // Too few distinct strong forms leave the score below the gate, whatever the sum.
    score: strong.length >= STRONG_FORMS ? score : Math.min(score, (GATE * strong.length) / (STRONG_FORMS + 1)),
    forms: strong.map((form) => form.spun),
    names: new Set(strong.filter((form) => form.cased).map((form) => form.spun)),
  };
}

function isWritten(spun: string, written: string): boolean {
  return written.replaceAll('’', "'").replace(/\s+/g, ' ') === spun;
}

let gate: { readonly automaton: PhraseAutomaton; readonly forms: readonly Form[] } | undefined;

function gateForms(): { readonly automaton: PhraseAutomaton; readonly forms: readonly Form[] } {
  if (!gate) {
    const forms = unpackForms('spin-gate.json');
    gate = { automaton: new PhraseAutomaton(forms.map((form) => form.spun)), forms };
  }
  return gate;
}
