import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { packageRoot } from '../../package.ts';
import { ARTICLE, pageText } from './fixture.ts';
import { mayHoldFurniture } from './gate.ts';
import { SCREEN_COLUMNS, screenFeatures, shippedScreen, unpackScreen } from './screen.ts';

const screen = shippedScreen();
const columnOf = (text: string, column: string): number =>
  screenFeatures(new Article(text))[SCREEN_COLUMNS.indexOf(column)] as number;

describe('screen in front of the line model', () => {
  it('lets a page and furniture behind an article pass', () => {
    expect(screen(new Article(pageText()))).toBe(true);
    const article = ARTICLE.join('\n\n');
    expect(screen(new Article(`${article}\n\nRead more\n\nCat found on the roof\n\nFerry fares to rise\n`))).toBe(true);
  });

  it('keeps a clean article back that the gate lets pass', () => {
    const article = new Article(readFileSync(path.join(packageRoot(), 'samples', 'cleaned', 'clean-3.txt'), 'utf8'));
    expect([mayHoldFurniture(article), screen(article)]).toEqual([true, false]);
  });

  it('lets texts pass that are in none of its languages, because it foresees nothing in them', () => {
    const text =
      'Mur portu zostanie odbudowany przed zimowymi sztormami, zdecydowała w poniedziałek rada po długiej debacie.\nReklama\nKapitan portu powiedział, że łodzie staną na ten czas przy innym nabrzeżu w mieście.';
    expect(screen(new Article(text))).toBe(true);
  });

  it('sees rows, their kind, and those at both ends', () => {
    const text = `Read more\n${ARTICLE.slice(1).join('\n')}\n12 Home`;
    expect(columnOf(text, 'rows')).toBe(ARTICLE.length + 1);
    expect(columnOf(text, 'first 0: words')).toBe(2);
    expect(columnOf(text, 'first 0: prose')).toBe(0);
    expect(columnOf(text, 'first 1: prose')).toBe(1);
    expect(columnOf(text, 'last 0: words')).toBe(2);
    expect(columnOf('one row', 'first 1: words')).toBe(-1);
  });

  it('gives a finite number for every column of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const features = screenFeatures(new Article(text));
        expect(features).toHaveLength(SCREEN_COLUMNS.length);
        expect(features.every((value) => Number.isFinite(value))).toBe(true);
      }),
    );
  });

  it('refuses a file of another version', () => {
    expect(() => unpackScreen('{"version":0}')).toThrow(/belongs to another version.*train:screen/);
  });
});
