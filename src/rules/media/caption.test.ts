import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { caption } from './caption.ts';
import { creditOf } from './credits.ts';

describeExamples(caption);

const clean = (...rows: string[]): string[] => runRule(caption, rows.join('\n'), { level: 'safe' }).text.split('\n');
const FIRST = 'Lorries tipped rock into the gap at first light.';
const LAST = 'Engineers hope to close it before the evening tide.';
const BARE = 'The broken sea wall on Friday morning';

describe('media/caption', () => {
  it.each([
    ['(Photo: Ivy Tamsett/Coastline Press)', 'Ivy Tamsett/Coastline Press'],
    ['(Picture: Rex/Getty)', 'Rex/Getty'],
    ['(Ivy Tamsett | AP)', 'Ivy Tamsett | AP'],
    ['(Ivy Tamsett/PA)', 'Ivy Tamsett/PA'],
    ['(AFP via Getty Images)', 'AFP via Getty Images'],
    ['Credit: Ivy Tamsett', 'Ivy Tamsett'],
    ['. Picture: Ivy Tamsett', 'Ivy Tamsett'],
    ['. Photo by Ivy Tamsett', 'Ivy Tamsett'],
    ['Foto: Ivy Tamsett/dpa', 'Ivy Tamsett/dpa'],
    ['. Crédito: Ivy Tamsett', 'Ivy Tamsett'],
    ['Beeld: Ivy Tamsett', 'Ivy Tamsett'],
    ['(Fotografía: Ivy Tamsett)', 'Ivy Tamsett'],
    ['.—Reuters', 'Reuters'],
    ['© Ivy Tamsett', 'Ivy Tamsett'],
  ])('deletes both prints when the second ends in %j', (credit, name) => {
    const credited = BARE + (credit.startsWith('.') ? credit : ` ${credit}`);
    const result = runRule(caption, [FIRST, BARE, credited, LAST].join('\n'), { level: 'safe' });
    expect(result.text).toBe([FIRST, LAST].join('\n'));
    expect(result.metadata.credits).toEqual([name]);
  });

  it('does so in the other order, with a row between, and for three prints', () => {
    const credited = `${BARE} (Photo: Ivy Tamsett)`;
    expect(clean(FIRST, credited, BARE, LAST)).toEqual([FIRST, LAST]);
    expect(clean(FIRST, BARE, 'Advertisement', credited, LAST)).toEqual([FIRST, 'Advertisement', LAST]);
    expect(clean(FIRST, BARE, BARE, credited, LAST)).toEqual([FIRST, LAST]);
  });

  it('keeps the headline, whose words describe the picture below it', () => {
    const credited = `${BARE} © Ivy Tamsett`;
    const far = `${BARE} (Photo: Ivy Tamsett)`;
    expect(clean(BARE, FIRST, LAST, far)).toEqual([BARE, FIRST, LAST, far]);
    expect(clean('Gull', 'News', BARE, credited, FIRST)).toEqual(['Gull', 'News', BARE, FIRST]);
    const label = 'The six stories that our readers like';
    expect(clean(label, BARE, BARE, credited, FIRST)).toEqual([label, BARE, FIRST]);
    expect(clean(label, BARE, credited, FIRST)).toEqual([label, FIRST]);
  });

  it.each([
    [`${BARE} and Saturday`, 'other words'],
    [`${BARE} (the first of two)`, 'brackets that hold no credit'],
    [`${BARE} Source: gull.example`, 'an address'],
    [BARE, 'no credit at all'],
  ])('leaves a pair that ends in %j (%s)', (second) => {
    expect(clean(FIRST, BARE, second, LAST)).toEqual([FIRST, BARE, second, LAST]);
  });

  it.each([
    [['Home', '/', 'News'], 'a breadcrumb'],
    [['Ivy Tamsett', '/', 'Getty Images', '/', 'Coast'], 'a chain'],
    [['It was a draw.', '/', 'Getty Images'], 'a sentence'],
  ])('leaves the rows %j (%s)', (rows) => {
    expect(clean(FIRST, ...rows, LAST)).toEqual([FIRST, ...rows, LAST]);
  });

  it('only reports a line whose words a later paragraph contains', () => {
    const rows = [
      FIRST,
      '“We saw the water come under the door”',
      LAST,
      'She said: “We saw the water come under the door and ran up the stairs.”',
    ];
    const result = runRule(caption, rows.join('\n'));
    expect(result.text).toBe(rows.join('\n'));
    expect(result.findings).toMatchObject([{ entry: 'contained', safety: 'report', severity: 'info' }]);
  });

  describeLinear(caption, [`${BARE}\n`, 'Name\n/\nGetty Images\n', 'a b c d e f g\n', 'a ', `${BARE} (Photo: A B)\n`]);
});

describe('creditOf', () => {
  it.each(['', 'on Friday', '(again)', 'and the mayor said so.', 'Source: gull.example'])(
    'finds none in %j',
    (text) => {
      expect(creditOf(text)).toBeUndefined();
    },
  );
});
