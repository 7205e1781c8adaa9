/** The ordinary article that one-line examples are set into. Written for this project; no rule has anything to say about it. */
const PARAGRAPHS = [
  'The old swimming pool in Harwell Bridge will open again next spring after the council agreed to pay for a new roof.',
  'Councillors voted by eleven to four for the plan, which will cost £2.3 million over two years.',
  'Maria Lindqvist, who has run the swimming club since 2009, said the decision had come just in time.',
  '“We were down to one lane and a bucket,” she told the meeting in the town hall.',
  'Engineers found last autumn that the steel beams had rusted through in three places.',
  'The pool was built in 1962 and is used by nine schools and about 400 club members every week.',
  'Opponents of the plan said the money would be better spent on the roads around the hospital.',
  'Work is due to begin in January and will be done by a firm from the next valley.',
  'The council expects to get back part of the cost from a national fund for small towns.',
  'A first class for beginners has already been planned for the week after Easter.',
];

export type Place = 'top' | 'middle' | 'bottom';

/** The carrier with `line` set in at a place; without a line, the carrier alone. Ends with a newline. */
export function carrier(line?: string, place: Place = 'middle'): string {
  const paragraphs = [...PARAGRAPHS];
  if (line !== undefined) paragraphs.splice(place === 'top' ? 0 : place === 'middle' ? 5 : paragraphs.length, 0, line);
  return `${paragraphs.join('\n\n')}\n`;
}
