import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSections, Sections } from './sections.ts';

const EVEN = new Uint16Array(5000).fill(7);

describe('a model in one file', () => {
  it('gives back every section, compressed or not', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.int32Array({ maxLength: 100 }),
        fc.uint16Array({ maxLength: 100 }),
        fc.int8Array({ maxLength: 300 }),
        fc.string(),
        fc.constantFrom(undefined, 1, 11),
        (u8, i32, u16, i8, text, effort) => {
          const data = packSections('x', 1, { u8, i32, u16, i8, text, even: EVEN }, { words: 3 }, effort);
          const sections = new Sections(data, 'x', 1, 'x.bin');
          expect(sections.u8('u8')).toEqual(u8);
          expect(sections.i32('i32')).toEqual(i32);
          expect(sections.u16('u16')).toEqual(u16);
          expect(sections.i8('i8')).toEqual(i8);
          expect(sections.text('text')).toBe(Buffer.from(text).toString());
          expect(sections.u16('even')).toEqual(EVEN);
          expect(sections.facts.words).toBe(3);
        },
      ),
    );
  });

  it('compresses what shrinks by it', () => {
    const plain = packSections('x', 1, { even: EVEN });
    expect(plain.length).toBeGreaterThan(10_000);
    expect(packSections('x', 1, { even: EVEN }, {}, 1).length).toBeLessThan(300);
  });

  it('refuses another kind, another version, a cut and a damaged file with a word', () => {
    const data = packSections('x', 1, { even: EVEN }, {}, 11);
    expect(() => new Sections(data, 'y', 1, 'x.bin')).toThrow(
      'x.bin: Unexpected contents, expected a model of kind “y”',
    );
    expect(() => new Sections(data, 'x', 2, 'x.bin')).toThrow('x.bin: Unexpected model version 1, expected 2');
    expect(() => new Sections(data.subarray(0, data.length - 8), 'x', 1, 'x.bin')).toThrow('the file is not complete');
    const damaged = data.slice();
    damaged.fill(0xff, data.indexOf(0x0a) + 1);
    expect(() => new Sections(damaged, 'x', 1, 'x.bin').u16('even')).toThrow(
      'x.bin: Unexpected contents of “even”, expected compressed data; the file is damaged',
    );
    expect(() => new Sections(data, 'x', 1, 'x.bin').u8('even')).toThrow('expected a section “even” of u8');
  });
});
