import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIRTY, folderWith, inEveryEncoding } from '../../test/helpers.ts';
import { readSource } from '../run/source.ts';
import type { Choice } from './change.ts';
import { workspaceOf } from './fixture.ts';

const choice = fc.oneof(
  fc.constantFrom<Choice>({ decision: 'accept' }, { decision: 'reject' }, { decision: 'later' }),
  fc.constantFrom('', 'Own words.', 'Two\n\nlines').map((text): Choice => ({ decision: 'edit', text })),
);

describe('a workspace', () => {
  it('writes the result that the review shows, byte for byte, in every encoding and in JSONL', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { minLength: 24, maxLength: 24 }), async (choices) => {
        const records = `{"text":${JSON.stringify(DIRTY)},"n":1}\r\n\n{"n":2,"text":"Advertisement"}\n`;
        const folder = folderWith({ ...inEveryEncoding(DIRTY), 'all.jsonl': records });
        const workspace = await workspaceOf(folder);
        const { review } = workspace;
        for (const [index, change] of review.changes.entries())
          workspace.keep(review.decide([change], choices[index % choices.length]));
        const shown = new Map(review.articles.map((article) => [article.name, review.result(article)]));
        const { refused } = await workspace.apply();
        expect(refused).toEqual([]);
        for (const [name, text] of shown) {
          const { units } = await readSource(path.join(folder, name.replace(/#\d+$/, '')));
          const unit = units.find((one) => path.relative(folder, one.name) === name) ?? units[0];
          expect([name, unit?.text]).toEqual([name, text]);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('goes on where an earlier one stopped, and forgets what it took back', async () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const first = await workspaceOf(folder);
    const [one, two] = first.review.changes;
    first.keep(first.review.decide(one ? [one] : [], { decision: 'edit', text: 'Mine.' }));
    first.keep(first.review.decide(two ? [two] : [], { decision: 'reject' }));
    first.keep(first.review.undo()?.moves ?? []);
    const { review } = await workspaceOf(folder);
    expect(review.changes.map((change) => review.choice(change))).toEqual([
      { decision: 'edit', text: 'Mine.' },
      undefined,
      undefined,
    ]);
  });

  it('refuses HTML in place, and keeps the decision', async () => {
    const page = `<html><body>${DIRTY.split('\n\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</body></html>`;
    const folder = folderWith({ 'a.html': page });
    const workspace = await workspaceOf(folder);
    workspace.keep(workspace.review.decide(workspace.review.changes, { decision: 'accept' }));
    const { written, refused } = await workspace.apply();
    expect([written, refused[0]?.reason]).toEqual([[], expect.stringContaining('HTML cannot be written in place')]);
    expect(readFileSync(path.join(folder, 'a.html'), 'utf8')).toBe(page);
  });
});
