import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, draftsOf } from '../examples.ts';
import { runRule } from '../testing.ts';
import { paragraph } from './paragraph.ts';

describeExamples(paragraph);

const WALKOUT =
  'The walkout will stop all 22 sailings a day on the route, which carries the food and the post for Orran.';
const SHORT = 'The walkout will stop all sailings to the island.';
const OTHERS = [
  'Crews will strike for three days in May after talks on pay broke up on Tuesday.',
  'The firm has offered a rise of 3.1 per cent and a further 2 per cent for a new roster.',
  'Shopkeepers have ordered extra flour and tinned food for the week without a boat.',
  'The surgery has asked patients to collect their tablets before the weekend comes.',
  'A helicopter will be kept on standby at Skelby for the length of the strike.',
  'Hotels say that a third of their bookings for the bird festival are already gone.',
  'Both sides will meet the conciliation service in Skelby on Thursday afternoon.',
  'The last boat before the strike leaves at a quarter past six on Friday evening.',
  'The first one after it leaves the island at the same hour on Tuesday morning.',
  'Passengers with tickets can have their money back or sail on another day.',
  'The island has had no bridge since the old one was washed away in a storm.',
  'The regulator has approved the roster and says that it is within the law.',
  'Mr Lofthouse said that he would bring sandwiches to the meeting with the crews.',
];
const join = (...blocks: string[]): string => blocks.join('\n\n');
const clean = (text: string, level: 'safe' | 'review' = 'safe'): string => runRule(paragraph, text, { level }).text;
const findings = (text: string) => runRule(paragraph, text).findings;

