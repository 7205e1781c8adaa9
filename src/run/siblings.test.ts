import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CLEAN, DIRTY, folderWith } from '../../test/helpers.ts';
import { Galley } from '../galley.ts';
import { PLAIN, SPUN } from '../rules/spin/fixture.ts';
import { FolderRun } from './folder.ts';
import type { CheckedFile, FailedFile } from './jobs.ts';
import { SiblingFiles } from './sibling-files.ts';
import { sourceOfText } from './source.ts';
import type { FoundFile } from './walk.ts';

const galley = await Galley.create({ config: false });

afterEach(() => {
  vi.restoreAllMocks();
});

function filesIn(contents: Readonly<Record<string, string>>): FoundFile[] {
  const folder = folderWith(contents);
  return Object.keys(contents).map((name) => ({ path: path.join(folder, name), relative: name }));
}

async function checked(files: readonly FoundFile[], inPlace = false): Promise<(CheckedFile | FailedFile)[]> {
  const run = new FolderRun(galley, {
    settings: { level: 'review' },
    learn: true,
    inPlace,
    pool: () => Promise.resolve(undefined),
  });
  const all: (CheckedFile | FailedFile)[] = [];
  for await (const one of run.check(files)) {
    if (inPlace && 'open' in one) await one.open();
    all.push(one);
  }
  return all;
}

describe('the other articles of a run', () => {
  it('are not looked at when nothing was spun', async () => {
    const read = vi.spyOn(Galley.prototype, 'siblingData');
    const made = vi.spyOn(SiblingFiles.prototype, 'group');
    await checked(filesIn({ 'a.txt': CLEAN, 'b.txt': DIRTY, 'c.txt': PLAIN }));
    expect(read).not.toHaveBeenCalled();
    expect(made).not.toHaveBeenCalled();
  });

  it('are read once for all spun ones, and only the first of those is checked twice', async () => {
    const read = vi.spyOn(Galley.prototype, 'siblingData');
    const check = vi.spyOn(Galley.prototype, 'checkAsync');
    await checked(
      filesIn({ 'a.txt': PLAIN, 'b.txt': SPUN, 'c.txt': SPUN.replace('Calder', 'Brandt'), 'd.txt': CLEAN }),
    );
    expect(read).toHaveBeenCalledOnce();
    expect(check).toHaveBeenCalledTimes(5);
  });

  it('say no word about a single file', async () => {
    const read = vi.spyOn(Galley.prototype, 'siblingData');
    await checked(filesIn({ 'a.txt': SPUN }));
    expect(read).not.toHaveBeenCalled();
  });
});

describe('files as siblings', () => {
  const names = async (files: SiblingFiles, file: FoundFile | undefined): Promise<readonly string[]> =>
    (await files.group(file?.path ?? '')).data.names.map((name) => path.basename(name));

  it('are those that were not spun, in the order of their paths, whatever cannot be read', async () => {
    const files = filesIn({ 'b.txt': CLEAN, 'c.txt': SPUN, 'a.txt': PLAIN });
    const missing = { path: path.join(path.dirname(files[0]?.path ?? ''), 'missing.txt'), relative: 'missing.txt' };
    const siblings = new SiblingFiles(galley, [...files, missing]);
    expect(await names(siblings, files[1])).toEqual(['a.txt', 'b.txt']);
  });

  it('stay what they were until the last of their group is done', async () => {
    const files = filesIn({ 'a.txt': CLEAN, 'b.txt': SPUN });
    const [a, b] = files as [FoundFile, FoundFile];
    const siblings = new SiblingFiles(galley, files);
    siblings.hold(await sourceOfText(a.path, SPUN));
    expect(await names(siblings, b)).toEqual([]);
    const later = new SiblingFiles(galley, files);
    later.hold(await sourceOfText(a.path, SPUN));
    later.done(a.path);
    later.done(b.path);
    expect(await names(later, b)).toEqual(['a.txt']);
  });

  it('are held as they were before a run in place writes them, when something was spun', async () => {
    const hold = vi.spyOn(SiblingFiles.prototype, 'hold');
    await checked(filesIn({ 'a.txt': DIRTY, 'b.txt': CLEAN }), true);
    expect(hold).not.toHaveBeenCalled();
    await checked(filesIn({ 'a.txt': DIRTY, 'b.txt': CLEAN, 'c.txt': SPUN }), true);
    expect(hold.mock.calls.map(([{ path: file }]) => path.basename(file))).toEqual(['a.txt', 'c.txt']);
  });
});
