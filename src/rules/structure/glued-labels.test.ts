import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { gluedLabels } from './glued-labels.ts';

describeExamples(gluedLabels);

const SHORT = ['Home', 'News', 'Sport', 'Weather'];
const MENU = [...SHORT, 'Opening hours', 'Lost & found', 'Terms of use', 'About us', 'Jobs'];
const FIRST = 'The council met on Monday and agreed on the budget for the year.';
const glued = MENU.join('');
const open = MENU.join('\n');

describe('structure/glued-labels', () => {
  it('parts the labels of menus of any order, and leaves the words', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(MENU.slice(4), { minLength: 3 }),
        fc.constantFrom('\n', '\r\n'),
        (others, gap) => {
          const labels = [...SHORT, ...others];
          const text = `${labels.join('')}${gap}${FIRST}${gap}`;
          const result = runRule(gluedLabels, text);
          expectSound(gluedLabels, text, result);
          expect(result.text).toBe(`${labels.join(gap)}${gap}${FIRST}${gap}`);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('parts single places only beside such a menu, and asks', () => {
    const line = 'By Ailsa CormackPublished 12 May 2024Updated 13 May 2024';
    expect(runRule(gluedLabels, `${line}\n${FIRST}`).findings).toEqual([]);
    const { findings, text } = runRule(gluedLabels, `${glued}\n${line}\n${FIRST}`);
    expect(text).toBe(`${open}\nBy Ailsa Cormack\nPublished 12 May 2024\nUpdated 13 May 2024\n${FIRST}`);
    expect(findings.map(({ safety }) => safety)).toEqual(['safe', 'review', 'review']);
    expect(findings[0]?.message).toBe(
      'Unexpected “News” right behind “Home” (8 such places), expected a line of its own',
    );
  });

  it('finds labels within a page on one line', () => {
    const text = `${glued}${FIRST} ${'It will build a new roof for the old pool in spring. '.repeat(20)}${glued}`;
    const { findings } = runRule(gluedLabels, text);
    expect(findings.map(({ evidence }) => evidence?.places)).toEqual([9, 8]);
  });

  it.each([
    ['known names', 'She left PayPal for YouTube.'],
    ['names in a sentence', 'He showed the GardenGate app and a FieldNotes pad to Duncan MacAskill and Ada VanHorn.'],
    [
      'addresses and handles',
      'Write to Desk@GullPost.example, see www.GullPost.example/NewsDesk or follow @GullPostNews.',
    ],
    ['code', 'Call newsDesk.openGate(frontDoor) and sportsDesk.closeGate(); then stop.'],
  ])('leaves %s beside a menu', (_, line) => {
    expect(runRule(gluedLabels, `${glued}\n${line}`).text).toBe(`${open}\n${line}`);
  });

  it('leaves the words of languages that put a prefix before capitals', () => {
    const zulu =
      'Amalungu ebandla lamaNazaretha, elidume ngokuthi ngelaKwaShembe, ahlangana noMongameli wezwe eThekwini, kanti abaholi basePhalamende abazange bafike.';
    const { text } = runRule(gluedLabels, `EkhayaIzindabaEzemidlaloEzezimaliIzimvo\n${zulu}`);
    expect(text).toBe(`Ekhaya\nIzindaba\nEzemidlalo\nEzezimali\nIzimvo\n${zulu}`);
  });

  it('counts the same words once', () => {
    const names = Array.from({ length: 12 }, () => 'HighlandFishCarriers').join(', ');
    expect(runRule(gluedLabels, `Lorries of ${names} were late.`).findings).toEqual([]);
  });

  describeLinear(gluedLabels, [
    'HomeNewsSport',
    'HomeNewsSport ',
    'ABc',
    'aBc ',
    'News12Sport\n',
    'NewsSport’’ ',
    'ab)’”A',
  ]);
});
