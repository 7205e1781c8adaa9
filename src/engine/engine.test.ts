import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, byPosition, invertEdits } from './apply.ts';
import type { ActiveRule } from './candidates.ts';
import type { Draft, Edit, Level, Result } from './finding.ts';
import { defineRule, type Phase, type RuleDefinition } from './rule.ts';
import { runAsync, runSync } from './run.ts';

/** A rule that reports the same things about every occurrence of a word. */
function wordRule(
  id: string,
  word: string,
  draft: (start: number, text: string) => Partial<Draft>,
  more: Partial<RuleDefinition<Record<string, never>>> = {},
): ActiveRule {
  const rule = defineRule({
    id,
    phase: 'structure',
    scope: 'document',
    safety: 'safe',
    docs: { summary: 's', why: 'w', fix: 'f', bad: [], good: [] },
    create:
      () =>
      ({ article, report }) => {
        for (let at = article.text.indexOf(word); at >= 0; at = article.text.indexOf(word, at + 1)) {
          report({ start: at, end: at + word.length, message: id, ...draft(at, article.text) });
        }
      },
    ...more,
  });
  return { rule, order: 0, check: rule.create({ options: {} }) };
}

const replace = (id: string, from: string, to: string, phase: Phase = 'structure'): ActiveRule =>
  wordRule(id, from, (at) => ({ edits: [{ start: at, end: at + from.length, text: to }] }), { phase });

function run(text: string, rules: ActiveRule[], level: Level = 'review', allow: string[] = []): Result {
  return runSync(text, {
    rules: rules.map((r, order) => ({ ...r, order })),
    level,
    allow,
    fullPage: false,
    budget: false,
    article: {},
  });
}

function applied(result: Result, level: Level = 'review'): Edit[] {
  return result.findings
    .filter((f) => f.status === 'proposed' && (f.safety === 'safe' || (level === 'review' && f.safety === 'review')))
    .flatMap((f) => [...f.edits])
    .sort(byPosition);
}

