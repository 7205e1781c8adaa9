import { expect, it } from 'vitest';
import { textOfFile } from './text-file.ts';

const text = 'café\n';
const swapped = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

it.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, little end first', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big end first', swapped],
])('reads %s', (_, bytes) => {
  expect(textOfFile(bytes)).toBe(text);
});

it('refuses a file in another encoding, unless that does not matter', () => {
  const bytes = Buffer.from(text, 'latin1');
  expect(() => textOfFile(bytes)).toThrow('is not UTF-8; save it as UTF-8');
  expect(textOfFile(bytes, true)).toBe('caf\ufffd\n');
});
