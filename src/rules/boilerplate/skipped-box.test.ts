import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { skippedBox } from './skipped-box.ts';

describeExamples(skippedBox);

const body = (words: number): string => `The ferry${' sails'.repeat(words - 2)}.`;
const found = (...rows: string[]): number =>
  runRule(skippedBox, [body(30), ...rows, body(30)].join('\n')).findings.length;

describe('boilerplate/skipped-box', () => {
  it.each([
    ['Skip Most read and continue reading', 'End of Most read'],
    ['Pule Matérias recomendadas e continue lendo', 'Fim do Matérias recomendadas'],
    ['Ignorer A lire et continuer la lecture', 'Fin de A lire'],
    ['Пропустить Читайте также и продолжить чтение.', 'Конец истории Читайте также'],
    ['Пропустити Вас також може зацікавити і продовжити читання', 'Кінець Вас також може зацікавити'],
    ['Lewati Paling banyak dibaca dan terus membaca', 'Akhir dari Paling banyak dibaca'],
    ['Bỏ qua Đọc nhiều nhất và tiếp tục đọc', 'Kết thúc Đọc nhiều nhất'],
    ['skip past newsletter promotion.', 'after newsletter promotion'],
  ])('knows %j and %j', (skip, end) => {
    expect(found(skip, 'Why the ferry is late', end)).toBe(1);
    expect(found(skip, end)).toBe(1);
    expect(found(skip, 'Why the ferry is late', `${end} of the week`)).toBe(0);
    expect(found(end, 'Why the ferry is late', skip)).toBe(0);
  });

  it('takes no paragraph of the article between two marks, and no long way', () => {
    const [skip, end] = ['skip past newsletter promotion', 'after newsletter promotion'];
    expect(found(skip, body(110), end)).toBe(1);
    expect(found(skip, body(111), end)).toBe(0);
    expect(found(skip, body(100), body(100), body(60), end)).toBe(1);
    expect(found(skip, body(100), body(100), body(61), end)).toBe(0);
    expect(found(skip, ...new Array<string>(15).fill('Late'), end)).toBe(1);
    expect(found(skip, ...new Array<string>(16).fill('Late'), end)).toBe(0);
  });

  it('takes several boxes, each by itself', () => {
    expect(
      found(
        'skip past newsletter promotion',
        'after newsletter promotion',
        body(20),
        'Skip Most read',
        'End of Most read',
      ),
    ).toBe(2);
  });
});

describeLinear(skippedBox, ['skip past newsletter promotion\n', 'Skip a b and continue reading\nLate\n']);
