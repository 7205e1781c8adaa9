import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, draftsOf } from '../examples.ts';
import { runRule } from '../testing.ts';
import { nearParagraph } from './near-paragraph.ts';

describeExamples(nearParagraph);

const FIRST =
  'Union organiser Ailsa Cormack said the roster was the real quarrel between the crews and the company on the island.';
const OTHER = 'The company has offered a rise of three per cent and a further two for the new roster.';
const HEAD = [
  'Crews will strike for three days in May after talks on pay broke up on Tuesday.',
  'Shopkeepers have ordered extra flour and tinned food for the week without a boat.',
  'A helicopter will be kept on standby at Skelby for the length of the strike.',
];
const join = (...blocks: string[]): string => blocks.join('\n\n');
const safetyOf = (second: string, first = FIRST): string | undefined =>
  runRule(nearParagraph, join(...HEAD, first, OTHER, second)).findings[0]?.safety;

describe('duplicate/near-paragraph', () => {
  it.each([
    ['the roster', 'the winter roster', 'a word more'],
    ['real quarrel', 'quarrel', 'a word less'],
    ['on the island', 'of the island', 'another small word'],
    ['Union organiser', 'The union organiser', 'another beginning'],
  ])('proposes the later version when it has %j for %j (%s)', (from, to) => {
    const text = join(...HEAD, FIRST, OTHER, FIRST.replace(from, to));
    expect(runRule(nearParagraph, text, { level: 'safe' }).text).toBe(text);
    expect(runRule(nearParagraph, text).text.trimEnd()).toBe(join(...HEAD, FIRST, OTHER));
  });

  it('only reports a paragraph that says again what the top of the text has said, unless it follows directly', () => {
    const again = FIRST.replace('the roster', 'the winter roster');
    for (const above of [[], HEAD.slice(0, 2)])
      expect(runRule(nearParagraph, join(...above, FIRST, OTHER, again)).findings).toMatchObject([
        { safety: 'report', evidence: { caution: 'summary' } },
      ]);
    expect(runRule(nearParagraph, join(FIRST, again, OTHER)).findings).toMatchObject([{ safety: 'review' }]);
  });

  it.each([
    ['the real', 'not the real', 'negation'],
    ['the company', 'the Company of Garrow', 'name'],
    ['Ailsa Cormack', 'Isla Cormack', 'name'],
    ['crews', '22 crews', 'number'],
  ])('only reports %j for %j (%s)', (from, to, caution) => {
    const { findings, text } = runRule(nearParagraph, join(...HEAD, FIRST, OTHER, FIRST.replace(from, to)));
    expect(findings).toMatchObject([{ safety: 'report', severity: 'info', evidence: { caution } }]);
    expect(text).toContain(to);
  });

  it('only reports versions that differ in a mark with a meaning', () => {
    expect(safetyOf(FIRST.replace('.', '?'))).toBe('report');
  });

  it('only reports versions of a quotation', () => {
    const first =
      'The union organiser said: “This company wants you away from home for three weeks in four from November to the end of March.”';
    expect(safetyOf(first.replace('three', 'many'), first)).toBe('report');
    expect(safetyOf(first.replace('organiser said', 'organiser then said'), first)).toBe('review');
  });

  it('only reports a later version with the beginning of a longer quotation', () => {
    const first = 'The union organiser said to the crews: “This company wants you away from home for three weeks.”';
    const later = first.replace('crews', 'crowded crews').replace('”', '');
    const text = join(first, OTHER, later, '“And it wants your thanks.”');
    expect(runRule(nearParagraph, text).findings).toMatchObject([
      { safety: 'report', evidence: { caution: 'continued quotation' } },
    ]);
  });

  it('only reports a pull quote and the quotation with its speaker', () => {
    const pull = '“We have worked the short roster through two years of missing crew and want thanks.”';
    const full = '“We have worked the short roster,” she said, “through two years of missing crew and want thanks.”';
    expect(safetyOf(full, pull)).toBe('report');
  });

  it.each([
    ['The roster was the real quarrel.', 'The winter roster was the real quarrel.', 'short'],
    [
      FIRST,
      'Union organiser Ailsa Cormack said the rise was the smaller quarrel with the firm that runs the boats.',
      'another sentence',
    ],
    [FIRST, FIRST, 'an exact copy'],
    [`1. ${FIRST}`, `2. ${FIRST.replace('roster', 'winter roster')}`, 'a list'],
  ])('leaves %j and %j (%s)', (first, second) => {
    expect(runRule(nearParagraph, join(first, OTHER, second)).findings).toEqual([]);
  });

  it.each([
    ['Union organiser Ailsa Cormack said the roster was the real qua…', true],
    ['Union organiser Ailsa Cormack said the roster was...', true],
    ['Union organiser Ailsa Cormack said the roster […]', true],
    ['Union organiser Ailsa Cormack said the roster was… Read more »', true],
    ['Union organiser Ailsa Cormack said the roster was the... Continue reading', true],
    ['Union organiser Ailsa Cormack said the roster was… not to her taste', false],
    ['Union organiser Ailsa Cormack said the roster was', false],
    ['Union organiser Ailsa Cormack said the rota…', false],
  ])('%j is a teaser of the paragraph below: %s', (teaser, found) => {
    const result = runRule(nearParagraph, join(teaser, FIRST, OTHER));
    expect(result.findings.map((finding) => finding.entry)).toEqual(found ? ['teaser'] : []);
    expect(result.text).toBe(found ? join(FIRST, OTHER) : join(teaser, FIRST, OTHER));
  });

  it('finds one version among ten thousand paragraphs in a moment', () => {
    const word = (n: number): string => String.fromCharCode(97 + (n % 26), 97 + ((n * 7) % 26), 97 + ((n * 11) % 25));
    const blocks = Array.from(
      { length: 10_000 },
      (_, i) => `${Array.from({ length: 14 }, (_, k) => word(i * 31 + k * k)).join(' ')} a.`,
    );
    const { milliseconds } = draftsOf(nearParagraph, join(FIRST, ...blocks, FIRST.replace('real', 'very real')));
    expect(milliseconds).toBeLessThan(4000);
  });

  describeLinear(nearParagraph, [
    `${FIRST}\n`,
    `${FIRST} `,
    'a b c d e f g h\n',
    'a ',
    'the same words again and again in one more line of the text.\n',
  ]);
});
