import { describe, expect, it } from 'vitest';
import { runSync } from '../../engine/run.ts';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { stamp } from './stamp.ts';
import { partsOf } from './stamp-parts.ts';

describeExamples(stamp);

const HEADLINE = 'Harbour wall to be rebuilt';
const TEXT =
  'The harbour wall will be rebuilt by winter, the council said on Tuesday.\n\nDivers found cracks in it last year.';

describe('metadata/stamp', () => {
  it.each([
    [
      'By Olive Bramwell | 4 March 2025 | 3 min read',
      { byline: 'Olive Bramwell', date: '4 March 2025', readTime: '3 min read' },
    ],
    ['Olive Bramwell · March 4th, 2025 · 3 minute read', { date: 'March 4th, 2025', readTime: '3 minute read' }],
    ['Posted on March 4, 2025 by admin', { date: 'March 4, 2025', byline: 'admin' }],
    ['Story by Olive Bramwell • 2 hours ago', { byline: 'Olive Bramwell' }],
    ['By Olive Bramwell • 2h', { byline: 'Olive Bramwell' }],
    ['Von Jan Weber, 4. Jan. 2025', { byline: 'Jan Weber', date: '4. Jan. 2025' }],
    ['di Chiara Lodi, 3 ore fa', { byline: 'Chiara Lodi' }],
    [
      'By OLIVE BRAMWELL and Tom Fenwick, transport correspondent - 2025-03-04T09:12:00+01:00',
      { byline: 'OLIVE BRAMWELL and Tom Fenwick, transport correspondent', date: '2025-03-04' },
    ],
    [
      'Published: 15:56 GMT, 4 March 2025 | Updated: 15:57 GMT, 5 March 2025',
      { date: '4 March 2025', updated: '5 March 2025' },
    ],
    ['Last updated at 12:05 PM on 4th March 2025', { updated: '4th March 2025' }],
    ['Politics | Posted on Mar 4, 2025 at 12:11pm IST', { date: 'Mar 4, 2025', section: 'Politics' }],
    ['4 March 2025, 09:00 (CET) / 5 comments / Share', { date: '4 March 2025' }],
    [
      'Von Jutta Brodersen · Aktualisiert am 4. März 2025, 9:12 Uhr · Lesezeit: 3 Minuten',
      { byline: 'Jutta Brodersen', updated: '4. März 2025', readTime: '3 Minuten' },
    ],
    ['Publié le 4 mars 2025 à 14h52, modifié le 5 mars 2025 à 15h54', { date: '4 mars 2025', updated: '5 mars 2025' }],
    [
      'Por Inés Robledo, 4 de marzo de 2025 · Tiempo de lectura: 3 min',
      { byline: 'Inés Robledo', date: '4 de marzo de 2025', readTime: '3 min' },
    ],
    [
      'di Chiara Lodi 4 marzo 2025 Aggiornato alle 16:01 1 minuti di lettura',
      { byline: 'Chiara Lodi', date: '4 marzo 2025', readTime: '1 minuti di lettura' },
    ],
    ['3 stycznia 2025, 11:04 | Przystań', { date: '3 stycznia 2025' }],
    ['Geschrieben von Jutta Brodersen am 4. März 2025', { byline: 'Jutta Brodersen', date: '4. März 2025' }],
    ['Letzte Aktualisierung: 04.03.2025, 12:10 Uhr | Von dpa', { updated: '04.03.2025', byline: 'dpa' }],
    ['Rédigé par Odile Brémont le 4 mars 2025', { byline: 'Odile Brémont', date: '4 mars 2025' }],
    ['4 de marzo de 2025, 12:10 hs | Por Inés Robledo', { date: '4 de marzo de 2025', byline: 'Inés Robledo' }],
    ['Última actualización: 4 de marzo de 2025 a las 12:10', { updated: '4 de marzo de 2025' }],
    ['Ultimo aggiornamento: 4 marzo 2025, 12:10 | di Chiara Lodi', { updated: '4 marzo 2025', byline: 'Chiara Lodi' }],
    ['Door Griet Haverkamp op 4 maart 2025 om 12:10 uur', { byline: 'Griet Haverkamp', date: '4 maart 2025' }],
    ['Harbour News • vandaag, 05:58 • Aangepast vandaag, 12:53', {}],
    ['[Mis à jour le 4 mars 2025 à 18h26]', { updated: '4 mars 2025' }],
    ['Publicado: Martes, Marzo 4, 2025, 2:10 p. m.', { date: 'Martes, Marzo 4, 2025' }],
    ['6:13 pm on 4 March 2025', { date: '4 March 2025' }],
    ['/ 05:10 AM March 4, 2025', { date: 'March 4, 2025' }],
    ['This notice was published: 2025-03-04 20:49:10', { date: '2025-03-04' }],
    ['Por Redação - terça-feira, 4 de março de 2025', { byline: 'Redação', date: 'terça-feira, 4 de março de 2025' }],
  ])('keeps what %j says', (line, metadata) => {
    const text = `${HEADLINE}\n\n${line}\n\n${TEXT}`;
    const result = runRule(stamp, text);
    expect(result.text).toBe(`${HEADLINE}\n\n${TEXT}`);
    expect(result.metadata).toEqual(metadata);
  });

  it.each([
    ['By Olive Bramwell', 'one part, which other rules know'],
    ['4 March 2025', 'a date alone: it may head an entry of a list'],
    ['By noon on 4 March 2025 it was gone', 'a sentence without its end'],
    ['Tuesday 4 March 2025, 7 am', 'day and time: so may they'],
    ['4 March 2025: the wall falls', 'words left over'],
    ['Today, 7 boats left', 'a day without a time'],
    ['Flood of 4 March 2025, 9 am', 'words before it'],
    ['Arsenal 2 - 1 Chelsea', 'a result'],
    ['7.30 pm, 2 hours', 'a time, but no day'],
    ['June 2022 · 5 comments', 'no day'],
    ['32 March 2025x | By Olive Bramwell', 'no date'],
  ])('leaves %j (%s)', (line) => {
    expect(runRule(stamp, `${HEADLINE}\n\n${line}\n\n${TEXT}`).findings).toEqual([]);
  });

  it.each([
    ['3 min read . Updated: 4 Mar 2025, 10:23 PM IST', 'safe'],
    ['Posted on March 4, 2025 by admin', 'report'],
    ['Published: 4 March 2025', 'report'],
    ['Published: 4 March 2025 | Updated: 5 March 2025', 'report'],
    ['4 March 2025, 16:23 | 204 views', 'review'],
    ['Published on 2025-03-04 04:39:16', 'review'],
    ['today, 05:58 • Updated today, 12:53', 'review'],
    ['Sun., March 2, 20251 min. read', 'safe'],
  ])('believes %j without company as far as only a template says that', (line, safety) => {
    const text = `${HEADLINE}\n\n${line}\n\n${TEXT}\n\n${'The wall is nine hundred paces long, he said. '.repeat(9)}`;
    const rules = [{ rule: stamp, order: 0, check: stamp.create({ options: {} }) }];
    const { findings } = runSync(text, { rules, level: 'safe', allow: [], fullPage: false, article: {} });
    expect(findings.map((finding) => finding.safety)).toEqual([safety]);
  });

  describeLinear(stamp, ['By A B and ', '1 ', '4 March ', 'de ', '1.2.', 'A B, ', '- ', 'Last updated on ']);
});

describe('partsOf', () => {
  it('tells the parts of a line in order', () => {
    expect(partsOf('News | By Olive Bramwell | 1,204 views | 2h')).toEqual([
      { kind: 'section', value: 'News' },
      { kind: 'byline', value: 'Olive Bramwell' },
      { kind: 'count', value: '1,204 views' },
      { kind: 'age', value: '2h' },
    ]);
  });

  it('gives nothing when a word is left over', () => {
    expect(partsOf('By Olive Bramwell | the day after | 2h')).toBeUndefined();
  });
});
