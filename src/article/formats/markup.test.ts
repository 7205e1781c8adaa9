import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToText } from './html.ts';

const PROSE =
  '<p>The ferry was two hours late on Monday after a rope had caught in its propeller.</p><p>A diver cut it free at noon, and the harbour master thanked him over the loudspeaker.</p>';

/** The lines that the elements of a body say to be no part of the article, with what said so. */
async function marked(body: string): Promise<string[]> {
  const { text, markup } = await htmlToText(`<body>${body}</body>`);
  return markup.map(({ start, end, kind, element }) => `${kind} ${element}: ${text.slice(start, end)}`);
}

describe('markup of a page', () => {
  test.each([
    ['<nav><a>Home</a> <a>News</a></nav>', 'navigation nav: Home News'],
    ['<div role="navigation"><p>Home</p></div>', 'navigation div[role=navigation]: Home'],
    ['<header><div>Westerly Echo</div></header>', 'header header: Westerly Echo'],
    ['<footer><p>Terms</p><p>Privacy</p></footer>', 'footer footer: Terms\n\nPrivacy'],
    ['<dialog open>Accept?</dialog>', 'dialog dialog: Accept?'],
    ['<form><label>Your mail</label> <button>Send</button></form>', 'form form: Your mail Send'],
    [
      '<figure><figcaption>The rope. Photo: Ann Lee</figcaption></figure>',
      'caption figcaption: The rope. Photo: Ann Lee',
    ],
    ['<aside><h3>More</h3><p>Ropes</p></aside>', 'sidebar aside: More\n\nRopes'],
    ['<ul><li><a>Ferry to close</a></li><li><a>The long rope</a></li></ul>', 'links ul: Ferry to close\nThe long rope'],
    ['<ol><li><a>Ferry to close</a></li><li><a>The long rope</a></li></ol>', 'links ol: Ferry to close\nThe long rope'],
    ['<div><blockquote>I cut it.</blockquote><footer>Terms</footer></div>', 'footer footer: Terms'],
    ['<div class="sidebar">More ropes</div>', 'named div.sidebar: More ropes'],
    ['<div class="x NewsletterBox"><p>Get our mail</p></div>', 'named div.NewsletterBox: Get our mail'],
    ['<aside><a>Ferry to close</a> today</aside>', 'sidebar aside: Ferry to close today'],
    ['<section id="related-stories"><p>Ropes</p></section>', 'named section#related-stories: Ropes'],
    ['<div class="share-buttons">Mail Print</div>', 'named div.share-buttons: Mail Print'],
    ['<div class="ad-slot">Advertisement</div>', 'named div.ad-slot: Advertisement'],
    ['<table class="newsletter"><tr><td>Get our mail</td></tr></table>', 'named table.newsletter: Get our mail'],
  ])('%s', async (furniture, said) => {
    expect(await marked(`${furniture}<main>${PROSE}</main>`)).toEqual([said]);
    expect(await marked(`<main>${PROSE}</main>${furniture}`)).toEqual([said]);
  });

  test.each([
    ['a headline in a header', `<header><h1>Ferry late</h1><p>By Ann Lee</p></header>${PROSE}`],
    [
      'the header and footer of an article',
      `<article><header>By Ann Lee</header>${PROSE}<footer>Ann Lee</footer></article>`,
    ],
    ['the source of a quotation', `<blockquote><p>I cut it.</p><footer>The diver</footer></blockquote>${PROSE}`],
    ['a form around the whole page', `<form>${PROSE}</form>`],
    [
      'a form around a page without paragraphs',
      '<form><div>The ferry was late.</div><div>A diver cut the rope.</div></form>',
    ],
    ['a header that may be that of the article', `<header><h2>Ferry late</h2></header>${PROSE}`],
    [
      'a sentence in a header',
      `<header><p>A rope had caught in the propeller, and it took a diver to cut it.</p></header>${PROSE}`,
    ],
    ['a box inside an article', `<main>${PROSE}<aside><p>Ropes are made of hemp.</p></aside></main>`],
    ['a box of a page that does not say what its article is', `${PROSE}<aside><p>Ropes are made of hemp.</p></aside>`],
    [
      'a box that is called a sidebar inside an article',
      `<main>${PROSE}<div class="sidebar">Ropes are made of hemp.</div></main>`,
    ],
    [
      'a list of links that is announced',
      `<p>These ferries are late:</p><ul><li><a>Orran</a></li><li><a>Ulva</a></li></ul>${PROSE}`,
    ],
    [
      'the source of a quotation in a figure',
      `<figure><blockquote>I cut it.</blockquote><figcaption>The diver</figcaption></figure>${PROSE}`,
    ],
    ['a sidebar with an article', `<aside><article>${PROSE}</article></aside>`],
    ['a box with much of the text', `<div class="related-story">${PROSE}</div><p>So it was.</p>`],
    ['a list without links', `<ul><li>One rope</li><li>Two knives</li></ul>${PROSE}`],
    ['a list with one link', `<ul><li><a>One rope</a></li></ul>${PROSE}`],
    ['names that say what is not there', `<div class="no-ads has-sidebar"><p>So it was.</p></div>${PROSE}`],
    [
      'words that only contain a name',
      `<div class="headline shared socialism madison"><p>So it was.</p></div>${PROSE}`,
    ],
    ['a share of the market', `<div class="market-share-table"><p>Ropes: 40%</p></div>${PROSE}`],
    ['a small box with an article', `<main>${PROSE}</main><aside><div><article>One rope</article></div></aside>`],
    ['a box with a headline', `<main>${PROSE}</main><div class="newsletter"><h1>One rope</h1></div>`],
    ['a paragraph that is called something', `<p class="newsletter">Ropes are made of hemp.</p>${PROSE}`],
    ['links that are no list', `<p><a>One rope</a> <a>Two knives</a></p>${PROSE}`],
    ['a button in a sentence', `<p>The <button>propeller</button> turned.</p>${PROSE}`],
    ['an empty page', ''],
  ])('%s stays', async (_, body) => {
    expect(await marked(body)).toEqual([]);
  });

  test.each([
    [
      'a list of links',
      'four of five characters are in links',
      '<ul><li><a>ferries!</a> is</li><li><a>closing!</a> 10</li></ul>',
      1,
    ],
    ['no list of links', 'fewer are', '<ul><li><a>ferries</a> was</li><li><a>closing!</a> 10</li></ul>', 0],
    ['a box of teasers', 'half of its characters are in links', '<aside><a>ropes</a> today</aside>', 1],
    ['no box of teasers', 'fewer are', '<aside><a>rope</a> today</aside>', 0],
    ['the header of a page', 'its paragraphs have 39 characters', `<header><p>${'x'.repeat(39)}</p></header>`, 1],
    ['no header of a page', 'they have 40', `<header><p>${'x'.repeat(40)}</p></header>`, 0],
  ])('%s when %s', async (_, __, part, count) => {
    expect(await marked(`${part}${PROSE}`)).toHaveLength(count);
  });

  test.each([
    [
      'of its paragraphs',
      (letters: number) => `<p>${'x'.repeat(letters)}</p>`,
      (rest: number) => `<p>${'y'.repeat(rest)}</p><div>${'y'.repeat(300)}</div>`,
    ],
    [
      'of its text outside links',
      (letters: number) => 'x'.repeat(letters),
      (rest: number) => `<div>${'y'.repeat(rest)}</div>`,
    ],
  ])('an element with more than a quarter %s may be what the page is for', async (_, part, rest) => {
    const said = (letters: number): Promise<string[]> =>
      marked(`<div class="newsletter">${part(letters)} <a>${'z'.repeat(99)}</a></div>${rest(75)}`);
    expect(await said(25)).toHaveLength(1);
    expect(await said(26)).toEqual([]);
  });

  test('a line that holds anything else is not named; one of several elements goes by the first', async () => {
    expect(await marked(`<div><button>Mail</button> today</div>${PROSE}`)).toEqual([]);
    expect(await marked(`<div><button>Mail</button> <button>Print</button></div>${PROSE}`)).toEqual([
      'form button: Mail Print',
    ]);
  });

  test('the outermost element speaks, each once', async () => {
    const two = '<footer><nav>Terms</nav><p>Privacy</p></footer>';
    expect(await marked(`${PROSE}${two}${two}`)).toEqual([
      'footer footer: Terms\n\nPrivacy',
      'footer footer: Terms\n\nPrivacy',
    ]);
  });

  test('characters of private use in the page are no marks', async () => {
    expect(await marked(`<p>\ue000 \ue001</p><nav>\ue000 Home</nav>${PROSE}`)).toEqual(['navigation nav: \ue000 Home']);
  });

  test('lines that hold anything else are never named, whatever the page is made of', async () => {
    const words = fc.array(fc.constantFrom('rope', 'a', '\u00a0', '\u200b', '\u200f', '👩‍🚀', 'é'), { maxLength: 4 });
    const inline = fc
      .tuple(fc.constantFrom('b', 'i', 'a', 'span'), words)
      .map(([tag, w]) => `<${tag}>${w.join(' ')}</${tag}>`);
    const blocks = fc.array(
      fc
        .tuple(
          fc.constantFrom('p', 'div', 'nav', 'aside', 'footer', 'li', 'td', 'pre'),
          fc.array(
            fc.oneof(
              inline,
              words.map((w) => w.join(' ')),
            ),
            { maxLength: 3 },
          ),
        )
        .map(([tag, parts]) => ({ isFurniture: ['nav', 'aside', 'footer'].includes(tag), tag, parts })),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(blocks, async (all) => {
        const body = all
          .map(
            ({ tag, parts, isFurniture }) =>
              `<${tag}>${(isFurniture ? parts : parts.map((x) => x.replaceAll('rope', 'KEEP'))).join('')}</${tag}>`,
          )
          .join('');
        const { text, markup } = await htmlToText(`<body>${PROSE}${body}</body>`);
        let last = 0;
        for (const { start, end } of markup) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).not.toContain('KEEP');
          last = end;
        }
      }),
      { numRuns: 200 },
    );
  });
});
