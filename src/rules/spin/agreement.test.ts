import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { agrees, isPlural, verbOfSubject } from './agreement.ts';
import { spinModel } from './model.ts';
import { editOf } from './proposal.ts';
import { restore } from './restore.ts';
import { sheetsOf } from './sheet.ts';

/** The verb behind the first occurrence of a noun. */
function verbBehind(text: string, noun: string): ReturnType<typeof verbOfSubject> {
  const article = new Article(text, { language: 'en' });
  const [sheet] = sheetsOf(article, spinModel());
  if (!sheet) return undefined;
  const at = sheet.start.indexOf(text.indexOf(noun));
  return verbOfSubject(article, sheet, at, at + 1);
}

describe('the number of a noun', () => {
  it('is told by its ending or known, and open for nouns that take either verb', () => {
    for (const word of ['assets', 'people', 'Ministers']) expect(isPlural(word)).toBe(true);
    for (const word of ['property', 'minister']) expect(isPlural(word)).toBe(false);
    for (const word of ['government', 'police', 'crisis', 'news', 'economics', 'bus', '12']) {
      expect(isPlural(word)).toBeUndefined();
    }
  });
});

describe('the verb of a subject', () => {
  it('is found behind a noun that begins its clause', () => {
    expect(verbBehind('The belongings are safe.', 'belongings')).toMatchObject({ many: true, other: 'is' });
    expect(verbBehind('Critics say that the new building was late.', 'building')).toMatchObject({ other: 'were' });
    expect(verbBehind('Shares haven’t moved.', 'Shares')).toMatchObject({ written: 'haven’t', other: 'hasn’t' });
  });

  it('is not looked for where another noun, a mark or no such verb tells the number', () => {
    expect(verbBehind('The price of the shares is high.', 'shares')).toBeUndefined();
    expect(verbBehind('The mayor and the ministers are here.', 'ministers')).toBeUndefined();
    expect(verbBehind('The belongings, are safe.', 'belongings')).toBeUndefined();
    expect(verbBehind('The belongings fell.', 'belongings')).toBeUndefined();
    expect(verbBehind('The belongings', 'belongings')).toBeUndefined();
  });
});

describe('a restoration', () => {
  const model = spinModel();
  /** What the best original makes of the one form of a text and the words behind it. */
  const restored = (text: string, form: string): string => {
    const article = new Article(text, { language: 'en' });
    const [change] = restore(article, model, () => true, { least: 0 }).filter(({ spun }) => spun.startsWith(form));
    const edit = change && editOf(article, change);
    return edit ? edit.text + text.slice(edit.end) : '';
  };
  const nounAndVerb = (text: string, form: string): readonly string[] =>
    /^(\S+) (\S+)/.exec(restored(text, form))?.slice(1) ?? [];

  it('prefers the original that fits the verb, or mends the verb', () => {
    expect(nounAndVerb('The belongings were sold.', 'belongings')).toEqual(['assets', 'were']);
    expect(nounAndVerb('The belongings was sold.', 'belongings')).toEqual(['property', 'was']);
    expect(nounAndVerb('The automobiles have value.', 'automobiles')).toEqual(['cars', 'have']);
  });

  it('never leaves a subject with a verb of the other number when it fitted before', () => {
    const forms = [
      'belongings',
      'inventory',
      'automobiles',
      'enterprise',
      'fee',
      'evaluations',
      'regulation',
      'mortgage',
    ];
    const verbs = ['is', 'are', 'was', 'were', 'has', 'have'];
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.constantFrom(...verbs), (form, written) => {
        const text = `The ${form} ${written} new.`;
        const verb = verbBehind(text, form);
        fc.pre(verb !== undefined && agrees(form, verb));
        const [noun = '', behind = ''] = nounAndVerb(text, form);
        const plural = isPlural(noun);
        fc.pre(verbs.includes(behind) && plural !== undefined);
        expect(['are', 'were', 'have'].includes(behind)).toBe(plural);
      }),
      { numRuns: 40 },
    );
  });
});
