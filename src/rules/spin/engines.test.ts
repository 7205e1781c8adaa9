import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { runRule } from '../testing.ts';
import { judge } from './gate.ts';
import { spinPhrase } from './phrase.ts';
import { isSuspicious } from './quick.ts';

/** One report in the words of each engine, written for these tests. */
const ENGINES = {
  'that writes “a” for “the”': {
    text: `A high probity in Port Hollin will hear a box opposite a harbour house in a entrance week, officials pronounced on Monday. A justices have told both sides to record their papers by Friday.

A boss of a harbour board pronounced that a opinion had been tighten, and that he had no preference nonetheless. Some-more than a hundred people came to a assembly during a finish of a week, and dual some-more are designed. “They contend a wall is safe,” he pronounced. In sequence to pierce a berths, a association needs a agreement of a council.`,
    wanted: ['probity → court', 'pronounced → said', 'Some-more → More'],
  },
  'that takes entries of a thesaurus': {
    text: `Police aforementioned on weekday that quite twenty individuals had been found on the seacoast close to Port Hollin once a ferry ran aground. There square measure conjointly fears for a crew of six, he aforementioned.

Officials aforementioned that associate investigation can begin within the coming back days. The boats square measure recent and that they square measure expected to get replaced presently, as a result of the harbour got to be created deeper.`,
    wanted: ['aforementioned → said', 'square measure → are', 'conjointly → also'],
  },
  'that rephrases loosely': {
    text: `Financial backers in the port were hit on Monday when the national bank lifted its loan cost by 50 premise focuses to tame taking off expansion. Experts said the organization could see in excess of 300 laborers lose their positions, contrasted with 40 last year.

In a proclamation the port said its inventory network was solid. Rate climbs have helped nobody, the mayor said, and financial backers dread a downturn. It gave a proclamation to columnists on state of namelessness.`,
    wanted: ['Financial backers → Investors', 'premise focuses → basis points'],
  },
} as const;

describe.each(Object.entries(ENGINES))('a page of the engine %s', (_, { text, wanted }) => {
  it('gets a closer look and is convicted', () => {
    const article = new Article(text);
    expect(isSuspicious(article)).toBe(true);
    expect(judge(article).score).toBeGreaterThan(0.5);
  });

  it('is restored', () => {
    const proposed = runRule(spinPhrase, text).findings.flatMap(({ edits }) =>
      edits.map((edit) => `${text.slice(edit.start, edit.end)} → ${edit.text}`),
    );
    expect(proposed).toEqual(expect.arrayContaining([...wanted]));
    expect(proposed.length).toBeGreaterThan(9);
  });
});
