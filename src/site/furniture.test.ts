import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { expectSound } from '../rules/examples.ts';
import { siteLine } from '../rules/site/site-line.ts';
import { runRule } from '../rules/testing.ts';
import { FOOTER, MENU, page, sentence, story } from './fixture.ts';
import { type LearnedArticle, Learner } from './learner.ts';
import { Profile } from './profile.ts';

function rowsOf(articles: readonly LearnedArticle[], text: string, site = 'gull.example'): string[] {
  const learner = new Learner();
  for (const one of articles) learner.add(one);
  const article = new Article(text);
  const found = Profile.of(learner.finish()).knowledge(site)?.furnitureOf(article) ?? [];
  return found.map(({ row }) => article.rowText(row));
}

const pages = [1, 2, 3, 4, 5, 6].map((seed) => page(seed));
const text = (...lines: string[]): string => lines.join('\n');

describe('furniture', () => {
  it('is what three articles have in common, not two', () => {
    expect(rowsOf(pages.slice(0, 3), page(2).text)).toEqual([...MENU, ...FOOTER]);
    expect(rowsOf(pages.slice(0, 2), page(2).text)).toEqual([]);
  });

  it('is found in an article that was not learned', () => {
    expect(rowsOf(pages, page(77).text)).toEqual([...MENU, ...FOOTER]);
  });

  it('is not what an article has that was published three times', () => {
    const again = [1, 2, 3].map((n) => ({
      ...page(9),
      id: `${n}`,
      text: `${page(9).text}\nRead ${'again '.repeat(n)}`,
    }));
    expect(rowsOf([...again, ...pages.slice(0, 2)], page(9).text)).toEqual([...MENU, ...FOOTER]);
  });

  it('stands where it always stands: a subhead that reads like a menu stays', () => {
    const [first, ...rest] = story(30);
    expect(
      rowsOf(
        pages,
        text(...MENU, 'A headline about the ferry today', first as string, 'Gull News', ...rest, ...FOOTER),
      ),
    ).toEqual([...MENU, ...FOOTER]);
  });

  it('is not the headline that the prose takes up, also when a standfirst stands below it', () => {
    const headline = 'Crossings halted by broken propellers';
    const teased = pages.map((one, i) => (i < 3 ? { ...one, text: `${headline}\n${one.text}` } : one));
    const [first, ...rest] = story(31);
    const lead =
      'All crossings were halted on Monday when three propellers of the ferry had broken in the harbour of Orran.';
    const own = text(
      ...MENU,
      headline,
      'What the captain says about the damage',
      lead,
      first as string,
      ...rest,
      ...FOOTER,
    );
    expect(rowsOf(teased, own)).toEqual([...MENU, ...FOOTER]);
    expect(rowsOf(teased, text(...MENU, headline, 'What the captain says about it', ...rest, ...FOOTER))).toContain(
      headline,
    );
  });

  it('is not background that an agency sends to several sites', () => {
    const background = sentence(4711);
    const withBackground = (site: string) =>
      [1, 2, 3].map((seed) => ({
        ...page(seed, site),
        text: text(...story(seed + site.length * 50), background, sentence(seed + 900)),
      }));
    const others = [
      ...withBackground('tern.example'),
      ...withBackground('gull.example'),
      ...pages.map((one) => ({ ...one, id: `x${one.id}` })),
    ];
    expect(rowsOf(others, text(...story(60), background, sentence(61)))).toEqual([]);
  });

  it('leaves the headline, though other pages tease it', () => {
    const headline = 'Gull wins the harbour race again';
    const teased = pages.map((one, index) => (index < 3 ? { ...one, text: `${headline}\n${one.text}` } : one));
    expect(rowsOf(teased, text(headline, ...story(40)))).toEqual([]);
    expect(rowsOf(teased, (teased[0] as LearnedArticle).text)).toEqual([headline, ...MENU, ...FOOTER]);
  });

  it('leaves the place that several extracted stories come from', () => {
    const extracted = pages.map((one, index) => {
      const body = story(index + 300);
      return {
        ...one,
        text: text(sentence(index + 700).slice(0, 50), index < 3 ? 'Orran' : 'Kelder', ...body, 'Gull News'),
      };
    });
    expect(rowsOf(extracted, (extracted[0] as LearnedArticle).text)).toEqual(['Gull News']);
  });

  it('is not an agency with the time of its report, unless all pages have one', () => {
    const own = (index: number): string =>
      text(
        ...MENU,
        `${sentence(900 + index).slice(0, 50)}`,
        `Orran Wire (2024-02-0${index} 11:22)`,
        ...story(80 + index),
        ...FOOTER,
      );
    const learned = (some: number) => [
      ...pages,
      ...[1, 2, 3, 4, 5, 6].slice(0, some).map((n) => ({ ...page(200 + n), text: own(n) })),
    ];
    expect(rowsOf(learned(3), own(7))).toEqual([...MENU, ...FOOTER]);
    expect(rowsOf(learned(6).slice(6), own(7))).toContain('Orran Wire (2024-02-07 11:22)');
  });

  it('is the label of a list only together with the list', () => {
    const label = 'More stories from the harbour';
    const [first, second, ...rest] = story(90);
    const links = ['Ferry fares to rise once more', 'Who pays for the new lighthouse lamp on the northern pier?'];
    const withLabel = (seed: number, ...below: string[]): string => {
      const [one, two, ...others] = story(seed);
      return text(...MENU, one as string, label, ...below, two as string, ...others, ...FOOTER);
    };
    const learned = [1, 2, 3, 4].map((n) => ({ ...page(300 + n), text: withLabel(300 + n) }));
    expect(rowsOf(learned, text(...MENU, first as string, label, second as string, ...rest, ...FOOTER))).toContain(
      label,
    );
    expect(rowsOf(learned, withLabel(91, ...links))).not.toContain(label);
    // The label of a picture, above its caption.
    expect(rowsOf(learned, withLabel(92, 'The pier before the storm took it'))).not.toContain(label);
  });

  it('is sought with care in a text that comes without the frame', () => {
    const rare = pages.map((one, index) =>
      index < 3 ? { ...one, text: one.text.replace('Weather', 'A rare line of the menu\nWeather') } : one,
    );
    expect(rowsOf(rare, (rare[0] as LearnedArticle).text)).toContain('A rare line of the menu');
    expect(
      rowsOf(rare, text('The story of the lantern and the ferry', 'A rare line of the menu', ...story(50))),
    ).toEqual([]);
  });

  it('is only known for sites with a name', () => {
    expect(
      rowsOf(
        pages.map((one) => ({ ...one, site: '' })),
        page(1).text,
        '',
      ),
    ).toEqual([]);
  });
});

describe('cleaning with a profile', () => {
  const learner = new Learner();
  for (const one of [...pages, ...pages.map((one) => ({ ...one, id: `t${one.id}`, site: 'tern.example' }))])
    learner.add(one);
  const knowledge = Profile.of(learner.finish()).knowledge('gull.example');

  it('changes nothing the second time, and leads back', () => {
    const piece = fc.oneof(
      fc.constantFrom(...MENU, ...FOOTER, '', 'A subhead of the story'),
      fc.integer({ min: 100, max: 130 }).map(sentence),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (lines) => {
        const input = lines.join('\n');
        const once = runRule(siteLine, input, knowledge ? { knowledge } : {});
        expectSound(siteLine, input, once, knowledge ? { knowledge } : {});
      }),
      { numRuns: 200 },
    );
  });
});
