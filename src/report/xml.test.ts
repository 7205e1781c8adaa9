import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xml } from './xml.ts';

test('marks of XML and line ends become references, what XML lacks becomes a name', () => {
  expect(xml(`a & <b> ]]> "c" 'd'\t\n`)).toBe('a &#38; &#60;b&#62; ]]&#62; &#34;c&#34; &#39;d&#39;&#9;&#10;');
  expect(xml('\0\ud800\uffff\u2028😀')).toBe('&#60;U+0000&#62;&#60;U+D800&#62;&#60;U+FFFF&#62;&#60;U+2028&#62;😀');
});

test('any text leaves no mark, no line end and no forbidden character', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(...'a&<>"\'\0\t\n\r\u001b\u0085\u2028\u202e\ufffe\uffff', '\ud800', '\udc00', '😀'),
      }),
      (text) => {
        const written = xml(text);
        expect(written.replace(/&#\d+;/g, '')).not.toMatch(/[&<>"'\0-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\p{Cs}/u);
      },
    ),
  );
});
