import { describe, expect, it } from 'vitest';
import type { Result } from '../../engine/finding.ts';
import { Galley } from '../../galley.ts';
import { unknownWord } from './unknown-word.ts';

async function check(text: string, options: Record<string, unknown> = {}): Promise<Result> {
  const galley = await Galley.create({ config: { preset: 'none', rules: { 'spelling/unknown-word': { options } } } });
  return galley.checkAsync(text);
}

const words = (text: string, { findings }: Result): string[] =>
  findings.map(({ start, end }) => text.slice(start, end));

describe('spelling/unknown-word', () => {
  it('is off unless the config names it', async () => {
    const galley = await Galley.create({ config: { preset: 'preview', rules: { spelling: 'on' } } });
    expect(galley.settings().rules.map(({ rule }) => rule.id)).not.toContain('spelling/unknown-word');
  });

  it('does what its documentation says', async () => {
    const [bad] = unknownWord.docs.bad;
    const result = await check(bad?.text ?? '');
    expect(words(bad?.text ?? '', result)).toEqual(['goverment']);
    expect(result.findings[0]).toMatchObject({
      safety: 'report',
      severity: 'info',
      status: 'proposed',
      line: 1,
      column: 5,
    });
    expect(result.text).toBe(bad?.text);
    for (const good of unknownWord.docs.good) expect((await check(good)).findings).toEqual([]);
  });

  it('suggests on demand, and never applies a suggestion', async () => {
    const text = 'The goverment resigned on Monday.';
    expect((await check(text)).findings[0]?.edits).toEqual([]);
    const result = await check(text, { suggestions: true });
    expect(result.findings[0]?.alternatives?.[0]).toBe('government');
    expect(result.text).toBe(text);
  });

  it('has two dictionaries, and words of one’s own', async () => {
    const text = 'The harbour of Orran had a new colour.';
    expect(words(text, await check(text))).toEqual(['harbour', 'Orran', 'colour']);
    expect(words(text, await check(text, { dictionary: 'en-gb', personal: ['Orran'] }))).toEqual([]);
  });
});
