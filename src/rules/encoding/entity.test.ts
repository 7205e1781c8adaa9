import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { entity } from './entity.ts';

describeExamples(entity);

describe('encoding/entity', () => {
  it.each([
    ['&amp;amp;', '&', 'encoded twice'],
    ['&amp;amp;amp;quot;', '"', 'encoded four times'],
    ['&#x2019;', '’', 'hexadecimal'],
    ['&#128512;', '😀', 'beyond 16 bits'],
    ['&#150;', '–', 'windows-1252 number'],
    ['a&#160;b', 'a b', 'no-break space by number'],
    ['co&shy;operate', 'cooperate', 'soft hyphen'],
    ['one&#10;two', 'one\ntwo', 'line feed'],
    ['Marks &amp Sons', 'Marks & Sons', 'without semicolon'],
    ['https://example.com&nbsp;The', 'https://example.com The', 'behind an address'],
  ])('decodes %s to %s (%s)', (text, fixed) => {
    expect(runRule(entity, text, { level: 'safe' }).text).toBe(fixed);
  });

  it.each(['&#0;', '&#8;', '&#129;', '&#55296;', '&#x110000;', '&unknown;', '&AMPLE;'])('leaves %s', (text) => {
    expect(runRule(entity, text).findings).toEqual([]);
  });

  it('keeps in Markdown the references that would turn into marks', () => {
    const text = 'A paragraph begins with &lt;p&gt;, &#42;not bold&#42; &#x5f;nor this&#95;, Marks &amp; Sons.';
    const fixed = text.replace('&amp;', '&');
    expect(runRule(entity, text, { article: { format: 'markdown' } }).text).toBe(fixed);
    expect(runRule(entity, '3 &lt; 4').text).toBe('3 < 4');
  });

  it('never makes a control character and is idempotent', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '&',
        'amp;',
        '#',
        'x',
        ';',
        'quot;',
        '&amp;',
        '&#1',
        '&#13;',
        '&#8217;',
        '&nbsp;',
        ' ',
        'a',
        'http://x?a=1',
        '\n',
      ),
      fc.integer({ min: 0, max: 0x110001 }).map((code) => `&#${code};`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const result = runRule(entity, text);
        expect(
          /[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]/.test(result.text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')),
        ).toBe(false);
        expectSound(entity, text, result);
      }),
    );
  });

  describeLinear(entity, ['&', '&amp;', '&amp', '&#', 'http://x?a=1&copy;', 'a&b']);
});
