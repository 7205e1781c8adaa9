import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { inlineBreak } from './inline-break.ts';

describeExamples(inlineBreak);

describe('structure/inline-break', () => {
  const fixed = (text: string): string => runRule(inlineBreak, text).text;
  /** A text that is broken beyond doubt, with more below it. */
  const PROOF =
    'The mill of Sillborn will grind flour again in spring, the\nharbour trust\n, which owns it, said on Tuesday.\nIt stood still for\neighty years\n, and its stones lay under a metre of silt that the sea had brought.';
  const PROVEN =
    'The mill of Sillborn will grind flour again in spring, the harbour trust, which owns it, said on Tuesday.\nIt stood still for eighty years, and its stones lay under a metre of silt that the sea had brought.';

  it.each([
    [
      'a mark behind a link',
      'The work cost two million crowns, says\nOlga Brink\n.',
      'The work cost two million crowns, says Olga Brink.',
    ],
    [
      'the ending of a name',
      'Most of the money came from\nthe Ferry\n’s owners and the county.',
      'Most of the money came from the Ferry’s owners and the county.',
    ],
    [
      'brackets',
      'Most of it came from a fund (\nthe Sound Fund\n) and from the county of Orran.',
      'Most of it came from a fund (the Sound Fund) and from the county of Orran.',
    ],
    [
      'a name behind a function word',
      'She has written about the\nHarbour Authority\nof Orran for eleven years now.',
      'She has written about the Harbour Authority of Orran for eleven years now.',
    ],
    [
      'blanks around a link',
      'The council will decide \nin November\n whether cars may park there.',
      'The council will decide in November whether cars may park there.',
    ],
  ])('joins %s', (_, broken, whole) => {
    const text = `${PROOF}\n${broken}`;
    expect(fixed(text)).toBe(`${PROVEN}\n${whole}`);
    expectSound(inlineBreak, text, runRule(inlineBreak, text));
  });

  it.each([
    ['menus in lower case', 'home\nnews and weather\nsport\nall about the sound and its islands\nopinion'],
    ['a headline with a label below it', 'Beavers come back to the valley after a hundred years\nmore pictures'],
    ['a byline', 'By\nOlga Brink\nPhotos: Karim Lund'],
    [
      'addresses and names that begin with a small letter',
      'Write to us before the end of the month at\ndesk@gull.example\nor see the page of the paper on the web.',
    ],
    [
      'a list of several lines',
      '- a broken bone, which heals by itself in most of the cases\n- a cut, which does not need more than a clean cloth',
    ],
    ['rows with a blank line between them', 'The council will decide\n\nin November\n\nwhether cars may park there.'],
  ])('leaves %s in a broken text', (_, rest) => {
    expect(fixed(`${PROOF}\n\n${rest}`)).toBe(`${PROVEN}\n\n${rest}`);
  });

  it.each([
    ['two breaks', 'The ferry was late, the\nharbour company\n, which owns it, said on Monday to everybody who asked.'],
    ['sentences that never end', PROOF.replaceAll('.', '')],
    [
      'items in lower case without a mark',
      `The bill would\n${'raise the tax on fuel, which pays for the roads of the county\n'.repeat(6)}end it all.`,
    ],
    [
      'a script without capitals',
      '다음 정부는 국민주권 정부라고 이재명 후보가 순천에서 열린 유세에서 말했다고 한다\n이미지 확대보기\n이재명 후보가 연설하고 있다.\n'.repeat(
        4,
      ),
    ],
    [
      'one broken sentence in many whole ones',
      `${PROOF}\n${'The ferry was late on Monday, and the harbour waited for it.\n'.repeat(40)}`,
    ],
  ])('needs more than %s', (_, text) => {
    expect(fixed(text)).toBe(text);
  });

  it('leaves a headline above a paragraph that begins with a link', () => {
    const [headline, rest] = ['Ferry two hours late after a rope caught in it', 'said on Monday that nobody was hurt.'];
    const text = `${headline}\nOrran Ferries\n${rest}\n${PROOF}`;
    expect(fixed(text)).toBe(`${headline}\nOrran Ferries ${rest}\n${PROVEN}`);
  });

  it('needs no mark where many breaks stand around a few words', () => {
    const piece = (at: number): string =>
      `Number ${at} of the boats that sail from\nOrran\nto\nSkelby\nwas late on the day that the rope caught.`;
    const lead = 'The trust that owns the ferries said so on Tuesday.';
    const text = [1, 2, 3, 4].map(piece).join('\n');
    expect(fixed(`${lead}\n${text}`)).toBe(`${lead}\n${text.replaceAll(/\n(?!Number)/g, ' ')}`);
  });

  it('leaves hard-wrapped texts to the rule for them', () => {
    const row = 'a line of a paragraph that was broken off at sixty characters\n';
    const text = `The start of it\n${row.repeat(8)}and more\n, and the end.`;
    expect(fixed(text)).toBe(text);
  });

  describeLinear(inlineBreak, [
    'the\nOrran\n',
    'a\n',
    ',\n',
    `${'x'.repeat(60)}\nthe\n`,
    'The a b c, the\nOrran\n, said.\n',
  ]);
});
