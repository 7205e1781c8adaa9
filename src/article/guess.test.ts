import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode, encode } from './decode.ts';

const RUSSIAN =
  'Правительство объявило о новых мерах поддержки экономики. Президент заявил, что цены выросли на пять процентов.';
const GREEK = 'Η κυβέρνηση ανακοίνωσε νέα μέτρα για την οικονομία. Άλλοι δεν συμφώνησαν με τον πρωθυπουργό.';
const POLISH =
  'Rząd ogłosił nowe środki wsparcia dla gospodarki. Premier powiedział, że źródła potwierdziły zmianę i że ceny wzrosły.';
const CZECH = 'Vláda oznámila nová opatření na podporu hospodářství. Ministr řekl, že řešení přijde příští týden.';
const TURKISH =
  'Hükümet ekonomiyi desteklemek için yeni önlemler açıkladı. İşçiler ise karşı çıktı, görüşmeler sürüyor.';
const ARABIC = 'أعلنت الحكومة عن إجراءات جديدة لدعم الاقتصاد. وقال الرئيس إن الأسعار ارتفعت بنسبة خمسة في المائة.';
const HEBREW = 'הממשלה הודיעה על צעדים חדשים לתמיכה בכלכלה. ראש הממשלה אמר כי המחירים עלו בחמישה אחוזים.';
const LITHUANIAN =
  'Vyriausybė trečiadienį pritarė naujoms priemonėms, kurios turėtų padėti šalies ūkiui. Ministrė sakė, kad žmonės pajus pokyčius jau šių metų pabaigoje. Opozicija teigia, kad sprendimas pavėluotas ir kad jis nepadės tiems, kuriems labiausiai reikia paramos.';
const JAPANESE = '政府は経済を支援するための新たな措置を発表した。首相は物価が上昇したと述べた。カタカナのテスト。';
const CHINESE = '政府宣布了支持经济的新措施。总理表示，价格上涨了百分之五。消息人士称，决定将于星期一作出。';
const TAIWANESE = '政府宣布了支持經濟的新措施。總理表示，價格上漲了百分之五。消息人士稱，決定將於星期一作出。';
const KOREAN = '정부는 경제를 지원하기 위한 새로운 조치를 발표했다. 총리는 물가가 올랐다고 말했다.';

async function decodeFrom(text: string, encoding: string) {
  const bytes = iconv.encode(text, encoding);
  const decoded = await decode(bytes);
  expect(Buffer.from(await encode(decoded.text, decoded.encoding))).toEqual(bytes);
  return decoded;
}

describe('each encoding with real words', () => {
  test.each([
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['iso-8859-5', RUSSIAN],
    ['windows-1253', GREEK],
    ['iso-8859-7', GREEK],
    ['windows-1250', POLISH],
    ['iso-8859-2', POLISH],
    ['windows-1250', CZECH],
    ['iso-8859-2', CZECH],
    ['windows-1254', TURKISH],
    ['windows-1255', HEBREW],
    ['windows-1256', ARABIC],
    ['iso-8859-6', 'أعلنت الحكومة عن إجراءات جديدة لدعم الاقتصاد. وقال الرئيس إن الأسعار ارتفعت.'],
    ['windows-1257', LITHUANIAN],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['gb18030', CHINESE],
    ['big5', TAIWANESE],
    ['euc-kr', KOREAN],
    ['windows-1252', 'The café’s owner, São Paulo-born José, paid £5 – “too much”, he said.'],
    [
      'windows-1252',
      'Le gouvernement a annoncé de nouvelles mesures pour l’économie. « C’est créé à l’été », a-t-il déclaré.',
    ],
    [
      'windows-1252',
      'Die Regierung kündigte neue Maßnahmen zur Stützung der Wirtschaft an, sagte der Minister in Köln.',
    ],
    ['windows-1252', 'El señor Núñez dijo que los precios subirían mañana en España.'],
  ])('%s: %s', async (name, text) => {
    expect(await decodeFrom(text, name)).toEqual({ text, encoding: { name, bom: false }, damaged: 0 });
  });
});

describe('little to go by is windows-1252', () => {
  test.each(['It cost £5.', '© 2024 The Daily Example', 'Español', 'a × b', '“Yes”', '25°C', '…'])(
    '%s',
    async (text) => {
      expect(await decodeFrom(text, 'windows-1252')).toMatchObject({ text, encoding: { name: 'windows-1252' } });
    },
  );

  test('ISO-8859-1 becomes its superset, so that quotation marks can be written', async () => {
    expect((await decodeFrom('Die Straße in München war gesperrt.', 'iso-8859-1')).encoding.name).toBe('windows-1252');
  });
});

describe('pages', () => {
  test.each([
    ['<html><head><meta charset="windows-1251"></head><p>Да</p>', 'windows-1251'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=GB2312"><p>中文</p>', 'gb18030'],
    ['<?xml version="1.0" encoding="Shift_JIS"?><p>日本</p>', 'shift_jis'],
  ])('a declared encoding counts where the words are too few: %s', async (text, name) => {
    expect(await decodeFrom(text, name)).toMatchObject({ text, encoding: { name } });
  });

  test('a declaration that does not fit the bytes does not count', async () => {
    const text = `<meta charset="euc-kr"><p>${RUSSIAN}</p>`;
    expect(await decodeFrom(text, 'windows-1251')).toMatchObject({ text });
  });

  test('mark-up and English around it do not hide the words', async () => {
    const text = `${'<div class="menu"><a href="/about">About us</a></div>\n'.repeat(500)}<p>${RUSSIAN}</p>`;
    expect(await decodeFrom(text, 'windows-1251')).toMatchObject({ text });
  });
});
