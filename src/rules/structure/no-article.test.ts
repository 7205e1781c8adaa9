import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { noArticle } from './no-article.ts';

describeExamples(noArticle);

describe('structure/no-article', () => {
  it.each([
    ['Access denied\n\nYou don’t have permission to access this page on this server.\n\nReference #18.4f2e', 'wall'],
    ['Please enable JavaScript and cookies to continue\n\nChecking your browser before you go on.', 'wall'],
    ['Wir und unsere 147 Partner verarbeiten Daten\n\nAlle akzeptieren\n\nZur Datenschutzerklärung', 'wall'],
    ['Subscribe to continue reading\n\nAlready a subscriber? Log in.', 'wall'],
    ['Are you a robot?\n\nWe have seen unusual traffic from your network. Please check the box below.', 'wall'],
    ['.a{margin:0;padding:0}\n.b{color:#222;background:#fff}\n@media (min-width: 4px){.a{width:50%}}\nHome', 'code'],
  ])('takes %j for no article (%s)', (text, entry) => {
    const result = runRule(noArticle, text);
    expect(result.verdict).toBe('no-article');
    expect(result.text).toBe(text);
    expect(result.findings.map((finding) => finding.entry)).toEqual([entry]);
  });

  it.each([
    'Your privacy and your choices are at stake, the minister said. She wants sites to let readers reject all cookies.',
    'The council said its website had been blocked since Friday. Please check the notice board instead.',
    'Subscribe to continue reading\n\nAlready a subscriber? Log in.\n\nThe council met on Monday and agreed on the budget for the year. It will build a new roof for the old swimming pool in spring.',
  ])('takes %j for an article', (text) => {
    expect(runRule(noArticle, text).verdict).not.toBe('no-article');
  });

  it('reads a page on one line sentence by sentence', () => {
    const wall = 'We and our partners store cookies on your device. Please enable JavaScript and cookies to continue. ';
    expect(runRule(noArticle, wall.repeat(20)).verdict).toBe('no-article');
    const page = `${wall.repeat(20)}The council met on Monday and agreed on the budget for the year. It will build a new roof for the old swimming pool in spring, the mayor announced. Accept all`;
    expect(runRule(noArticle, page).verdict).not.toBe('no-article');
  });

  describeLinear(noArticle, [
    'we use ',
    'by clicking ',
    '{',
    'cookies ',
    'icon of ',
    'accept all\n',
    'your \n',
    'privacy policy you are not a robot ',
    'We use cookies. ',
  ]);
});
