import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appliedEdits } from './engine/applied.ts';
import type { Result } from './engine/finding.ts';
import { applyEdits, ConfigError, clean, defineRule, deleteInline, Galley, invertEdits } from './index.ts';
import { ARTICLE, pageText } from './rules/boilerplate/fixture.ts';
import { lineModel } from './rules/boilerplate/model.ts';
import { HONEST, LIGHTLY_SPUN, MIXED, PLAIN, SPUN } from './rules/spin/fixture.ts';

const BODY = `The ferry to Orran was two hours late on Monday after a rope caught in the propeller.

Divers from the harbour cut it free while forty passengers waited on the quay.

The same boat lost a propeller blade in March, when it struck a floating tree trunk.
`;
const DIRTY = BODY.replace('\n\nDivers', '\n\nPlease enter a valid email address\n\nDivers');

/** Takes “(sic)” out of the text. */
const sic = defineRule({
  id: 'desk/sic',
  phase: 'words',
  scope: 'line',
  safety: 'safe',
  docs: { summary: 'A “(sic)” of the wire.', why: 'Our style does without.', fix: 'It goes.', bad: [], good: [] },
  options: { mark: '(sic)' },
  create:
    ({ options }) =>
    ({ article, report }) => {
      for (let at = article.text.indexOf(options.mark); at >= 0; at = article.text.indexOf(options.mark, at + 1)) {
        const end = at + options.mark.length;
        report({ start: at, end, message: `Unexpected ${options.mark}`, edits: [deleteInline(article, at, end)] });
      }
    },
});

describe('clean', () => {
  it('gives the cleaned text, the findings, and edits that lead there and back', async () => {
    const { text, verdict, findings } = await clean(DIRTY, { config: false });
    expect(text).toBe(BODY);
    expect(verdict).toBe('edited');
    const edits = findings.filter(({ status }) => status === 'proposed').flatMap((finding) => [...finding.edits]);
    expect(applyEdits(DIRTY, edits)).toBe(BODY);
    expect(applyEdits(BODY, invertEdits(DIRTY, edits))).toBe(DIRTY);
  });

  it('leaves clean text alone', async () => {
    expect(await clean(BODY, { config: false })).toMatchObject({ text: BODY, verdict: 'clean', findings: [] });
  });

  it('takes a config as an object, and terms that must stay', async () => {
    expect((await clean(DIRTY, { config: { rules: { boilerplate: 'off' } } })).text).toBe(DIRTY);
    expect((await clean(DIRTY, { config: false, allowTerms: ['valid email'] })).text).toBe(DIRTY);
    await expect(clean(BODY, { config: { rules: { nix: 'off' } } })).rejects.toThrow(ConfigError);
  });
});

describe('Galley', () => {
  it('runs rules of one’s own, with their options', async () => {
    const text = BODY.replace('a rope', 'a roap (sic)');
    const own = await Galley.create({ config: false, rules: [sic] });
    expect(own.check(text).text).toBe(BODY.replace('a rope', 'a roap'));
    const other = await Galley.create({
      config: { rules: { 'desk/sic': { options: { mark: '[sic]' } } } },
      rules: [sic],
    });
    expect(other.check(text).text).toBe(text);
    expect(other.check(text.replace('(sic)', '[sic]')).text).toBe(BODY.replace('a rope', 'a roap'));
  });

  it('never changes words inside a quotation in bulk', async () => {
    const text = BODY.replace('two hours late', '“two hours (sic) late”');
    const { text: cleaned, findings } = (await Galley.create({ config: false, rules: [sic] })).check(text);
    expect(cleaned).toBe(text);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'desk/sic', inQuote: true, safety: 'report', status: 'proposed' }),
    );
  });

  it('knows Markdown by the path or by the format: code stays as it is', async () => {
    const galley = await Galley.create({ config: false });
    const text = `${BODY}\n\`\`\`\nPlease enter a valid email address\n\`\`\`\n\n${BODY.replaceAll('ferry', 'tug').replaceAll('quay', 'pier')}`;
    expect(galley.check(text, { path: 'a.md' }).text).toContain('valid email');
    expect(galley.check(text, { format: 'markdown' }).text).toContain('valid email');
    expect(galley.check(text, { path: 'a.txt' }).text).not.toContain('valid email');
  });

  it('says when an asynchronous rule needs checkAsync', async () => {
    const galley = await Galley.create({
      config: { rules: { 'spelling/unknown-word': 'on' }, layers: [{ files: ['*.txt'], rules: { spelling: 'off' } }] },
    });
    expect([galley.isAsync(), galley.isAsync('a.txt')]).toEqual([true, false]);
    expect(() => galley.check(BODY)).toThrow('use the asynchronous interface');
    expect(galley.check(BODY, { path: 'a.txt' }).text).toBe(BODY);
  });

  it('applies safe changes only at level safe', async () => {
    const galley = await Galley.create({ config: { rules: { 'boilerplate/newsletter': 'review' } } });
    expect(galley.check(DIRTY, { level: 'safe' }).text).toBe(DIRTY);
    expect(galley.check(DIRTY).text).toBe(BODY);
  });
});

