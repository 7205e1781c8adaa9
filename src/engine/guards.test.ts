import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { type ActiveRule, type Candidate, candidateOf, safetyAlone } from './candidates.ts';
import { unconfirmed } from './company.ts';
import type { Draft, Edit, Result, Safety, Sign } from './finding.ts';
import { Identities } from './identity.ts';
import { isInside, sameEdit } from './intervals.ts';
import type { RunOptions } from './options.ts';
import { type CheckContext, defineRule, type Phase, type Scope } from './rule.ts';
import { runSync } from './run.ts';

const docs = { summary: 's', why: 'w', fix: 'f', bad: [], good: [] };

interface More {
  readonly safety?: Safety;
  readonly phase?: Phase;
  readonly scope?: Scope;
  readonly sign?: Sign;
}

function rule(id: string, check: (context: CheckContext) => void, more: More = {}): ActiveRule {
  const made = defineRule({
    id,
    phase: 'structure',
    scope: 'document',
    safety: 'safe',
    docs,
    create: () => check,
    ...more,
  });
  return { rule: made, order: 0, check: made.create({ options: {} }) };
}

/** Takes every copy of a word out, with the space behind it. */
const deleting = (word: string, more: More = {}): ActiveRule =>
  rule(
    `a/${word}`,
    ({ article, report }) => {
      for (const { index } of article.text.matchAll(new RegExp(`${word} `, 'g'))) {
        const end = index + word.length + 1;
        report({ start: index, end, message: word, edits: [{ start: index, end, text: '' }] });
      }
    },
    more,
  );

function run(text: string, rules: readonly ActiveRule[], more: Partial<RunOptions> = {}): Result {
  return runSync(text, {
    rules: rules.map((one, order) => ({ ...one, order })),
    level: 'safe',
    allow: [],
    fullPage: false,
    article: {},
    ...more,
  });
}

const kept = (words: number): string => 'kept '.repeat(words);
const junk = (words: number): string => 'junk '.repeat(words);
const BUDGET = 'engine/deletion-budget';
const isOverBudget = ({ findings }: Result): boolean => findings.some((one) => one.rule === BUDGET);

describe('a rule that leaves things out', () => {
  it('waits for a person, warns, is recommended, proves itself and needs nothing', () => {
    const { safety, severity, preset, sign, options, needs, paced, confirms } = defineRule({
      id: 'a/bare',
      phase: 'structure',
      scope: 'document',
      docs,
      create: () => () => {},
    });
    expect({ safety, severity, preset, sign, options, needs, paced, confirms }).toEqual({
      safety: 'review',
      severity: 'warning',
      preset: 'recommended',
      sign: 'proof',
      options: {},
      needs: [],
      paced: false,
      confirms: false,
    });
  });

  it('is believed about all it says', () => {
    const said = {
      safety: 'report',
      severity: 'info',
      preset: 'off',
      sign: 'picture',
      options: { most: 3 },
      needs: ['nlcst'],
      paced: true,
      confirms: true,
    } as const;
    expect(
      defineRule({ id: 'a/full', phase: 'structure', scope: 'document', docs, create: () => () => {}, ...said }),
    ).toMatchObject(said);
  });
});

describe('the deletion budget', () => {
  it('is a word of the engine that informs and applies nothing', () => {
    const result = run(kept(12) + junk(8), [deleting('junk')]);
    expect(result.findings.find((one) => one.rule === BUDGET)).toEqual({
      id: expect.stringMatching(/^c-[0-9a-f]{14}$/),
      rule: BUDGET,
      severity: 'info',
      safety: 'report',
      status: 'proposed',
      confidence: 1,
      inQuote: false,
      start: 0,
      end: 0,
      line: 1,
      column: 1,
      message:
        'Safe deletions would take 40 % of the words, more than the budget of 30 %, so a person should look at each of them.',
      evidence: {},
      edits: [],
    });
  });

  it('is spent by more than 30 words in a hundred, not by 30', () => {
    expect(isOverBudget(run(kept(70) + junk(30), [deleting('junk')]))).toBe(false);
    expect(isOverBudget(run(kept(69) + junk(31), [deleting('junk')]))).toBe(true);
  });

  it('counts what is safe only, at either level', () => {
    const text = kept(60) + junk(20) + 'dross '.repeat(20);
    const rules = [deleting('junk'), deleting('dross', { safety: 'review' })];
    for (const level of ['safe', 'review'] as const) expect(isOverBudget(run(text, rules, { level }))).toBe(false);
  });

  it('says nothing of fewer than twelve words', () => {
    expect(isOverBudget(run(kept(6) + junk(5), [deleting('junk')]))).toBe(false);
    expect(isOverBudget(run(kept(7) + junk(5), [deleting('junk')]))).toBe(true);
  });

  it('leaves what nobody would apply as it is', () => {
    const judge = (safety: Safety): Safety | undefined =>
      candidateOf(
        { start: 0, end: 5, message: 'm', safety, edits: [{ start: 0, end: 5, text: '' }] },
        deleting('junk'),
        new Article(junk(9)),
        { allow: [], demoteDeletions: true },
      )?.safety;
    expect([judge('safe'), judge('review'), judge('report')]).toEqual(['review', 'review', 'report']);
  });

  it('is nothing to a text that holds no article', () => {
    const result = run(kept(3) + junk(97), [deleting('junk')]);
    expect(result.verdict).toBe('no-article');
    expect(isOverBudget(result)).toBe(false);
  });

  it('at level safe is counted again when the other repairs are done', () => {
    const growing = rule('b/grow', ({ article, report }) => {
      const at = article.text.indexOf('x ');
      if (at >= 0)
        report({ start: at, end: at + 1, message: 'm', edits: [{ start: at, end: at + 1, text: kept(4).trim() }] });
    });
    const rules = [deleting('junk'), growing];
    // 6 words of 19 are more than the budget, but behind the repair 6 of 22 are not.
    const repaired = run(`${kept(12)}${junk(6)}x `, rules);
    expect(repaired.text).toBe(kept(16));
    expect(isOverBudget(repaired)).toBe(false);
    expect(run(`${kept(12)}${junk(16)}x `, rules).text).toBe(kept(12) + junk(16) + kept(4));
  });
});

