import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { compilePacks } from './compile.ts';
import { loadPack } from './load.ts';
import { PackMatcher } from './matcher.ts';

const EXAMPLES = 'examples: { bad: [x], good: [y] }';
const pack = (rule: string): string => `rule: ${rule}
summary: A test.
why: Because.
languages: [any]
safety: safe
entries:
  - { id: label, kind: phrase, match: "{share,teilen,facebook,share this}", ${EXAMPLES} }
  - { id: weak, kind: phrase, match: "{email,twitter}", beside: 3, ${EXAMPLES} }
  - { id: counter, kind: regex, literal: comments, match: '\\d{1,4} comments', ${EXAMPLES} }
  - { id: number, kind: regex, literal: <n>, match: '\\d{1,4}', maxWords: 1, ${EXAMPLES} }
  - { id: plea, kind: phrase, match: "sign up to our newsletter", where: line-start, ${EXAMPLES} }
  - { id: piece, kind: phrase, match: "read more here", where: line-start, delete: match, ${EXAMPLES} }
  - { id: flagged, kind: phrase, match: "watch the video", where: line-start, flag: true, ${EXAMPLES} }
  - { id: banner, kind: banner, start: ["we use cookies"], cues: ["your experience"], ${EXAMPLES} }
`;
const matcher = new PackMatcher(
  compilePacks(['boilerplate/test', 'media/test'].map((rule) => loadPack(pack(rule), `${rule}.yml`))),
);
const entries = (text: string, rule = 'boilerplate/test'): string[] =>
  matcher.hitsOf(rule, new Article(text)).map(({ entry }) => entry.id);

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

describe('a headline is taken up', () => {
  const LEAD = 'Teilen, das klingt nach Brot, sagt die Nachbarin.';

  it('by a paragraph of eight words, and by all of its words', () => {
    expect(entries(`Teilen\n\n${LEAD}\n`)).toEqual([]);
    expect(entries('Teilen\n\nTeilen, das klingt nach Brot, sagt sie.\n')).toEqual(['label']);
    expect(entries('Share this\n\nShare this, she says, and gives the bread away.\n')).toEqual([]);
    expect(entries('Share this\n\nShare prices fell by half on Monday, she says.\n')).toEqual(['label']);
  });

  it('at the top of the text only, and by no row that is of the page itself', () => {
    expect(entries(`Teilen\n\n${LEAD}\n\nFacebook\n`)).toEqual(['label']);
    expect(entries('Teilen\n\nTeilen: we use cookies for your experience of the page.\n')).toEqual(['label', 'banner']);
  });
});

describe('a label is carried on', () => {
  it('by a row in lower case directly below, which is no label itself', () => {
    expect(entries(`${STORY}\n\nShare\nwas the word of the year.\n`)).toEqual([]);
    expect(entries(`${STORY}\n\nShare\n\nwas the word of the year.\n`)).toEqual(['label']);
    expect(entries(`${STORY}\n\nShare\nfacebook\n${STORY}\n`)).toEqual(['label', 'label']);
  });

  it('in packs of other families too, which have no other honest labels', () => {
    expect(entries(`${STORY}\n\nShare\nwas the word of the year.\n`, 'media/test')).toEqual([]);
    expect(entries('Teilen\n\nTeilen, das klingt nach Brot, sagt die Nachbarin.\n', 'media/test')).toEqual(['label']);
    expect(entries('Sign up to our newsletter, the daughter said.\n', 'media/test')).toEqual(['plea']);
  });
});

describe('a number alone in its row', () => {
  it('counts parts of the text when the next one or the one before stands alone too', () => {
    expect(entries(`7\n${STORY}\n\n8\n${STORY}\n`)).toEqual([]);
    expect(entries(`7\n${STORY}\n\n9\n${STORY}\n`)).toEqual(['number', 'number']);
    expect(entries(`7 comments\n${STORY}\n\n8\n${STORY}\n`)).toEqual(['counter', 'number']);
  });
});

describe('a subhead', () => {
  const PARAGRAPH = 'The company wrote to all customers at midnight.';
  /** Facebook is a button, and confirms the weak word. */
  const around = (above: string, below: string): string[] => entries(`${above}Email\n${below}Facebook\n`);

  it('has a blank line above, and its paragraph between it and the next', () => {
    expect(around(`${STORY}\n\n`, `${PARAGRAPH}\n\n`)).toEqual(['label']);
    expect(around(`${STORY}\n`, `${PARAGRAPH}\n\n`)).toEqual(['weak', 'label']);
    expect(around(`${STORY}\n\n`, `\n${PARAGRAPH}\n\n`)).toEqual(['weak', 'label']);
    expect(around(`${STORY}\n\n`, `${PARAGRAPH}\n`)).toEqual(['weak', 'label']);
  });

  it('is neither the first row of a text nor the last but one', () => {
    expect(around('\n', `${PARAGRAPH}\n\n`)).toEqual(['weak', 'label']);
    expect(entries(`Facebook\n\nEmail\n${PARAGRAPH}\n`)).toEqual(['label', 'weak']);
  });

  it('has a paragraph of eight words that ends as one, and is not of the page', () => {
    expect(around(`${STORY}\n\n`, 'The company wrote to customers at midnight.\n\n')).toEqual(['weak', 'label']);
    expect(around(`${STORY}\n\n`, 'All at midnight. The company wrote to its customers\n\n')).toEqual([
      'weak',
      'label',
    ]);
    const plea = 'Sign up to our newsletter and never miss a story.';
    expect(around(`${STORY}\n\n`, `${plea}\n\n`)).toEqual(['weak', 'plea', 'label']);
  });

  it('is a weak word', () => {
    expect(entries(`${STORY}\n\nShare\n${PARAGRAPH}\n\n${STORY}\n`)).toEqual(['label']);
  });
});

describe('a phrase that is reported', () => {
  it('is reported in its own row, and soon', () => {
    const late = `${'and so on '.repeat(11)}according to the council`;
    expect(entries(`Sign up to our newsletter ${late}.\n`)).toEqual(['plea']);
    expect(entries('Sign up to our newsletter!\nThe rope tore, according to the council.\n')).toEqual(['plea']);
  });

  it('counts where only the phrase goes, or nothing', () => {
    expect(entries('Read more here, the daughter said, and so she did.\n')).toEqual(['piece']);
    expect(entries('Watch the video, the daughter said, and so she did.\n')).toEqual(['flagged']);
  });

  it('may be a banner further below', () => {
    const banner = 'We use cookies for your experience, the baker wrote on the door.';
    expect(entries(`${STORY}\n\n${banner}\n`)).toEqual([]);
  });
});