describe('whole pages', () => {
  const text = `${ARTICLE.join('\n')}\nCat found on the roof of the town hall\nFerry fares to rise in April\nAll departments`;
  const situation = (result: Result): unknown =>
    result.findings.find((finding) => finding.rule === 'boilerplate/model')?.evidence.situation;

  it('are declared by an option or by the config; otherwise the text tells', async () => {
    const plain = await Galley.create({ config: false });
    expect(situation(plain.check(text))).not.toBe('page');
    expect(situation(plain.check(text, { fullPage: true }))).toBe('page');
    const configured = await Galley.create({ config: { fullPage: true } });
    expect(situation(configured.check(text))).toBe('page');
    expect(situation(configured.check(text, { fullPage: false }))).not.toBe('page');
  });

  it('keep their article, however much goes', async () => {
    const plain = await Galley.create({ config: false });
    const cleaned = plain.check(pageText()).text;
    for (const line of ARTICLE.slice(1)) expect(cleaned).toContain(line);
    expect(cleaned).not.toContain('Privacy policy');
    expect(plain.check(cleaned).text).toBe(cleaned);
  });

  it('a rule of the caller stands in the place of the one with the same id', async () => {
    const galley = await Galley.create({ config: false, rules: [{ ...lineModel, create: () => () => {} }] });
    expect(galley.rules.filter((rule) => rule.id === 'boilerplate/model')).toHaveLength(1);
    expect(situation(galley.check(pageText()))).toBeUndefined();
  });
});

describe('spun parts, honest ones and paragraphs that repeat', () => {
  // Names outside of the convicted part, and what only stays because nothing confirms it, must not come up in a second run.
  it('come out as a second run leaves them, and the edits lead back', async () => {
    const galley = await Galley.create({ config: false });
    const paragraphs = [SPUN, MIXED, LIGHTLY_SPUN, HONEST, PLAIN, MIXED, HONEST].flatMap((text) => text.split('\n\n'));
    const some = fc.shuffledSubarray(paragraphs, { minLength: 3 }).map((list) => list.join('\n\n'));
    fc.assert(
      fc.property(some, (text) => {
        const { text: cleaned, findings } = galley.check(text);
        expect(galley.check(cleaned).text).toBe(cleaned);
        expect(applyEdits(cleaned, invertEdits(text, appliedEdits(findings, 'review')))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe('other articles of a folder', () => {
  const told = `The harbour board of Port Hollin said that the ferry to the island will stop next week, and Ruth Calder met bankers to discuss a loan. The European Commission is expected to publish a review.`;

  it('are evidence in programs as well', async () => {
    const galley = await Galley.create({ config: false });
    const siblings = await galley.siblings([
      { name: 'wire.txt', text: told },
      { name: 'copy.txt', text: SPUN },
    ]);
    const [alone, together] = [galley.check(SPUN), galley.check(SPUN, { siblings })];
    expect(alone.findings.flatMap(({ evidence }) => evidence.articles ?? [])).toEqual([]);
    expect(together.findings.flatMap(({ evidence }) => evidence.articles ?? [])).toContain('wire.txt');
    expect(galley.check(PLAIN, { siblings })).toEqual(galley.check(PLAIN));
    expect(together.scores).toEqual(alone.scores);
  });

  it('leave every promise as it is: what is clean stays clean, and the edits lead back', async () => {
    const galley = await Galley.create({ config: false });
    const paragraphs = [SPUN, MIXED, LIGHTLY_SPUN, HONEST, PLAIN].flatMap((text) => text.split('\n\n'));
    const some = fc.shuffledSubarray(paragraphs, { minLength: 3 }).map((list) => list.join('\n\n'));
    const articles = await fc.sample(fc.array(some, { minLength: 1, maxLength: 4 }), { numRuns: 2, seed: 7 });
    for (const texts of articles) {
      const siblings = await galley.siblings([...texts, told].map((text, at) => ({ name: `${at}.txt`, text })));
      fc.assert(
        fc.property(some, (text) => {
          const { text: cleaned, findings } = galley.check(text, { siblings });
          expect(galley.check(cleaned, { siblings }).text).toBe(cleaned);
          expect(applyEdits(cleaned, invertEdits(text, appliedEdits(findings, 'review')))).toBe(text);
        }),
        { numRuns: 12 },
      );
    }
  });
});