describe('run', () => {
  it('leaves a text without findings alone', () => {
    const result = run('All quiet in the harbour.', [replace('a/b', 'storm', 'calm')]);
    expect(result).toMatchObject({ verdict: 'clean', text: 'All quiet in the harbour.', findings: [] });
  });

  it('looks at an article again when spacing changed a row, and not when only the white space around rows went', () => {
    const counted = (phase: Phase): { rule: ActiveRule; texts: string[] } => {
      const texts: string[] = [];
      const one = wordRule(`count/${phase}`, 'nothing', () => ({}), { phase });
      return { rule: { ...one, check: ({ article }) => void texts.push(article.text) }, texts };
    };
    const structure = counted('structure');
    const trim = replace('a/trim', ' \n', '\n', 'spacing');
    const join = replace('a/join', 'b  c', 'b c', 'spacing');
    expect(run('One a. \nTwo b c.', [structure.rule, trim, join]).text).toBe('One a.\nTwo b c.');
    expect(structure.texts).toEqual(['One a. \nTwo b c.']);
    structure.texts.length = 0;
    run('One a. \nTwo b  c.', [structure.rule, trim, join]);
    expect(structure.texts).toEqual(['One a. \nTwo b  c.', 'One a.\nTwo b c.']);
  });

  it('speaks of the original text, whatever earlier phases changed before', () => {
    const text = 'AAAA the harbour and the pier';
    const result = run(text, [replace('one/a', 'AAAA ', '', 'characters'), replace('two/b', 'pier', 'jetty', 'words')]);
    expect(result.text).toBe('the harbour and the jetty');
    const pier = result.findings.find((f) => f.rule === 'two/b');
    expect(text.slice(pier?.start, pier?.end)).toBe('pier');
    expect(pier).toMatchObject({ line: 1, column: 26, status: 'proposed' });
  });

  it('supersedes a word inside a paragraph that a later phase deletes', () => {
    const text = 'xx yy zz';
    const result = run(text, [
      replace('one/a', 'yy', 'YY', 'characters'),
      replace('two/b', 'xx YY zz', '', 'structure'),
    ]);
    expect(result.text).toBe('');
    expect(result.findings.map((f) => [f.rule, f.status])).toEqual([
      ['two/b', 'proposed'],
      ['one/a', 'superseded'],
    ]);
  });

  it('splits a deletion around what an earlier phase already took, so that proposed edits never overlap', () => {
    const text = 'a [gone] b';
    const result = run(text, [replace('one/a', '[gone]', '', 'characters'), replace('two/b', ' ', '', 'spacing')]);
    expect(result.text).toBe('ab');
    const edits = applied(result);
    expect(applyEdits(text, edits)).toBe('ab');
  });

  it('applies a finding with all its edits or not at all', () => {
    const both = wordRule('a/both', 'one', (at, text) => {
      const two = text.indexOf('two');
      if (two < 0) return {};
      return {
        edits: [
          { start: at, end: at + 3, text: '1' },
          { start: two, end: two + 3, text: '2' },
        ],
      };
    });
    const result = run('one two three', [replace('a/two', 'two', 'TWO'), both]);
    expect(result.text).toBe('one TWO three');
    expect(result.findings.filter((f) => f.rule === 'a/both' && f.edits.length > 0)).toEqual([]);
  });

  it('goes on as long as every pass takes something away', () => {
    const first = wordRule('a/first', 'tick', (at) => (at === 0 ? { edits: [{ start: 0, end: 5, text: '' }] } : {}));
    const kept = 'tock '.repeat(70).trim();
    const result = run(`${'tick '.repeat(15)}${kept}`, [first]);
    expect(result.findings.filter((f) => f.rule === 'engine/cycle')).toEqual([]);
    expect(result.text).toBe(kept);
  });

  it('names rules that undo each other instead of running for ever', () => {
    const result = run('ping', [replace('a/there', 'ping', 'pong'), replace('a/back', 'pong', 'ping')]);
    const cycle = result.findings.find((f) => f.rule === 'engine/cycle');
    expect(cycle?.message).toContain('a/back');
  });

  it('ranks by safety before declared order', () => {
    const risky = wordRule('a/risky', 'pier', (at) => ({
      safety: 'review',
      edits: [{ start: at, end: at + 4, text: 'risky' }],
    }));
    expect(run('pier', [risky, replace('a/sure', 'pier', 'sure')]).text).toBe('sure');
  });

  it('prefers a deletion to smaller ones inside it, whatever the order of the rules', () => {
    const result = run('3 Comments and more\nkept', [
      replace('a/counter', '3 Comments', ''),
      replace('b/section', '3 Comments and more\n', ''),
    ]);
    expect(result.text).toBe('kept');
    expect(result.findings.map((f) => [f.rule, f.status])).toEqual([
      ['a/counter', 'superseded'],
      ['b/section', 'proposed'],
    ]);
  });

  it('does not apply review findings at level safe, but proposes them', () => {
    const risky = wordRule('a/risky', 'pier', (at) => ({
      safety: 'review',
      edits: [{ start: at, end: at + 4, text: 'jetty' }],
    }));
    const result = run('the pier', [risky], 'safe');
    expect(result.text).toBe('the pier');
    expect(result).toMatchObject({ verdict: 'flagged', findings: [{ status: 'proposed', safety: 'review' }] });
  });

  it('never changes words inside quotation marks, but says what it would propose', () => {
    const result = run('He said “the pier is closed” at the pier.', [replace('a/pier', 'pier', 'jetty', 'words')]);
    expect(result.text).toBe('He said “the pier is closed” at the jetty.');
    expect(result.findings.map((f) => [f.inQuote, f.safety, f.edits.length])).toEqual([
      [true, 'report', 1],
      [false, 'safe', 1],
    ]);
  });

  it('suppresses what touches an allowed term', () => {
    const result = run('Visit Pier House on the pier', [replace('a/pier', 'ier', 'IER')], 'review', ['pier']);
    expect(result.findings.every((f) => f.status !== 'suppressed')).toBe(true);
    const whole = run('the old pier', [replace('a/pier', 'old pier', '')], 'review', ['pier']);
    expect(whole.text).toBe('the old pier');
    expect(whole.findings[0]?.status).toBe('suppressed');
  });

  it('demotes safe deletions that would take more than 30 % of the words, and says so', () => {
    const text =
      'one two three four five six seven eight nine ten eleven twelve junk junk junk junk junk junk junk junk';
    const rule = replace('a/junk', ' junk', '');
    const options = { rules: [rule], allow: [], fullPage: false, article: {} };
    const safe = runSync(text, { ...options, level: 'safe' });
    expect(safe.text).toBe(text);
    expect(safe.findings.filter((f) => f.rule === 'a/junk').every((f) => f.safety === 'review')).toBe(true);
    expect(safe.findings.some((f) => f.rule === 'engine/deletion-budget')).toBe(true);
    expect(runSync(text, { ...options, level: 'review' }).text).not.toContain('junk');
    expect(runSync(text, { ...options, level: 'safe', fullPage: true }).text).not.toContain('junk');
  });

  it('counts the budget behind the characters phase, so that repaired characters do not change the decision', () => {
    const rules = [replace('one/bytes', 'Ã Â', '', 'characters'), replace('two/junk', 'junk junk junk junk ', '')];
    const options = {
      rules: rules.map((r, order) => ({ ...r, order })),
      level: 'safe',
      allow: [],
      fullPage: false,
      article: {},
    } as const;
    const first = runSync('junk junk junk junk Ã Â Ã Â Ã Â one two three four five six seven eight', options);
    expect(first.text).toBe('junk junk junk junk    one two three four five six seven eight');
    expect(runSync(first.text, options).text).toBe(first.text);
  });

  it('changes nothing when nearly everything would go', () => {
    const text = `kept ${'junk '.repeat(30)}`;
    const result = run(text, [replace('a/junk', 'junk ', '')]);
    expect(result).toMatchObject({ verdict: 'no-article', text });
    expect(result.findings.every((f) => f.safety === 'report')).toBe(true);
  });

  it('says which share of the words would go', () => {
    expect(run(`${'kept '.repeat(15)}junk junk junk junk junk`, [replace('a/junk', ' junk', '')]).scores).toEqual({
      spun: 0,
      boilerplate: 0.25,
    });
  });

  it('calls an empty text no article', () => {
    expect(run('', []).verdict).toBe('no-article');
    expect(run(' \n\n', []).verdict).toBe('no-article');
  });

  it('names the rule that reports offsets outside the text', () => {
    const wrong = wordRule('a/wrong', 'x', () => ({ start: 5, end: 99 }));
    expect(() => run('x', [wrong])).toThrow(/rule a\/wrong reported a range outside the text/);
  });

  it('waits for asynchronous rules, and refuses them when it cannot', async () => {
    const slow = defineRule({
      id: 'a/slow',
      phase: 'words',
      scope: 'document',
      needs: ['async'],
      docs: { summary: 's', why: 'w', fix: 'f', bad: [], good: [] },
      create:
        () =>
        async ({ report }) => {
          await Promise.resolve();
          report({ start: 0, end: 1, message: 'slow' });
        },
    });
    const options = {
      rules: [{ rule: slow, order: 0, check: slow.create({ options: {} }) }],
      level: 'review',
      allow: [],
      fullPage: false,
      article: {},
    } as const;
    expect((await runAsync('A text.', options)).findings).toHaveLength(1);
    expect(() => runSync('A text.', options)).toThrow(/asynchronous/);
  });

  it('gives findings ids that survive moved lines but not changed words', () => {
    const rule = replace('a/pier', 'pier', 'jetty');
    const text =
      'A long first line that is long enough to fill the context.\nThe old pier was closed for the whole of the winter.';
    const id = (t: string): string | undefined => run(t, [rule]).findings[0]?.id;
    expect(id(`Something above.\n\n${text}`)).toBe(id(text));
    expect(id(text.replace('old', 'new'))).not.toBe(id(text));
  });
});

