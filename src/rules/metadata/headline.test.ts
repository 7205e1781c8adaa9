import { describe, expect, it } from 'vitest';
import { describeExamples } from '../examples.ts';
import { runRule } from '../testing.ts';
import { headline } from './headline.ts';

describeExamples(headline);

const TITLE = 'Council vows to rebuild pier as minister visits storm-hit town';
const BODY = [
  'The storm tore away 90 feet of decking on Tuesday night.',
  'Rebuilding the pier will take “some time”, the minister said as she toured the front on Wednesday with the mayor.',
  'She promised four million pounds for the repair of the sea wall.',
];
const text = (...rows: string[]): string => [...rows, ...BODY].join('\n');
const metadataOf = (article: string): unknown => runRule(headline, article).metadata;

describe('metadata/headline', () => {
  it('finds a headline above prose', () => {
    expect(metadataOf(text(TITLE))).toEqual({ title: TITLE });
  });

  it('finds a standfirst that a paragraph says at more length, with other quotation marks', () => {
    const standfirst = 'Rebuilding the pier will take ‘some time’, the minister said.';
    expect(metadataOf(text(TITLE, standfirst))).toEqual({ title: TITLE, standfirst });
  });

  it.each([
    ['an image', '![The pier](https://www.example.com/pier.jpg)'],
    ['a byline', 'By Orla Penhale'],
    ['a date', 'Published 07:15, 12 May 2025'],
  ])('finds a standfirst above %s', (_, row) => {
    const standfirst = 'Traders on the front say that the summer is lost whatever happens now';
    expect(metadataOf(text(TITLE, standfirst, row))).toEqual({ title: TITLE, standfirst });
  });

  it('finds the headline below a breadcrumb and a site name', () => {
    expect(metadataOf(text('Home > News > Coast', 'The Gull', TITLE, 'By Orla Penhale', 'Share'))).toEqual({
      title: TITLE,
    });
  });

  it('joins a headline that was broken at a fixed width', () => {
    const wrapped = `Council vows to rebuild pier as minister visits storm-hit\ntown on the coast\n\n${Array.from(
      { length: 4 },
      () =>
        'The storm tore away ninety feet of decking on Tuesday night,\nand the waves broke the windows of the tea room on the front\nbefore the tide went out.',
    ).join('\n\n')}`;
    expect(metadataOf(wrapped)).toMatchObject({ title: `${TITLE} on the coast` });
  });

  it.each([
    ['The storm tore away 90 feet of decking.', 'prose'],
    ['“The pier is the heart of the place.”', 'a quoted sentence'],
    ['By Orla Penhale and Dan Orrin', 'a byline'],
    ['Published 07:15, 12 May 2025', 'a stamp'],
    ['Home > News > Coast > Towns', 'a breadcrumb'],
    ['Photo: Ivy Tamsett for the Coastline Press', 'a credit'],
    ['the rest of a sentence that starts elsewhere', 'a line in lower case'],
    ['Sport', 'a label'],
    ['The minister came. She saw what the storm had done', 'two sentences'],
  ])('does not take %j for a headline (%s)', (row) => {
    expect(runRule(headline, text(row)).findings).toEqual([]);
  });

  it('says nothing when a site name may stand above the headline', () => {
    expect(metadataOf(text('The Daily Gull of Aldwick and District', TITLE))).toEqual({});
  });

  it('is information and changes nothing', () => {
    const result = runRule(headline, text(TITLE));
    expect(result.verdict).toBe('clean');
    expect(result.findings).toEqual([]);
  });
});
