import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { characterOf } from './cp1252.ts';
import { mojibake } from './mojibake.ts';

describeExamples(mojibake);

/** Reads UTF-8 bytes as windows-1252, unknown bytes as controls. */
function misread(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (byte) =>
    String.fromCharCode(characterOf(byte) < 0 ? byte : characterOf(byte)),
  ).join('');
}

describe('encoding/mojibake', () => {
  it('restores typographic text that was misread once or twice', () => {
    const words = [
      'café',
      '“yes”',
      'it’s',
      '£40',
      '€9',
      'naïve',
      'Étoile',
      'a – b',
      'Łódź',
      'Škoda',
      'à la',
      '½',
      'coûté…',
      '🙂',
      '40°C',
      'Ærø',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 2 }),
        (list, times) => {
          const text = `The words ${list.join(' and ')} are here.`;
          let damaged = text;
          for (let i = 0; i < times; i++) damaged = misread(damaged);
          expect(runRule(mojibake, damaged).text).toBe(text);
        },
      ),
    );
  });

  it('leaves clean text in Latin scripts alone', () => {
    const words = [
      'CAFÉ”',
      '«É»',
      'ELÄMÄ’s',
      'AMANHÃ…',
      'MAÇÃ”',
      'SÃO',
      'città»',
      'TÂCHE',
      'BLÅ”',
      'PIÙ»',
      'ÜBER–ALLES',
      'Å',
      'Ñ™',
      'IKEÄ®',
      'ß“',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), (list) => {
        const text = `Hier: ${list.join(' ')} fin.`;
        expect(runRule(mojibake, text).findings).toEqual([]);
      }),
    );
  });

  it.each([
    ['whatâ€™â€ she said', 'what’” she said', 'two marks in one run'],
    ['flats there,â€ he said.â€œThen', 'flats there,” he said.“Then', 'half-lost before a space'],
    ['enough.â€The hearing', 'enough.”The hearing', 'half-lost with a paragraph glued on'],
    ['a â€˜quotedâ€™ word', 'a ‘quoted’ word', 'single quotation marks'],
    ['ï»¿The first word', 'The first word', 'a byte order mark'],
    ['RÃ©sumÃ© of SÅ’UR', 'Résumé of SŒUR', 'a ligature in capitals'],
    ['the eÌ\u0081cole', 'the e\u0301cole', 'a combining accent'],
    ['È™i Ã®n Å£ara', 'și în ţara', 'Romanian'],
    ['ðŸ˜€ and ðŸ‡¬ðŸ‡§', '😀 and 🇬🇧', 'emoji'],
  ])('repairs %s', (text, fixed) => {
    expect(runRule(mojibake, text, { level: 'safe' }).text).toBe(fixed);
  });

  it('only reports a half-lost mark that does not close anything', () => {
    const result = runRule(mojibake, 'They work â€" and rest.');
    expect(result.findings.map(({ safety, alternatives }) => ({ safety, alternatives }))).toEqual([
      { safety: 'report', alternatives: ['–', '—'] },
    ]);
  });

  it('takes the name of a site in another encoding away, and nothing in capitals', () => {
    const body =
      'The council met on Monday and agreed on a budget.\n\nIt will build a new roof for the pool in spring.';
    expect(runRule(mojibake, `91³Ô¹ÏÍø\n${body}`, { level: 'safe' }).text).toBe(body);
    for (const line of ['ÄÖÜÅÄÖ', 'ÉCOLE', '¿QUÉ?', '¡¡OLÉ!!'])
      expect(runRule(mojibake, `${line}\n${body}`).findings).toEqual([]);
  });

  it('leaves a text that is in another encoding altogether', () => {
    const gbk = '×ÜÀíµÄÅúÆÀºô ÓÎÂÖÆ«ÀëÁË¼È¶¨Â·Ïß Î¨Ò»Ô­ÒòÊÇ´¬³¤ÔÚ¹«Ë¾²»ÖªÇéµÄÇéÐÎÏÂ';
    expect(runRule(mojibake, `${gbk}\n\n${gbk}`).text).toContain(gbk);
  });

  it('gives the steps as evidence', () => {
    const [finding] = runRule(mojibake, 'cafÃƒÂ©').findings;
    expect(finding?.evidence).toEqual({
      before: 'ÃƒÂ©',
      after: 'é',
      steps: ['encode windows-1252', 'decode utf-8', 'encode windows-1252', 'decode utf-8'],
    });
  });

  describeLinear(mojibake, ['Ã©', 'â€', 'Ã', 'Ð', 'â€œ', 'Â\u0081', 'Â ', 'it\u0092s ']);
});
