import { PROSE } from './articles.ts';

/** Texts that once broke a promise, by what was wrong; each is tried by every property from then on. */
export const KNOWN: Readonly<Record<string, string>> = {
  empty: '',
  'a line end': '\n',
  'half a character': '\ud83d',
  'all prose': PROSE.join('\n\n'),
  // At level safe the lost breaks were mended, and then the captions were within the budget.
  'over the deletion budget until breaks are mended': [
    '\u00adMore follows\u200d',
    'Prices rose by 3.5 per cent to $1,299.00 (£1,012) in the year to 31 March, up from 2.9%.The quay in Skelby (Image: Getty Images)',
    'The Tessbridge Examiner',
    '&#8217;',
    'Cookie settingsThank you for signing up to The Examin’er at Eight',
    'Ingredients\n500g flour\n2 eggs\n1 tsp salt',
    'Advertisement',
    'Café owners said noël ạ̊ would be quiet this year.Subscribe now for full access ',
  ].join('\n\n'),
};
