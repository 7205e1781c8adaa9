/** Texts written for the tests of the line model. */
export const ARTICLE: readonly string[] = [
  'Harbour wall at Ostley to be rebuilt before winter',
  'The harbour wall at Ostley will be rebuilt before the winter storms, the council decided on Monday after a debate of three hours.',
  'Divers had found cracks in the wall in spring. The repair will cost £3.4 million and take nine months, and two of the three piers stay open for the ferries.',
  'The harbour master, Nora Pell, said the fishing boats would move to Kelder for the time being. The owners will be paid for the longer way.',
  '“We have waited for this for ten years,” she said. “Nobody who has seen the wall from below wants to wait for another winter.”',
  'Not everybody is content. The owners of the cafés on the quay fear for the summer, because the cranes will stand in front of their doors until September.',
  'The council wants to talk to them in the coming week. It has set aside £200,000 for those who lose more than a third of their trade.',
  'Work on the first pier begins on 3 March, and the wall is to be finished by the end of November.',
];

const ABOVE = [
  'Skip to main content',
  'Ostley Courier',
  'Home',
  'News',
  'Sport',
  'Business',
  'Weather',
  'Sign in',
  'Subscribe',
  'Search',
  'Home > News > Local',
];

const BELOW = [
  'Share this article',
  'Facebook',
  'Twitter',
  'WhatsApp',
  'Copy link',
  'Related articles',
  'Cat found on the roof of the town hall',
  'Ferry fares to rise in April',
  'Council to sell the old library',
  'Sign up to our newsletter',
  'Enter your email address',
  'Most read',
  '1 Man who walked to Kelder tells his story',
  '2 School closed after flood',
  '3 Where to swim this summer',
  'Leave a comment',
  'Your email address will not be published. Required fields are marked',
  'About us',
  'Contact us',
  'Privacy policy',
  'Terms of use',
  'Advertise with us',
  '© 2024 Ostley Courier Ltd. All rights reserved.',
];

/** The article within the furniture of its page. */
export function pageText(gap = '\n'): string {
  return [...ABOVE, ...ARTICLE, ...BELOW].join(gap);
}

/** Clean articles whose short lines are part of the story. */
export const LISTS: readonly string[] = [
  `${ARTICLE.slice(1, 4).join('\n')}\nResults\nGarrow 3 Hursdale 1\nKelder 0 Ostley 0\nDunmere 2 Fallow Bridge 2\nPenrose 1 Quenby 4\nTilbrook 0 Upwell 1\n${ARTICLE.slice(5).join('\n')}`,
  'A soup for the first cold evening, and it takes no more than half an hour. My grandmother made it with the bones of the Sunday roast.\nIngredients\n200g chickpeas, drained\n1 red onion, finely sliced\n2 garlic cloves, crushed\n500ml vegetable stock\nSea salt\nMethod\nFry the onion over a low heat until soft, and add the garlic for another minute.\nStir in the chickpeas and the stock and simmer for 20 minutes.\nSeason to taste and serve with bread.',
  'The town chose its new council on Thursday, and for the first time in thirty years no party holds a majority of the seats.\nHow the wards voted\nCastle Hay: Ada Merrow\nEastwick: Tom Hollis\nGreyport: Priya Venn\nLarkfield: Samuel Quarry\nMillstow: Ines Calder\nThe new members meet on Monday to choose a mayor, who will serve for a year and a day as the charter says.',
];
