import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finding, sampleFiles } from '../fixture.ts';
import { accept, reject } from '../words.ts';
import type { Note } from './rows.ts';
import { layRows, paragraphs } from './rows.ts';

const notesOf = (findings: readonly Note['finding'][]): Note[] =>
  findings.map((one, index) => ({ finding: one, number: index + 1 }));

describe('paragraphs', () => {
  const pieces = (text: string): string[] => paragraphs(text).map(({ start, end }) => text.slice(start, end));

  test('blank lines end a paragraph and belong to it', () => {
    expect(pieces('One\nstill one.\n\nTwo.\n \n\nThree.')).toEqual(['One\nstill one.\n\n', 'Two.\n \n\n', 'Three.']);
    expect(pieces('')).toEqual([]);
  });

  test('long lines without blank lines between them are paragraphs', () => {
    const line = `${'A sentence of an article. '.repeat(8)}\n`;
    expect(pieces(line.repeat(3))).toEqual([line, line, line]);
  });

  test('together they are the text, line ends and all', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('word ', '\n', '\n\n', '\r\n', '\r', ' ', 'x'.repeat(150))), (parts) => {
        const text = parts.join('');
        expect(pieces(text).join('')).toBe(text);
        expect(pieces(text)).not.toContain('');
      }),
    );
  });
});

describe('layRows', () => {
  test('the rows put together are the original and the cleaned text', () => {
    const [{ report, text, cleaned }] = sampleFiles() as [ReturnType<typeof sampleFiles>[number]];
    const { rows, whole, accepted } = layRows(text, notesOf(report.findings));
    const atoms = rows.flatMap((row) => row.atoms);
    expect(reject(atoms)).toBe(text);
    expect(accept(atoms)).toBe(cleaned);
    expect(accepted).toBe(cleaned);
    expect(whole).toEqual([]);
    expect(rows.flatMap(({ notes }) => notes.map(({ number }) => number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('what no bulk command changes is marked, not drawn as changed', () => {
    const text = '“The council kept its guarantee,” she said.';
    const note = notesOf([finding(text, 'guarantee', { put: 'promise', safety: 'report', inQuote: true })]);
    expect(layRows(text, note).rows[0]?.atoms).toEqual([
      { kind: 'same', text: '“The council kept its ' },
      { kind: 'same', text: 'guarantee', note: note[0] },
      { kind: 'same', text: ',” she said.' },
    ]);
  });

  test('a finding about the whole article stands above it', () => {
    const text = 'One paragraph.\n\nAnother paragraph.\n\nA third.';
    const notes = notesOf([finding(text, text, { rule: 'spin/document', safety: 'report' })]);
    const { rows, whole } = layRows(text, notes);
    expect(whole).toEqual(notes);
    expect(rows.every(({ touched }) => !touched)).toBe(true);
  });

  test('a copy that is kept is touched, so that a link to it does not lead into a fold', () => {
    const text = 'Same.\n\nBetween.\n\nSame.\n';
    const notes = notesOf([finding(text, 'Same.\n', { nth: 2, put: '', related: [{ start: 0, end: 5 }] })]);
    expect(layRows(text, notes).rows.map(({ touched }) => touched)).toEqual([true, false, true]);
  });

  test('a repair inside a paragraph that goes as a whole is drawn once; an insertion at its border stays', () => {
    const text = 'Kept.\n\nItâ€™s an advert.\n';
    const notes = notesOf([
      finding(text, 'â€™', { rule: 'encoding/mojibake', put: '’' }),
      finding(text, 'Itâ€™s an advert.\n', { put: '' }),
      finding(text, 'Itâ€™s', { edits: [{ start: 7, end: 7, text: 'New.\n' }] }),
    ]);
    const { accepted, rows } = layRows(text, notes);
    expect(accepted).toBe('Kept.\n\nNew.\n');
    expect(rows[1]?.notes).toHaveLength(3);
  });
});
