import { expect, it } from 'vitest';
import { clean } from '../src/index.ts';

/** A clean article, paragraph by paragraph. */
const PARAGRAPHS = [
  'Skelby’s councillors voted on Thursday to sell the old fire station in Mill Lane after four years of argument about its future.',
  'The brick building, which has stood empty since the crew moved to the ring road, is expected to fetch about £600,000.',
  '“It ought to have been a museum, but nobody would pay for the roof,” said Joan Pryce, who chairs the history society.',
  'Bidders have until the end of June to make an offer, and the council will meet again in July.',
  'The station was built in 1912 and housed two horse-drawn engines until the war.',
  'Its tower, from which hoses were hung to dry, is listed, and any buyer must keep it.',
  'Two developers and a brewery have looked round, the council’s estates officer, Tom Hale, said.',
  'The money will go to the library, whose lift has been out of order since the winter.',
  'Nine councillors voted for the sale and six against, and two did not vote.',
  'A petition against it was signed by 1,140 people.',
];
/** Lines of pages that open or close something: where they stand in the middle, the article goes on below. */
const LINES = [
  ...['12 comments', 'Comments (4)', '0 comments', 'View 14 comments', 'Leave a comment', 'Be the first to comment'],
  ...['Kommentare (3)', '3 commentaires', '12 comentarios', 'Lascia un commento', 'Schreiben Sie einen Kommentar'],
  ...['Related articles', 'More stories', 'Read next', 'Recommended', 'Most read', 'Mehr zum Thema', 'Lire aussi'],
  ...['Subscribe', 'To continue reading, subscribe', 'Already a subscriber? Log in', 'Sign up for our newsletter'],
  ...['About the author', 'Olive Bramwell is a reporter at the Gull.', 'Reporting by Olive Bramwell', 'Contact us'],
  ...['© 2025 The Skelby Gull', 'All rights reserved', 'The post appeared first on The Skelby Gull', 'Source: Reuters'],
  ...[
    'Previous article',
    'Next article',
    'Back to top',
    'Privacy policy',
    'Like this:',
    'Share this:',
    'Advertisement',
  ],
];
const PLACES = [2, 5, 6, 8];

it.each(LINES)('“%s” takes no paragraph of the article along, wherever it stands', async (line) => {
  for (const place of PLACES) {
    const rows = ['Council to sell old fire station', ...PARAGRAPHS.slice(0, place), line, ...PARAGRAPHS.slice(place)];
    const { text } = await clean(`${rows.join('\n\n')}\n`, { level: 'review' });
    expect(PARAGRAPHS.filter((paragraph) => !text.includes(paragraph))).toEqual([]);
  }
});
