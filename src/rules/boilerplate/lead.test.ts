import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { sentenceBehindLabels } from './lead.ts';

/** Parts the text before the sentence, with a bar. */
function parted(text: string): string {
  const article = new Article(text);
  const { tokens } = article;
  const token = sentenceBehindLabels(article, 0, tokens.count);
  const at = token < 0 ? 0 : (tokens.start[token] as number);
  return token < 0 ? text : `${text.slice(0, at)}| ${text.slice(at)}`;
}

const SENTENCE = 'The council met on Monday and agreed on the budget for the coming year.';
const PLAIN = 'divers had found cracks in the wall in spring, and nobody was told until the water came in.';

describe('a sentence behind labels', () => {
  it.each([
    ['a menu', 'Home News Sport Weather Travel Sign in Jobs 2024'],
    ['a stamp', 'Posted On : December 12, 2023 at 10:20'],
    ['a credit behind a bar', 'Getty Images | Maria Renwick – Kelder Post:'],
    [
      'a menu with sentences of its own',
      'Home News For help please call the desk of the harbour office Sport Weather Travel Jobs About Us 12 May 2024',
    ],
  ])('begins behind %s', (_, labels) => {
    expect(parted(`${labels} ${SENTENCE}`)).toBe(`${labels} | ${SENTENCE}`);
  });

  it('keeps the words of which nobody knows whose they are', () => {
    expect(parted(`Home News Sport Weather Travel Jobs 2024 Ada Renwick ${SENTENCE}`)).toBe(
      `Home News Sport Weather Travel Jobs 2024 | Ada Renwick ${SENTENCE}`,
    );
  });

  it.each([
    SENTENCE,
    'Ada Renwick, Duncan Kelder, Isla Garrow, Meg Thwaite, Tom Penrose and Phil Odegaard signed the letter that was read to the council on Monday.',
    'On Monday 3 March 2024 the council met and agreed on the budget for the coming year, which is smaller than the last.',
    'Home News Sport Weather Travel Jobs About Us Contact Sign in Follow us Terms Privacy',
    'He met the mayor.',
  ])('is all of %s', (text) => {
    expect(parted(text)).toBe(text);
  });

  it('stands behind as many labels as there are', () => {
    const label = fc.constantFrom('Home', 'News', 'Sport', 'Sign in', 'Travel', 'About Us', 'Jobs', 'Opening hours');
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 6, maxLength: 60 }),
        fc.constantFrom(SENTENCE, `Still ${PLAIN}`),
        (labels, sentence) => {
          const menu = `${labels.join(' ')} 2024`;
          expect(parted(`${menu} ${sentence}`)).toBe(`${menu} | ${sentence}`);
        },
      ),
    );
  });
});