describe('duplicate/paragraph', () => {
  it('keeps the first copy and points to it', () => {
    const text = join(OTHERS[0] as string, WALKOUT, OTHERS[1] as string, WALKOUT, OTHERS[2] as string);
    const [finding] = runRule(paragraph, text, { level: 'safe' }).findings;
    expect(clean(text)).toBe(join(OTHERS[0] as string, WALKOUT, OTHERS[1] as string, OTHERS[2] as string));
    expect(finding).toMatchObject({ safety: 'safe', evidence: { distance: 2, words: 21 } });
    const [kept] = finding?.related ?? [];
    expect(text.slice(kept?.start, kept?.end)).toBe(WALKOUT);
  });

  it.each([
    [
      'Fresh milk would be “gone by Sunday teatime, whatever I do”.',
      'Fresh milk would be "gone by Sunday teatime, whatever I do".',
    ],
    [
      'The crew condemned Mr Lofthouse’s rejection of a truce – again.',
      'The crew condemned Mr Lofthouse‘s rejection of a truce — again.',
    ],
    [
      'The crew condemned Mr Lofthouse’s rejection of the truce.',
      'THE CREW CONDEMNED MR LOFTHOUSE`S REJECTION OF THE TRUCE.',
    ],
    ['The post-boat carries up to 40 people and 12 cars.', 'The post‑boat carries\u00a0up to 40  people and 12 cars.'],
  ])('%j and %j are copies', (first, second) => {
    const above = join(OTHERS[1] as string, first, OTHERS[0] as string);
    expect(clean(join(above, second))).toBe(`${above}\n\n`);
  });

  it.each([
    [
      'The fare to the island will go up by £5 in the spring.',
      'The fare to the island will go up by $5 in the spring.',
    ],
    ['The fare to the island will go up by 5% in the spring.', 'The fare to the island will go up by 5 in the spring.'],
    ['It was 5 degrees on the quay when the boat came in.', 'It was -5 degrees on the quay when the boat came in.'],
    ['The boat will come to the island on Monday after all.', 'The boat will come to the island on Monday after all?'],
    ['The boat took 4.5 hours to reach the island today.', 'The boat took 45 hours to reach the island today.'],
    ['The boat will not sail to the island on Monday.', 'The boat will now sail to the island on Monday.'],
  ])('%j and %j are not', (first, second) => {
    expect(findings(join(first, OTHERS[0] as string, second))).toEqual([]);
  });

  it('leaves a short paragraph that comes back far below', () => {
    expect(findings(join(SHORT, ...OTHERS, SHORT))).toEqual([]);
    expect(findings(join(OTHERS[0] as string, SHORT, OTHERS[1] as string, SHORT))).toHaveLength(1);
  });

  it('asks a person when the paragraph that opens the text comes back, because it may be a standfirst', () => {
    const [lead, body] = OTHERS as [string, string];
    expect(findings(join(lead, body, lead, WALKOUT))).toMatchObject([{ safety: 'review' }]);
    expect(findings(join('Ferries to stop', lead, body, lead, WALKOUT))).toMatchObject([{ safety: 'review' }]);
    expect(findings(join(lead, lead, body, WALKOUT))).toMatchObject([{ safety: 'safe' }]);
    expect(findings(join(body, lead, WALKOUT, lead))).toMatchObject([{ safety: 'safe' }]);
  });

  it('only reports a standfirst that was cut from far below', () => {
    expect(findings(join(WALKOUT, ...OTHERS, WALKOUT))).toMatchObject([{ safety: 'report' }]);
    expect(
      clean(
        join(OTHERS[0] as string, OTHERS[1] as string, WALKOUT, ...OTHERS.slice(2), ...OTHERS.slice(2, 5), WALKOUT),
      ),
    ).not.toContain(`${WALKOUT}\n\n${WALKOUT}`);
  });

  it.each([
    [
      'a refrain',
      'And the kettle is singing at Garrow below us,\nAnd the kettle is singing, boys, down at Garrow below.',
    ],
    ['a table row', 'Garrow 14 9 3 2 31 12 30 points from 14 games played.'],
    ['a list item', '1. Bring the water to the boil and stir in the flour.'],
    ['a speaker label', 'Chairman: I would ask you all to sit down and be quiet.'],
    ['a price', '• Get it from the shop in the harbour for eight pounds.'],
    ['a question', 'What is the first thing that you do in the morning?'],
  ])('leaves %s', (_, block) => {
    const text = join(OTHERS[0] as string, block, OTHERS[1] as string, block, OTHERS[2] as string);
    expect(findings(text)).toEqual([]);
  });

  it('leaves a line that comes back again and again', () => {
    const refrain = 'Nobody at the company would say how much it cost.';
    expect(findings(join(...OTHERS.slice(0, 5).flatMap((other) => [other, refrain])))).toEqual([]);
  });

  it('takes the subhead of a repeated paragraph, but not one that heads something new', () => {
    const text = join(
      'Bill’s Bar',
      WALKOUT,
      OTHERS[0] as string,
      'Bill’s Bar',
      WALKOUT,
      'Bill’s Bar',
      OTHERS[1] as string,
    );
    expect(clean(text)).toBe(join('Bill’s Bar', WALKOUT, OTHERS[0] as string, 'Bill’s Bar', OTHERS[1] as string));
  });

  it('asks a person when an article stands in the text twice', () => {
    const article = join('Ferry crews vote to walk out', WALKOUT, ...OTHERS.slice(0, 4));
    const result = runRule(paragraph, `${article}\n\n${article}`);
    expect(result.text.trimEnd()).toBe(article);
    expect(result.findings.every((finding) => finding.safety === 'review')).toBe(true);
    const options = { safeShare: 1 };
    expect(runRule(paragraph, `${article}\n\n${article}`, { level: 'safe', options }).text.trimEnd()).toBe(article);
  });

  it('does not cut a quotation that goes on', () => {
    const head = 'The harbour master told the crews who had come to the quay: “We will not sail.';
    const tail = '“We will sail when the boats are mended.”';
    const closed = `${head}”`;
    expect(findings(join(closed, OTHERS[0] as string, head, tail))).toMatchObject([{ safety: 'report' }]);
    const whole = join(OTHERS[1] as string, head, tail, OTHERS[0] as string);
    expect(clean(join(whole, closed))).toBe(`${whole}\n\n`);
    expect(findings(join(head, tail, OTHERS[0] as string, head, '“Go home and wait for word.”'))).toMatchObject([
      { safety: 'report' },
    ]);
  });

  it('does not take the only copy with quotation marks', () => {
    const quote = 'We will sail when the boats are mended and not before.';
    expect(findings(join(quote, OTHERS[0] as string, `“${quote}”`))).toMatchObject([{ safety: 'report' }]);
  });

  it('leaves anaphora', () => {
    const text = join(
      'I have today asked the board to go at once.',
      'I have today asked the chairman to go at once.',
      'I have today asked the king to stay.',
    );
    expect(findings(text)).toEqual([]);
  });

  it('finds copies among ten thousand paragraphs in a moment', () => {
    const blocks = Array.from(
      { length: 10_000 },
      (_, i) => `Paragraph ${i} says something about ${i * 7} boats that nobody else says.`,
    );
    const { drafts, milliseconds } = draftsOf(paragraph, join(...blocks, blocks[9_990] as string));
    expect(drafts).toHaveLength(1);
    expect(milliseconds).toBeLessThan(2000);
  });

  describeLinear(paragraph, [`${WALKOUT}\n`, `${WALKOUT} `, 'a\n', '“', '\n', 'Lofthouse‘s ']);
});
