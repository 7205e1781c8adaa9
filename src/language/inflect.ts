/** Forms of an English word by what they say, in one order for every word, so that two words can be inflected side by side. */
export type Inflection = readonly string[];

/** Verbs: base, third person, past, past participle, -ing form. */
export type VerbForms = readonly [base: string, third: string, past: string, participle: string, ing: string];

/** Irregular words of `rules/spin/grammar/inflection.tsv`: all forms of a verb, a noun’s plural, an adjective’s comparative and superlative. */
export interface Irregular {
  readonly verbs: ReadonlyMap<string, readonly [past: string, participle: string]>;
  readonly nouns: ReadonlyMap<string, string>;
  readonly adjectives: ReadonlyMap<string, readonly [comparative: string, superlative: string]>;
  /** Words of two and more syllables whose last consonant doubles (“refer”, “permit”). */
  readonly doubling: ReadonlySet<string>;
}

const VOWEL = /[aeiou]/;
const SIBILANT = /(?:s|x|z|ch|sh)$/;

/**
 * Reads the table of irregular words: `verb base past participle`, `noun singular plural`, `adj positive comparative superlative`, `double word`,
 * tab-separated, `#` comments.
 * @throws Error with file and line for a row of another shape.
 */
export function parseIrregular(source: string, file: string): Irregular {
  const verbs = new Map<string, readonly [string, string]>();
  const nouns = new Map<string, string>();
  const adjectives = new Map<string, readonly [string, string]>();
  const doubling = new Set<string>();
  for (const [at, line] of source.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [kind, word = '', second = '', third = ''] = line.split('\t');
    if (kind === 'verb' && third !== '') verbs.set(word, [second, third]);
    else if (kind === 'noun' && second !== '') nouns.set(word, second);
    else if (kind === 'adj' && third !== '') adjectives.set(word, [second, third]);
    else if (kind === 'double' && word !== '') doubling.add(word);
    else
      throw new Error(`${file}:${at + 1}: Unexpected row “${line}”, expected verb, noun, adj or double with its forms`);
  }
  return { verbs, nouns, adjectives, doubling };
}

/** “transfer” → transfer, transfers, transferred, transferred, transferring. Of a group the first word is inflected. */
export function verbForms(verb: string, irregular: Irregular): VerbForms {
  const [first, rest] = splitFirst(verb);
  const [past, participle] = irregular.verbs.get(first) ?? twice(withEd(first, irregular));
  const third = irregular.nouns.get(`${first}(s)`) ?? withS(first);
  return [verb, third + rest, past + rest, participle + rest, withIng(first, irregular) + rest];
}

/** “central bank” → central bank, central banks, central bank's. Of a group the last word is inflected. */
export function nounForms(noun: string, irregular: Irregular): Inflection {
  const [rest, last] = splitLast(noun);
  return [noun, rest + (irregular.nouns.get(last) ?? withS(last)), `${noun}'s`];
}

/** “big” → big, bigger, biggest; long adjectives have their positive only, because “more” and “most” stand before either word of a pair. */
export function adjectiveForms(adjective: string, irregular: Irregular): Inflection {
  const known = irregular.adjectives.get(adjective);
  if (known) return [adjective, ...known];
  return isShort(adjective)
    ? [adjective, withEnding(adjective, 'er', irregular), withEnding(adjective, 'est', irregular)]
    : [adjective, `more ${adjective}`, `most ${adjective}`];
}

/** Pairs of forms that say the same of two words; the base pair first, each once. A class without inflections gives the pair alone. */
export function inflectPair(
  spun: string,
  original: string,
  kind: string,
  irregular: Irregular,
): readonly (readonly [spun: string, original: string])[] {
  const forms = kind === 'verb' ? verbForms : kind === 'noun' ? nounForms : kind === 'adj' ? adjectiveForms : undefined;
  if (!forms) return [[spun, original]];
  const [left, right] = [forms(spun, irregular), forms(original, irregular)];
  const seen = new Set<string>();
  return left
    .map((form, i) => [form, right[i] as string] as const)
    .filter(([a, b]) => {
      const key = `${a}\t${b}`;
      if (seen.has(key) || a === b || (/^(?:more|most) /.test(a) && /^(?:more|most) /.test(b))) return false;
      seen.add(key);
      return true;
    });
}

function withS(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return SIBILANT.test(word) || /[^aeiou]o$/.test(word) ? `${word}es` : `${word}s`;
}

function withEd(verb: string, irregular: Irregular): string {
  return withEnding(verb, 'ed', irregular);
}

function withIng(verb: string, irregular: Irregular): string {
  if (/ie$/.test(verb)) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb) && verb.length > 2) return `${verb.slice(0, -1)}ing`;
  return doubles(verb, irregular) ? `${verb}${verb.slice(-1)}ing` : `${verb}ing`;
}

/** -ed, -er, -est. */
function withEnding(word: string, ending: string, irregular: Irregular): string {
  if (word.endsWith('e')) return word + ending.slice(1);
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}i${ending}`;
  return doubles(word, irregular) ? word + word.slice(-1) + ending : word + ending;
}

/** One vowel before one consonant in a word of one syllable (“stop”), or a word that is listed (“refer”). */
function doubles(word: string, irregular: Irregular): boolean {
  if (irregular.doubling.has(word)) return true;
  return /^[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]$/.test(word);
}

function isShort(adjective: string): boolean {
  if (/\s|-/.test(adjective) || /(?:ed|ing|ful|less|ous|al|ive|ic|ant|ent)$/.test(adjective)) return false;
  const syllables = adjective.match(/[aeiouy]+/g)?.length ?? 1;
  const silent = /[^aeiou]e$/.test(adjective) && VOWEL.test(adjective.slice(0, -1)) ? 1 : 0;
  return syllables - silent === 1 || (syllables === 2 && /y$/.test(adjective));
}

function splitFirst(text: string): [string, string] {
  const at = text.search(/[ -]/);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

function splitLast(text: string): [string, string] {
  const at = Math.max(text.lastIndexOf(' '), text.lastIndexOf('-'));
  return [text.slice(0, at + 1), text.slice(at + 1)];
}

function twice(word: string): readonly [string, string] {
  return [word, word];
}