describe('invariants', () => {
  const letters = fc.stringMatching(/^[ab \n“”x]{0,60}$/);
  const ruleSet = fc.array(
    fc.record({
      from: fc.stringMatching(/^[ab x]{1,3}$/).filter((word) => word !== ''),
      to: fc.stringMatching(/^[cd ]{0,2}$/),
      phase: fc.constantFrom<Phase>('characters', 'structure', 'words', 'spacing'),
    }),
    { minLength: 1, maxLength: 5 },
  );
  const make = (specs: { from: string; to: string; phase: Phase }[]): ActiveRule[] =>
    specs.map((s, i) => replace(`rule/r${i}`, s.from, s.to, s.phase));

  it('proposed edits lie in the text, never overlap, give the result, and their inverses bring the text back', () => {
    fc.assert(
      fc.property(letters, ruleSet, (text, specs) => {
        const result = run(text, make(specs));
        if (result.verdict === 'no-article') {
          expect(result.text).toBe(text);
          return;
        }
        const all = result.findings.filter((f) => f.status === 'proposed').flatMap((f) => [...f.edits]);
        all.sort(byPosition).reduce((end, edit) => {
          expect(edit.start).toBeGreaterThanOrEqual(end);
          expect(edit.end).toBeLessThanOrEqual(text.length);
          return edit.end;
        }, 0);
        const edits = applied(result);
        const cleaned = applyEdits(text, edits);
        expect(cleaned).toBe(result.text);
        expect(applyEdits(cleaned, invertEdits(text, edits))).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('is idempotent: a second run changes nothing', () => {
    fc.assert(
      fc.property(letters, ruleSet, (text, specs) => {
        const first = run(text, make(specs));
        if (first.verdict === 'no-article' || first.findings.some((f) => f.rule === 'engine/cycle')) return;
        const second = run(first.text, make(specs));
        if (second.verdict !== 'no-article') expect(second.text).toBe(first.text);
      }),
      { numRuns: 400 },
    );
  });

  it('is deterministic', () => {
    fc.assert(
      fc.property(letters, ruleSet, (text, specs) => {
        expect(run(text, make(specs))).toEqual(run(text, make(specs)));
      }),
    );
  });
});
