import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { featuresOf } from './features.ts';
import { ARTICLE } from './fixture.ts';
import { spare, spareClosing, spareDoubtful, spareText } from './spare.ts';
import { Wording } from './wording.ts';

const NO_WORDING = Wording.of(0, new Int32Array(0), new Float32Array(0));
const [, ...PROSE] = ARTICLE;
const SPECIFICATION = ['Engine: 2.0 litres', 'Length: 4.2 metres', 'Width: 1.8 metres', 'Doors: five', 'Seats: four'];

/** What stays of a text when all lines of `doubted` have the odds given, nats. */
function left(text: readonly string[], doubted: readonly string[], odds: number): string[] {
  const features = featuresOf(new Article(text.join('\n')), NO_WORDING);
  const values = Float32Array.from(text, (line) => (doubted.includes(line) ? odds : 3));
  const verdicts = Uint8Array.from(values, (value) => (value < -1.5 ? 1 : 0));
  spare(features, values, verdicts);
  return text.filter((_, i) => verdicts[i] === 0);
}

const within = (...lines: string[]): string[] => [...PROSE.slice(0, 3), ...lines, ...PROSE.slice(3)];

describe('what the body of an article is spared', () => {
  it('is a list without cues, as long as the odds leave a doubt', () => {
    const text = within(...SPECIFICATION);
    expect(left(text, SPECIFICATION, -4.8)).toEqual(text);
    expect(left(text, SPECIFICATION, -5.2)).toEqual(PROSE);
  });

  it('is not a row of labels with cues of three classes', () => {
    const labels = ['Share this article', 'Facebook', 'Read more', 'Sign up to our newsletter'];
    expect(left(within(...labels), labels, -2.8)).toEqual(PROSE);
  });

  it('is a line without a cue', () => {
    const text = within('Three new rooms');
    expect(left(text, ['Three new rooms'], -3.5)).toEqual(text);
    expect(left(text, ['Three new rooms'], -4.5)).toEqual(PROSE);
    expect(left(within('Read more'), ['Read more'], -3.5)).toEqual(PROSE);
  });

  it('is a sentence without a cue', () => {
    const sentence = 'Nobody in the town could remember a spring in which the river had stood so high for so long.';
    const plea = 'Sign up to our newsletter and read every morning what the town talks about, before it does.';
    expect(left(within(sentence), [sentence], -3)).toContain(sentence);
    expect(left(within(sentence), [sentence], -4.2)).not.toContain(sentence);
    expect(left(within(plea), [plea], -2)).not.toContain(plea);
  });

  it('is a line of a list of which most stays', () => {
    const text = within(...SPECIFICATION);
    expect(left(text, SPECIFICATION.slice(1, 3), -3.5)).toEqual(text);
    expect(left(text, SPECIFICATION.slice(1, 3), -4.5)).not.toContain(SPECIFICATION[1]);
    expect(left(text, SPECIFICATION.slice(1), -5.5)).not.toContain(SPECIFICATION[1]);
  });

  it('is its headline, the first line above it that speaks of the same', () => {
    const words = (PROSE[0] as string).split(' ');
    const headline = words.slice(0, 6).join(' ');
    const other = words.slice(6, 12).join(' ');
    const text = ['Politics', headline, other, ...PROSE];
    expect(left(text, text.slice(0, 3), -3)).toEqual([headline, ...PROSE]);
    expect(left(text, text.slice(0, 3), -5)).toEqual(PROSE);
  });

  it('is nothing at the head or in the tail', () => {
    const text = [...SPECIFICATION, ...PROSE, ...SPECIFICATION.map((line) => `${line} or so`)];
    expect(
      left(
        text,
        text.filter((line) => !PROSE.includes(line)),
        -2,
      ),
    ).toEqual(PROSE);
  });

  it('never takes more', () => {
    const line = fc.constantFrom(...ARTICLE, ...SPECIFICATION, 'Read more', 'Share');
    fc.assert(
      fc.property(fc.array(fc.tuple(line, fc.float({ min: -8, max: 8, noNaN: true })), { maxLength: 25 }), (lines) => {
        const features = featuresOf(new Article(lines.map(([text]) => text).join('\n')), NO_WORDING);
        const odds = Float32Array.from(lines, ([, value]) => value);
        const before = Uint8Array.from(odds, (value) => (value < -4 ? 2 : value < -1.5 ? 1 : 0));
        const after = before.slice();
        spare(features, odds, after);
        for (const [i, verdict] of after.entries()) expect([0, before[i]]).toContain(verdict);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the closing paragraph of a page', () => {
  const closing = 'Nobody in the town could remember a spring in which the river had stood so high for so long.';
  const stays = (odds: number, ...below: string[]): boolean => {
    const text = [...PROSE, ...below, closing, 'Most read', 'About us', 'Contact'];
    const features = featuresOf(new Article(text.join('\n')), NO_WORDING);
    const values = Float32Array.from(text, (line) => (PROSE.includes(line) ? 3 : line === closing ? odds : -3));
    const verdicts = Uint8Array.from(values, (value) => (value < -0.5 ? 1 : 0));
    spareClosing(features, values, verdicts);
    expect(verdicts.slice(-3)).toEqual(Uint8Array.of(1, 1, 1));
    return verdicts[PROSE.length + below.length] === 0;
  };

  it('is spared next to the text or below one line, unless it is beyond doubt', () => {
    expect(stays(-1)).toBe(true);
    expect(stays(-2, 'Advertisement')).toBe(true);
    expect(stays(-3)).toBe(false);
    expect(stays(-1, 'Advertisement', 'Recommended for you', 'Cat found on roof')).toBe(false);
  });
});

describe('the text of a page', () => {
  // One paragraph speaks of what stands in front of a door, which is a cue.
  const TEXT = PROSE.filter((line) => !line.startsWith('Not everybody'));
  const teaser = 'Ferry fares to rise';
  const left = (spareIt: typeof spareText, odds: readonly number[], lines: readonly string[] = TEXT): string[] => {
    const text = [...lines, teaser, teaser];
    const values = Float32Array.from(text, (_, i) => odds[i] ?? -5);
    const verdicts = Uint8Array.from(values, (value) => (value < -0.5 ? 1 : 0));
    spareIt(featuresOf(new Article(text.join('\n')), NO_WORDING), values, verdicts);
    return text.filter((_, i) => verdicts[i] === 0);
  };

  it('is what comes next to its best paragraph, when all of it would go', () => {
    const odds = TEXT.map((_, i) => (i === 0 ? -3.5 : -1.5 - i / 10));
    expect(left(spareText, odds)).toEqual(TEXT.slice(1));
    expect(
      left(
        spareText,
        TEXT.map(() => -6.5),
      ),
    ).toEqual([]);
  });

  it('needs no help when most of it stays', () => {
    expect(
      left(
        spareText,
        TEXT.map((_, i) => (i === 0 ? -1 : 2)),
      ),
    ).toEqual(TEXT.slice(1));
  });

  it('stays where the model is in doubt about the script, but for what holds a cue', () => {
    const plea = 'Sign up to our newsletter and never miss a story from the harbour again, whatever the tide.';
    expect(left(spareDoubtful, [...TEXT.map(() => -2), -2], [...TEXT, plea])).toEqual(TEXT);
    expect(
      left(
        spareDoubtful,
        TEXT.map(() => -3),
      ),
    ).toEqual([]);
  });
});
