import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { compilePacks } from './compile.ts';
import { loadPack } from './load.ts';
import { PackMatcher } from './matcher.ts';

const PACK = `rule: boilerplate/test
summary: A test.
why: Because.
languages: [any]
safety: safe
entries:
  - { id: label, kind: phrase, match: "{share,teilen,facebook}", examples: { bad: [x], good: [y] } }
  - { id: weak, kind: phrase, match: "{email,twitter}", beside: 3, examples: { bad: [x], good: [y] } }
  - { id: counter, kind: regex, literal: comments, match: '\\d{1,4} comments', examples: { bad: [x], good: [y] } }
  - { id: plea, kind: phrase, match: "sign up to our newsletter", where: line-start, examples: { bad: [x], good: [y] } }
  - { id: banner, kind: banner, start: ["we use cookies"], cues: ["your experience"], examples: { bad: [x], good: [y] } }
`;
const matcher = new PackMatcher(compilePacks([loadPack(PACK, 'boilerplate/test.yml')]));
const entries = (text: string): string[] =>
  matcher.hitsOf('boilerplate/test', new Article(text)).map(({ entry }) => entry.id);

const STORY = 'The ferry was late on Monday because a rope had caught in its propeller.';

describe('words of a page in honest prose', () => {
  it.each([
    [
      'a headline that the lead takes up',
      `Teilen\n\nTeilen, das klingt nach Brot, sagt die Nachbarin im vierten Stock.\n`,
    ],
    ['a number that the next line carries on', `${STORY}\n\n2 comments\nwas the most common number under a story.\n`],
    [
      'a subhead over its paragraph',
      `${STORY}\n\nEmail\nThe company wrote to all of its customers at midnight.\n\n${STORY}\n`,
    ],
    ['words that somebody said', `Sign up to our newsletter, the daughter said, and so she did.\n`],
    ['words that a sentence is about', `Sign up to our newsletter was the sentence that readers liked least.\n`],
    ['words before a source', `Sign up to our newsletter now. Nobody did, according to a study.\n`],
    ['words of a banner that somebody wrote', `We use cookies for your experience, the baker wrote on the door.\n`],
  ])('%s', (_, text) => {
    expect(entries(text)).toEqual([]);
  });

  it.each([
    ['a label over the lead', 'label', `Share\n\n${STORY}\n`],
    ['a label twice', 'label', `Share\nShare\n${STORY}\n`],
    ['a counter over a paragraph', 'counter', `${STORY}\n\n2 comments\n${STORY}\n`],
    ['a button under others', 'weak', `${STORY}\n\nFacebook\nTwitter\n${STORY}\n\n${STORY}\n`],
    ['a plea', 'plea', `${STORY}\n\nSign up to our newsletter and never miss a story.\n`],
    ['a banner', 'banner', `${STORY}\n\nWe use cookies for your experience.\n`],
  ])('but not %s', (_, entry, text) => {
    expect(entries(text)).toContain(entry);
  });
});
