import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleName, fileOfName, leadsOut } from './names.ts';

describe('names of articles', () => {
  it('lead back to their file', () => {
    for (const file of ['a.txt', 'wire/a.txt', 'A: title.txt', 'a#3.txt', ' a\n.txt'])
      expect(fileOfName(articleName('/desk', `/desk/${file}`))).toBe(file);
    expect(fileOfName('wire.jsonl#12')).toBe('wire.jsonl');
  });

  it.skipIf(path.sep === '\\')('keep what is a letter of a name here and parts folders elsewhere', () => {
    expect(articleName('/desk', '/desk/wire\\a.txt')).toBe('wire\\a.txt');
    expect(leadsOut('A: title.txt')).toBe(false);
  });

  it('tell what leads out of the folder', () => {
    expect(['..', '../a.txt', '/a.txt'].map(leadsOut)).toEqual([true, true, true]);
    expect(['a.txt', '..a.txt', 'a/../b.txt'].map(leadsOut)).toEqual([false, false, false]);
  });
});
