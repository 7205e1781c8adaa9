import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode, encode } from './decode.ts';
import { declaredName, guessName } from './guess.ts';

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

describe('what a page says about itself', () => {
  const declared = (text: string): string | undefined => declaredName(Buffer.from(text, 'latin1'));

  test.each([
    ['<meta charset=koi8-r>', 'koi8-r'],
    ["\n <META CHARSET = 'KOI8-R'>", 'koi8-r'],
    ['<meta charset=" big5">', 'big5'],
    ['<meta charset="gbk">', 'gb18030'],
    ['<meta charset="gb2312">', 'gb18030'],
    ['<meta charset="ISO-8859-9">', 'windows-1254'],
    ['<meta charset="iso-8859-2">', 'iso-8859-2'],
    ['<meta charset="iso-8859-7">', 'iso-8859-7'],
    ['<?xml version="1.0" encoding = "euc-jp"?>', 'euc-jp'],
  ])('%s', (text, name) => expect(declared(text)).toBe(name));

  test.each([
    ['nothing', '<html><p>charset=koi8-r</p>'],
    ['the default of many servers', '<meta charset="iso-8859-1">'],
    ['an encoding that nobody knows', '<meta charset="x-gull">'],
    ['something in a text that is no page', 'Write <meta charset="koi8-r"> at the top.'],
    ['it in another element', '<p data-charset="koi8-r">'],
    ['it too late', `<p>${'-'.repeat(1024)}</p><meta charset="koi8-r">`],
  ])('%s', (_, text) => expect(declared(text)).toBeUndefined());
});

describe('what the bytes say', () => {
  const guess = (text: string, encoding: string): string | undefined => guessName(iconv.encode(text, encoding));

  test('tells the encodings of one alphabet apart by what reads better', () => {
    // Capitals within words, or Polish letters beside Czech ones, are the letters of the other encoding.
    expect(guess('Źle, że świąteczny śnieg zaskoczył służby. '.repeat(8), 'iso-8859-2')).toBe('iso-8859-2');
    expect(guess('Źle, że świąteczny śnieg zaskoczył służby. '.repeat(8), 'windows-1250')).toBe('windows-1250');
    expect(guess('Šťastný žák řekl, že příště přijde dříve. '.repeat(8), 'windows-1250')).toBe('windows-1250');
    expect(guess('Άλλοι Έλληνες ήρθαν αργά. '.repeat(8), 'iso-8859-7')).toBe('iso-8859-7');
  });

  test('finds the only line with a script of its own behind much English', () => {
    const english = 'The lock at Hursdale will be closed until May, the canal trust said.\n'.repeat(1000);
    expect(guess(`${english}${RUSSIAN}\n${english}`, 'windows-1251')).toBe('windows-1251');
    expect(guess(`${english}${JAPANESE}`, 'shift_jis')).toBe('shift_jis');
  });

  test('looks at a line of many thousand characters from its first letter beyond ASCII', () => {
    const english = 'The lock at Hursdale will be closed until May, the canal trust said. '.repeat(600);
    expect(guess(`${english}${RUSSIAN.repeat(40)}`, 'windows-1251')).toBe('windows-1251');
  });

  test('sees symbols in Western words as such, not as another alphabet', () => {
    expect(
      guess('Il a été décidé que l’été où l’on créa l’école serait fêté à Orléans. '.repeat(4), 'windows-1252'),
    ).toBeUndefined();
    expect(
      guess('Ähnlich große Übel stören die Älteren über Gebühr, hieß es in Füssen. '.repeat(4), 'windows-1252'),
    ).toBeUndefined();
    expect(guess('plain ASCII and nothing else', 'windows-1252')).toBeUndefined();
  });
});