describe('a text of which nothing would be left', () => {
  it('holds no article from twelve words on; fewer say nothing', () => {
    expect(run(junk(12), [deleting('junk')]).verdict).toBe('no-article');
    expect(run(junk(11), [deleting('junk')]).verdict).toBe('edited');
  });

  it('is clean when all that was found stays silent', () => {
    const result = run(kept(20) + junk(1), [deleting('junk')], { allow: ['junk'] });
    expect(result.findings.map(({ status }) => status)).toEqual(['suppressed']);
    expect(result.verdict).toBe('clean');
  });
});

describe('lines that are known of a site', () => {
  it('are no part of the article, however many stand around a short one', () => {
    const text = kept(12) + junk(200);
    expect(run(text, [deleting('junk')], { fullPage: true }).verdict).toBe('edited');
    expect(run(kept(2) + junk(200), [deleting('junk')], { fullPage: true }).verdict).toBe('no-article');
    expect(run(kept(2) + junk(200), [deleting('junk', { scope: 'site' })], { fullPage: true }).text).toBe(kept(2));
  });

  it('do not hide that nearly all of the rest would go', () => {
    const text = kept(1) + 'dross '.repeat(60) + junk(100);
    const rules = [deleting('junk', { scope: 'site' }), deleting('dross')];
    expect(run(text, rules, { fullPage: true }).verdict).toBe('no-article');
  });
});

describe('the order of findings', () => {
  const saying = (id: string, drafts: readonly Draft[], more: More = {}): ActiveRule =>
    rule(id, ({ report }) => void drafts.map(report), more);

  it('is by place, rule and entry, whatever the order of the rules', () => {
    const at = (start: number, entry?: string): Draft => ({
      start,
      end: start + 1,
      message: 'm',
      ...(entry === undefined ? {} : { entry }),
    });
    const rules = [saying('b/rule', [at(3, 'b'), at(3, 'a'), at(3)]), saying('a/rule', [at(3), at(1)])];
    const names = run(kept(4), rules).findings.map(({ start, rule: id, entry }) => `${start} ${id} ${entry ?? ''}`);
    expect(names).toEqual(['1 a/rule ', '3 a/rule ', '3 b/rule ', '3 b/rule a', '3 b/rule b']);
  });

  it('of two that want the same words the safer one is proposed, though it was found later', () => {
    const edits = (text: string): readonly Edit[] => [{ start: 0, end: 4, text }];
    const draft = (text: string): Draft => ({ start: 0, end: 4, message: 'm', edits: edits(text) });
    const rules = [
      saying('a/report', [draft('one')], { safety: 'report' }),
      saying('b/review', [draft('two')], { safety: 'review', phase: 'words' }),
    ];
    const statuses = run(kept(20), rules).findings.map(({ rule: id, status }) => `${id} ${status}`);
    expect(statuses).toEqual(['a/report superseded', 'b/review proposed']);
  });

  it('hands the places on that explain a finding, and names rules that undo each other in order', () => {
    const related = [{ start: 5, end: 9 }];
    expect(run(kept(4), [saying('a/rule', [{ start: 0, end: 4, message: 'm', related }])]).findings[0]).toMatchObject({
      related,
    });
    const swap = (id: string, at: number): ActiveRule =>
      rule(id, ({ article, report }) => {
        const text = article.text.startsWith('one', at) ? 'two' : 'one';
        report({ start: at, end: at + 3, message: 'm', edits: [{ start: at, end: at + 3, text }] });
      });
    const cycle = run(`one one ${kept(12)}`, [swap('b/back', 0), swap('a/forth', 4)]);
    expect(cycle.findings.find((one) => one.rule === 'engine/cycle')?.message).toBe(
      'These rules undo each other and were stopped: a/forth, b/back',
    );
  });
});

