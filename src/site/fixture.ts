import type { LearnedArticle } from './learner.ts';

/** Words that made-up sentences are drawn from. */
const WORDS =
  'ferry harbour rope quay propeller passengers island captain morning tide lantern bridge inquiry council roof storm market village teacher engine timetable winter bakery letter signal'.split(
    ' ',
  );

/** A sentence of prose that no other seed gives, at least ten words long. */
export function sentence(seed: number): string {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = (): string => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return WORDS[state % WORDS.length] as string;
  };
  const body = Array.from({ length: 16 }, next).join(' ');
  return `The ${body} ${WORDS[seed % WORDS.length]}${seed}x was seen.`;
}

/** Prose of an article: sentences of its own, one a paragraph. */
export function story(seed: number, sentences = 6): string[] {
  return Array.from({ length: sentences }, (_, index) => sentence(seed * 100 + index));
}

export const MENU = ['Home', 'Gull News', 'Weather & Tides', 'Crossings'];
export const FOOTER = ['Share this crossing', 'Write to the harbour office', 'The Gull Post of Orran'];

/** A page of a made-up outlet: menu, headline, story, footer. */
export function page(seed: number, site = 'gull.example'): LearnedArticle {
  const headline = `Headline number ${WORDS[seed % WORDS.length]} ${WORDS[(seed * 7) % WORDS.length]} of the day`;
  return { site, id: `${site}/${seed}`, text: [...MENU, headline, ...story(seed), ...FOOTER].join('\n') };
}
