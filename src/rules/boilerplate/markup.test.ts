import { expect, test } from 'vitest';
import { htmlToText } from '../../article/formats/html.ts';
import { Galley } from '../../galley.ts';
import { describeExamples, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { markup } from './markup.ts';

describeExamples(markup);

const PAGE = `<body><nav><a>Home</a><a>Sport</a></nav><dialog open>We value your privacy</dialog>
<main><h1>Ferry late after rope caught in propeller</h1>
<figure><figcaption>The ferry in March. Photo: Ann Lee</figcaption></figure>
<p>The ferry was two hours late on Monday after a rope had caught in its propeller.</p>
<aside><h3>Read more</h3><ul><li><a>Ferry to close in autumn</a></li><li><a>The long rope</a></li></ul></aside>
<p>A diver cut it free at noon, and the harbour master thanked him over the loudspeaker.</p></main>
<footer>Westerly Echo Ltd</footer></body>`;
const ARTICLE = `Ferry late after rope caught in propeller

The ferry was two hours late on Monday after a rope had caught in its propeller.

A diver cut it free at noon, and the harbour master thanked him over the loudspeaker.`;

test('takes what the elements say, and nothing of the article', async () => {
  const page = await htmlToText(PAGE);
  const result = runRule(markup, page.text, { article: { markup: page.markup } });
  expect(result.text.trim()).toBe(ARTICLE);
  expect(result.findings.map(({ entry, safety }) => `${entry} ${safety}`)).toEqual([
    'navigation safe',
    'dialog safe',
    'caption safe',
    'sidebar review',
    'footer safe',
  ]);
  expect(result.metadata.credits).toEqual(['Ann Lee']);
  expectSound(markup, page.text, result, {});
});

test('what only looks like furniture is for a person to look at', async () => {
  const page = await htmlToText(PAGE);
  const result = runRule(markup, page.text, { level: 'safe', article: { markup: page.markup } });
  expect(result.text).toContain('Read more\nFerry to close in autumn');
  expect(result.text).not.toContain('Home');
});

test('the whole tool: a page comes out as its article, and an allowed phrase stays', async () => {
  const galley = await Galley.create({ config: false });
  const { text, markup: lines } = await htmlToText(PAGE);
  expect(galley.check(text, { markup: lines, budget: false }).text.trim()).toBe(ARTICLE);
  const kept = galley.check(text, { markup: lines, budget: false, allowTerms: ['We value your privacy'] });
  expect(kept.text).toContain('We value your privacy');
});

test('elements one below the other go together, and the wider gap around them stays', async () => {
  const page = await htmlToText(
    '<main><h1>Ferry late</h1><nav>Top</nav><div class="share-bar">Mail</div><figcaption>The ferry</figcaption><p>The ferry was two hours late on Monday.</p><nav>More</nav><aside><a>Rope</a></aside><h2>Ropes</h2><p>They are made of hemp, said the harbour master.</p></main>',
  );
  const result = runRule(markup, page.text, { article: { markup: page.markup } });
  expect(result.text).toBe(
    'Ferry late\n\nThe ferry was two hours late on Monday.\n\nRopes\n\nThey are made of hemp, said the harbour master.',
  );
  expect(result.findings.map(({ status }) => status)).toEqual(Array(5).fill('proposed'));
  expectSound(markup, page.text, result, {});
});