describe('a draft of several edits', () => {
  const judged = (edits: readonly Edit[], phase: Phase = 'structure', allow: readonly string[] = []) =>
    candidateOf(
      { start: 0, end: 35, message: 'm', edits },
      rule('a/rule', () => {}, { phase }),
      new Article('He said “the pier is closed” today.'),
      { allow, demoteDeletions: false },
    );
  const outside = { start: 0, end: 2, text: 'She' };
  const inside = { start: 13, end: 17, text: 'quay' };

  it('is in a quotation when one of them is, and then nobody applies it in bulk', () => {
    expect(judged([outside, inside])).toMatchObject({ inQuote: true, safety: 'report' });
    expect(judged([outside])).toMatchObject({ inQuote: false, safety: 'safe' });
    for (const phase of ['structure', 'lines', 'words'] as const)
      expect(judged([inside], phase)?.safety).toBe('report');
    for (const phase of ['characters', 'spacing'] as const) expect(judged([inside], phase)?.safety).toBe('safe');
  });

  it('is suppressed when one of them touches one of the allowed phrases', () => {
    expect(judged([outside, inside], 'structure', ['pier', 'ferry'])?.suppressed).toBe(true);
    expect(judged([outside, inside], 'structure', ['ferry'])?.suppressed).toBe(false);
  });

  it('takes words when nothing but white space comes in their place', () => {
    expect(judged([{ start: 0, end: 3, text: ' ' }])?.words).toBe(1);
    expect(judged([{ start: 0, end: 3, text: 'It ' }])?.words).toBe(0);
  });

  it('is the same as another when place and text are', () => {
    const one = { start: 1, end: 2, text: 'a' };
    expect(sameEdit(one, { ...one })).toBe(true);
    for (const other of [{ start: 0 }, { end: 3 }, { text: 'b' }])
      expect(sameEdit(one, { ...one, ...other })).toBe(false);
  });
});

describe('a finding that is alone', () => {
  it('steps down by one when it is furniture that takes words, and to a report when it may belong to the article', () => {
    expect(safetyAlone('furniture', 'safe', 3)).toBe('review');
    expect(safetyAlone('furniture', 'safe', 0)).toBe('safe');
    expect(safetyAlone('picture', 'safe', 0)).toBe('report');
    expect(safetyAlone('provenance', 'review', 3)).toBe('report');
    expect(safetyAlone('proof', 'safe', 3)).toBe('safe');
  });
});

describe('a finding', () => {
  it('is told from another by the words behind it as well', () => {
    const before = 'a long line of words in front of it ';
    const text = `${before}pier was closed. ${before}pier was open.`;
    const identities = new Identities();
    const ids = [text.indexOf('pier'), text.lastIndexOf('pier')].map((start) =>
      identities.of('a/rule', undefined, text, { start, end: start + 4 }),
    );
    expect(ids).toEqual([expect.stringMatching(/^c-[0-9a-f]{14}$/), expect.stringMatching(/^c-[0-9a-f]{14}$/)]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('lies inside a deletion that ends where it ends', () => {
    const outer = { start: 0, end: 10, text: '' };
    expect(isInside({ start: 5, end: 10, text: 'x' }, outer)).toBe(true);
    expect(isInside({ start: 0, end: 5, text: 'x' }, outer)).toBe(true);
    expect(isInside({ start: 5, end: 11, text: 'x' }, outer)).toBe(false);
  });
});

describe('signs of a page', () => {
  const sign = (more: Partial<Candidate> = {}, draft: Partial<Draft> = {}, id = 'a/plea'): Candidate => {
    const made = candidateOf(
      { start: 0, end: 4, message: 'm', edits: [{ start: 0, end: 5, text: '' }], ...draft },
      rule(id, () => {}, { sign: 'furniture' }),
      new Article(kept(9)),
      { allow: [], demoteDeletions: false },
    );
    return { ...(made as Candidate), ...more };
  };
  const lone = (...candidates: Candidate[]): boolean => unconfirmed(candidates).has('furniture');

  it('are two that take words', () => {
    expect(lone(sign())).toBe(true);
    expect(lone(sign(), sign())).toBe(false);
    expect(lone(sign(), sign({ words: 0 }))).toBe(true);
  });

  it('are none that nobody would apply', () => {
    expect(lone(sign(), sign({ safety: 'report' }))).toBe(true);
    expect(lone(sign(), sign({ suppressed: true }))).toBe(true);
  });

  it('are one for all copies that one rule finds, however many', () => {
    const related = [{ start: 5, end: 9 }];
    expect(lone(sign({}, { related }), sign({}, { related }))).toBe(true);
    expect(lone(sign({}, { related }), sign({}, { related }, 'a/other'))).toBe(false);
    expect(lone(sign({}, { related }), sign())).toBe(false);
  });
});
