import type { Article } from '../../article/article.ts';
import type { Sheet } from './sheet.ts';

/** Verbs of news whose past is not their participle: a regular form such as “noticed” says neither, and pairs of words seldom tell. */
const PAST = new Set<string>();
const PARTICIPLE = new Set<string>();
for (const pair of (
  'saw/seen took/taken gave/given went/gone became/become came/come began/begun wrote/written spoke/spoken chose/chosen broke/broken drove/driven fell/fallen ' +
  'rose/risen grew/grown knew/known threw/thrown showed/shown did/done ate/eaten drew/drawn flew/flown wore/worn ran/run hid/hidden forgot/forgotten stole/stolen ' +
  'proved/proven beat/beaten withdrew/withdrawn overthrew/overthrown oversaw/overseen undertook/undertaken overcame/overcome was/been were/been'
).split(' ')) {
  const [past, participle] = pair.split('/') as [string, string];
  PAST.add(past);
  PARTICIPLE.add(participle);
}

/** Participles that are also the present: “they come” is no mistake. */
const PRESENT = new Set('become come run overcome'.split(' '));

const AUXILIARIES = new Set(
  (
    "have has had having haven't hasn't hadn't i've we've you've they've be is are was were been being isn't aren't wasn't weren't " +
    'get gets got getting'
  ).split(' '),
);
/** Subjects behind which a verb stands in the past; a noun may also be one that something was done to (“the cars stolen”). */
const SUBJECTS = new Set('i he she we they it who which'.split(' '));
const ADVERBS = new Set('not also already just never ever now only always even once still since'.split(' '));

/** Which of its two forms a verb has at a unit; undefined when the words before it do not tell. */
export function tenseAt(article: Article, sheet: Sheet, unit: number): 'past' | 'participle' | undefined {
  const wordAt = (at: number): string =>
    at < 0 ? '' : article.text.slice(sheet.start[at], sheet.end[at]).toLowerCase().replace('’', "'");
  let before = wordAt(unit - 1);
  if (ADVERBS.has(before) || /^[a-z]{3,}ly$/.test(before)) before = wordAt(unit - 2);
  if (AUXILIARIES.has(before)) return 'participle';
  return SUBJECTS.has(before) ? 'past' : undefined;
}

/** Does an original stand in a tense? True as well when its form does not tell. */
export function fitsTense(words: string, tense: 'past' | 'participle'): boolean {
  const space = words.indexOf(' ');
  const verb = space < 0 ? words : words.slice(0, space);
  const [right, wrong] = tense === 'past' ? [PAST, PARTICIPLE] : [PARTICIPLE, PAST];
  return right.has(verb) || PRESENT.has(verb) || !wrong.has(verb);
}
