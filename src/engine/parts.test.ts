import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { appliedEdits, isAppliedAt } from './applied.ts';
import { byPosition } from './apply.ts';
import { type ActiveRule, type Candidate, candidateOf, foldText, isApplied } from './candidates.ts';
import type { Draft, Edit, Finding, Level, Result, Safety, Status } from './finding.ts';
import { Identities } from './identity.ts';
import { TakenEdits } from './intervals.ts';
import { OffsetMap } from './offsets.ts';
import { resolve } from './resolve.ts';
import { defineRule, type Phase } from './rule.ts';
import { runSync } from './run.ts';
import { RunState } from './state.ts';

const edit = (start: number, end: number, text = ''): Edit => ({ start, end, text });

/** A rule that reports these drafts about every text that holds `word`. */
function rule(
  id: string,
  drafts: (text: string) => Draft[],
  phase: Phase = 'structure',
  safety: Safety = 'safe',
): ActiveRule {
  const docs = { summary: 's', why: 'w', fix: 'f', bad: [], good: [] };
  const made = defineRule({
    id,
    phase,
    scope: 'document',
    safety,
    docs,
    create:
      () =>
      ({ article, report }) => {
        for (const draft of drafts(article.text)) report(draft);
      },
  });
  return { rule: made, order: 0, check: made.create({ options: {} }) };
}

const silent = rule('a/silent', () => []);
const article = new Article('0123456789012345678901234567890123456789');

function candidate(edits: Edit[], more: Partial<Candidate> = {}, draft: Partial<Draft> = {}): Candidate {
  const start = Math.min(...edits.map((one) => one.start), 40);
  const end = Math.max(...edits.map((one) => one.end), start);
  const made = candidateOf({ start, end, message: 'm', edits, ...draft }, silent, article, {
    allow: [],
    demoteDeletions: false,
  });
  if (!made) throw new Error('protected');
  return { ...made, ...more };
}

function run(text: string, rules: ActiveRule[], level: Level = 'review'): Result {
  return runSync(text, {
    rules: rules.map((one, order) => ({ ...one, order })),
    level,
    allow: [],
    fullPage: false,
    budget: false,
    article: {},
  });
}

describe('edits of a draft', () => {
  it('may come in any order and touch, but not overlap', () => {
    const edits = [edit(20, 22), edit(0, 2), edit(2, 4, 'x'), edit(10, 12)];
    expect(candidate(edits).edits.map(({ start }) => start)).toEqual([0, 2, 10, 20]);
    expect(candidate([edit(2, 4), edit(2, 2, 'x')]).edits.map(({ end }) => end)).toEqual([2, 4]);
    expect(() => candidate([edit(0, 3), edit(2, 4)])).toThrow(/overlapping edits/);
    expect(() => candidate([edit(2, 2, 'a'), edit(2, 2, 'b')])).toThrow(/overlapping edits/);
  });
});

describe('appliedEdits', () => {
  const finding = (status: Status, safety: Safety, at: number): Finding =>
    ({ status, safety, edits: [edit(at, at + 1)] }) as unknown as Finding;
  const findings = [
    finding('proposed', 'review', 4),
    finding('proposed', 'safe', 2),
    finding('proposed', 'report', 6),
    finding('superseded', 'safe', 8),
  ];

  it('are those of proposed findings up to the level, sorted', () => {
    expect(appliedEdits(findings, 'safe')).toEqual([edit(2, 3)]);
    expect(appliedEdits(findings, 'review')).toEqual([edit(2, 3), edit(4, 5)]);
    expect(findings.map((one) => isAppliedAt(one, 'review'))).toEqual([true, true, false, false]);
  });
});

describe('TakenEdits', () => {
  it('hold two insertions at one place for an overlap, but not an insertion at the border of a deletion', () => {
    const taken = new TakenEdits();
    taken.add(edit(5, 5, 'a'));
    taken.add(edit(5, 8));
    expect(taken.overlapping(edit(5, 5, 'b'))).toEqual([edit(5, 5, 'a')]);
    expect(taken.overlapping(edit(8, 8, 'b'))).toEqual([]);
    expect(taken.overlapping(edit(6, 6, 'b'))).toEqual([edit(5, 8)]);
  });

  it('answers like a look at every edit', () => {
    const some = fc.tuple(fc.nat(20), fc.nat(4)).map(([start, length]) => edit(start, start + length));
    const overlap = (a: Edit, b: Edit): boolean =>
      a.start === a.end && b.start === b.end ? a.start === b.start : a.start < b.end && b.start < a.end;
    fc.assert(
      fc.property(fc.array(fc.tuple(some, fc.boolean()), { maxLength: 20 }), some, (steps, question) => {
        const taken = new TakenEdits();
        let all: Edit[] = [];
        for (const [one, isRemoved] of steps) {
          if (all.some((other) => overlap(one, other))) continue;
          taken.add(one);
          all.push(one);
          if (!isRemoved) continue;
          taken.remove(one);
          all = all.filter((other) => other !== one);
          taken.remove(one);
        }
        expect(taken.overlapping(question)).toEqual(all.filter((one) => overlap(one, question)).sort(byPosition));
      }),
    );
  });
});

describe('resolve', () => {
  const fates = (candidates: Candidate[], level: Level = 'review'): Record<string, number[]> => {
    const { winners, superseded, conflicts, rest } = resolve(candidates, level);
    const starts = (list: readonly Candidate[]): number[] => list.map((one) => candidates.indexOf(one)).sort();
    return {
      winners: starts(winners),
      superseded: starts(superseded),
      conflicts: starts(conflicts),
      rest: starts(rest),
    };
  };
  const at = (order: number, edits: Edit[], safety: Safety = 'safe'): Candidate =>
    candidate(edits, { rule: { ...silent, order }, safety });

  it('applies what does not meet', () => {
    expect(fates([at(0, [edit(0, 2)]), at(1, [edit(2, 4)]), at(2, [edit(4, 4, 'x')])])).toMatchObject({
      winners: [0, 1, 2],
    });
  });

  it('supersedes repeats and what lies inside a deletion, in either order', () => {
    expect(fates([at(0, [edit(0, 4, 'x')]), at(1, [edit(0, 4, 'x')])])).toMatchObject({
      winners: [0],
      superseded: [1],
    });
    expect(fates([at(0, [edit(0, 9)]), at(1, [edit(2, 4, 'x')])])).toMatchObject({ winners: [0], superseded: [1] });
    expect(fates([at(0, [edit(2, 4, 'x')]), at(1, [edit(0, 9)])])).toMatchObject({ winners: [1], superseded: [0] });
    expect(fates([at(0, [edit(2, 4)]), at(1, [edit(5, 6)]), at(2, [edit(0, 9)])])).toMatchObject({
      winners: [2],
      superseded: [0, 1],
    });
  });

  it('calls every other overlap a conflict', () => {
    expect(fates([at(0, [edit(0, 4)]), at(1, [edit(3, 6)])])).toMatchObject({ winners: [0], conflicts: [1] });
    expect(fates([at(0, [edit(2, 4, 'x')]), at(1, [edit(0, 9, 'y')])])).toMatchObject({ winners: [0], conflicts: [1] });
    expect(fates([at(0, [edit(2, 4)]), at(1, [edit(0, 9)], 'review')])).toMatchObject({ winners: [0], conflicts: [1] });
    expect(fates([at(0, [edit(2, 4), edit(12, 14)]), at(1, [edit(0, 9)])])).toMatchObject({
      winners: [0],
      conflicts: [1],
    });
    expect(fates([at(0, [edit(0, 4)]), at(1, [edit(1, 2), edit(8, 9)])])).toMatchObject({
      winners: [0],
      conflicts: [1],
    });
  });

  it('frees the place of what was swallowed', () => {
    expect(fates([at(0, [edit(2, 4)]), at(1, [edit(0, 6)]), at(2, [edit(0, 9)])])).toMatchObject({
      winners: [2],
      superseded: [0, 1],
    });
  });

  it('leaves out what has no edits, is suppressed or beyond the level', () => {
    const all = [
      at(0, []),
      candidate([edit(0, 1)], { suppressed: true }),
      at(2, [edit(3, 4)], 'review'),
      at(3, [edit(5, 6)], 'report'),
    ];
    expect(fates(all, 'safe')).toMatchObject({ winners: [], rest: [0, 1, 2, 3] });
    expect(fates(all)).toMatchObject({ winners: [2], rest: [0, 1, 3] });
    expect(isApplied({ safety: 'safe', edits: [] }, 'review')).toBe(false);
  });

  it('ranks by safety, order, confidence, place, reach and entry', () => {
    const first = (a: Candidate, b: Candidate): number[] | undefined => fates([b, a]).winners;
    const same = [edit(3, 5, 'x')];
    const other = [edit(3, 5, 'y')];
    expect(first(at(1, same), at(0, other, 'review'))).toEqual([1]);
    expect(first(at(0, same), at(1, other))).toEqual([1]);
    expect(first(candidate(same, { confidence: 0.9 }), candidate(other, { confidence: 0.8 }))).toEqual([1]);
    expect(first(candidate(same, {}, { start: 1 }), candidate(other, {}, { start: 2 }))).toEqual([1]);
    expect(first(candidate(same, {}, { end: 9 }), candidate(other, {}, { end: 8 }))).toEqual([1]);
    expect(first(candidate(same, {}, { entry: 'a' }), candidate(other, {}, { entry: 'b' }))).toEqual([1]);
    expect(first(candidate(same), candidate(other, {}, { entry: 'b' }))).toEqual([1]);
    expect(first(at(0, [edit(3, 7, 'x')]), at(0, [edit(3, 6, 'y')]))).toEqual([1]);
  });
});

describe('OffsetMap', () => {
  const owned = (...edits: Edit[]): OffsetMap => new OffsetMap(edits.map((one, owner) => ({ ...one, owner })));

  it('maps ranges through deletions, insertions and replacements', () => {
    // abcdefghij -> abXYgh!ij
    const map = owned(edit(2, 6, 'XY'), edit(8, 8, '!'));
    expect(map.span({ start: 0, end: 2 })).toEqual({ start: 0, end: 2 });
    expect(map.span({ start: 2, end: 3 })).toEqual({ start: 2, end: 6 });
    expect(map.span({ start: 1, end: 5 })).toEqual({ start: 1, end: 7 });
    expect(map.span({ start: 6, end: 7 })).toEqual({ start: 8, end: 8 });
    expect(map.span({ start: 7, end: 9 })).toEqual({ start: 8, end: 10 });
    expect(map.span({ start: 9, end: 9 })).toEqual({ start: 10, end: 10 });
  });

  it('splits an edit around deletions and takes insertions over', () => {
    const map = owned(edit(2, 6), edit(8, 9, '!'));
    // abcdefghij -> abgh!j
    expect(map.edit(edit(1, 3, 'Z'), 'abgh!j')).toEqual({ pieces: [edit(1, 2, 'Z'), edit(6, 7)], absorbed: [] });
    expect(map.edit(edit(2, 2, 'Z'), 'abgh!j')).toEqual({ pieces: [edit(6, 6, 'Z')], absorbed: [] });
    expect(map.edit(edit(3, 5), 'abgh!j')).toEqual({ pieces: [edit(7, 9)], absorbed: [1] });
  });

  it('keeps what stays of an inserted text', () => {
    const map = owned(edit(1, 2, 'XYZ'));
    expect(map.edit(edit(2, 3, '-'), 'aXYZc')).toEqual({ pieces: [edit(1, 2, 'X-Z')], absorbed: [0] });
  });
});

describe('RunState', () => {
  const two = (from: string): ActiveRule =>
    rule('b/two', (text) => {
      const at = text.indexOf(from);
      return at < 0
        ? []
        : [{ start: at, end: at + 5, message: 'm', edits: [edit(at + 1, at + 2, '1'), edit(at + 3, at + 4, '2')] }];
    });

  it('refuses a finding with two edits inside one inserted text, where both would take it over; another run makes them one', () => {
    const first = rule(
      'a/first',
      (text) =>
        text === 'one two' ? [{ start: 0, end: 7, message: 'm', edits: [edit(0, 3, 'aXbYc'), edit(4, 7, 'TWO')] }] : [],
      'characters',
    );
    const result = run('one two', [first, two('aXbYc')]);
    expect(result.text).toBe('a1b2c TWO');
    expect(result.findings.map((one) => [one.rule, one.status, one.edits.length])).toEqual([
      ['b/two', 'proposed', 2],
      ['a/first', 'superseded', 2],
    ]);
  });

  it('is not run again when rules undo each other: this text would double a hundred times', () => {
    const inserted = rule(
      'a/first',
      (text) =>
        text.startsWith('one')
          ? [{ start: 0, end: 7, message: 'm', edits: [edit(0, 3, 'aXbYc'), edit(4, 7, 'TWO')] }]
          : [],
      'characters',
    );
    const double = rule('c/double', (text) =>
      [...text.matchAll(/z/g)].map(({ index }) => ({
        start: index,
        end: index + 1,
        message: 'm',
        edits: [edit(index, index + 1, 'zz')],
      })),
    );
    const { findings, text } = run('one two z', [inserted, two('aXbYc'), double]);
    expect(findings.map((one) => one.rule)).toContain('engine/cycle');
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'b/two', status: 'conflict' }));
    expect(text.length).toBeLessThan(5000);
  });

  it('refuses to take over a part of a finding', () => {
    const state = new RunState('one two three');
    const first = candidate([edit(0, 3, '1'), edit(4, 7, '2')]);
    const { state: next } = state.advance([first]);
    expect(next.text).toBe('1 2 three');
    const part = candidate([edit(0, 1, 'I')]);
    expect(next.advance([part])).toMatchObject({ refused: [part], state: { text: '1 2 three' } });
    const whole = candidate([edit(0, 1, 'I'), edit(2, 3, 'II')]);
    const last = next.advance([whole]);
    expect(last).toMatchObject({ refused: [], state: { text: 'I II three', superseded: [{ candidate: first }] } });
    expect(last.state.standing().map((one) => one.candidate)).toEqual([whole]);
  });

  it('keeps what a finding deleted when a later one takes its inserted text over', () => {
    const { state } = new RunState('one two three').advance([candidate([edit(0, 4), edit(8, 13, '3')])]);
    expect(state.text).toBe('two 3');
    const { state: next } = state.advance([candidate([edit(4, 5, 'III')])]);
    expect(next.text).toBe('two III');
    expect(next.standing()).toMatchObject([{ edits: [edit(0, 4), edit(8, 13, 'III')] }]);
  });

  it('lets only one of two winners take an inserted text over', () => {
    const { state } = new RunState('one two').advance([candidate([edit(0, 3, 'abcd')])]);
    const [left, right] = [candidate([edit(0, 1, 'A')]), candidate([edit(3, 4, 'D')])];
    const { state: next, refused } = state.advance([left, right]);
    expect(next.text).toBe('Abcd two');
    expect(refused).toEqual([right]);
  });

  it('maps related places and findings that are not applied', () => {
    const { state } = new RunState('one two three').advance([candidate([edit(0, 4)])]);
    const info = candidate([edit(0, 3, '2')], {}, { related: [{ start: 4, end: 9 }] });
    expect(state.place(info)).toMatchObject({
      start: 4,
      end: 7,
      edits: [edit(4, 7, '2')],
      related: [{ start: 8, end: 13 }],
    });
  });
});

describe('judging a draft', () => {
  const judge = (
    draft: Partial<Draft>,
    by: Partial<ActiveRule> = {},
    text = 'He said “the pier is closed” today.',
    options = {},
  ): Candidate | undefined =>
    candidateOf({ start: 0, end: 1, message: 'm', ...draft }, { ...silent, ...by }, new Article(text, options), {
      allow: ['pier'],
      demoteDeletions: true,
    });

  it('takes safety and severity of the config before those of the draft before those of the rule', () => {
    expect(judge({})).toMatchObject({ safety: 'safe', severity: 'warning', confidence: 0.95 });
    expect(judge({ safety: 'review', severity: 'info' })).toMatchObject({
      safety: 'review',
      severity: 'info',
      confidence: 0.8,
    });
    expect(judge({ safety: 'review', severity: 'info' }, { safety: 'report', severity: 'error' })).toMatchObject({
      safety: 'report',
      severity: 'error',
      confidence: 0.5,
    });
    expect(judge({ confidence: 0.3 })?.confidence).toBe(0.3);
  });

  it('demotes deletions of words, and nothing else', () => {
    expect(judge({ edits: [edit(0, 3)] })).toMatchObject({ safety: 'review', words: 1 });
    expect(judge({ edits: [edit(0, 2, 'She')] })).toMatchObject({ safety: 'safe', words: 0 });
    expect(judge({ edits: [edit(2, 3, '')] })).toMatchObject({ safety: 'safe', words: 0 });
    expect(
      judge(
        { edits: [edit(0, 2, '')] },
        rule('a/c', () => [], 'characters'),
      ),
    ).toMatchObject({ safety: 'safe', words: 0 });
  });

  it('guards quotations from rules about words, also where the finding has no edits', () => {
    expect(judge({ start: 13, end: 17 })).toMatchObject({ inQuote: true, safety: 'report' });
    const spacing = rule('a/s', () => [], 'spacing');
    expect(judge({ edits: [edit(12, 13, '\u00a0')] }, spacing)).toMatchObject({ inQuote: true, safety: 'safe' });
  });

  it('suppresses what touches an allowed term, also where the finding has no edits', () => {
    expect(judge({ start: 13, end: 17 })?.suppressed).toBe(true);
    expect(judge({ start: 13, end: 17, edits: [edit(0, 2, 'x')] })?.suppressed).toBe(false);
    expect(foldText('  The  ‘PIER’ ')).toBe("the 'pier'");
  });

  it('drops what touches a protected range', () => {
    const options = { protectedSpansOf: () => [{ start: 3, end: 7 }] };
    expect(judge({ edits: [edit(4, 5, 'x')] }, {}, 'Read code here', options)).toBeUndefined();
    expect(judge({ edits: [edit(0, 2, 'x')] }, {}, 'Read code here', options)).toBeDefined();
    const coded = rule('a/x', (text) => [{ start: 4, end: 5, message: 'm', edits: [edit(4, 5, text)] }]);
    const result = runSync('Read code here', {
      rules: [coded],
      level: 'review',
      allow: [],
      fullPage: false,
      article: options,
    });
    expect(result).toMatchObject({ verdict: 'clean', findings: [] });
  });

  it.each([
    ['a range that runs backwards', { start: 2, end: 1 }, 'a range outside the text'],
    ['an edit outside', { edits: [edit(30, 99)] }, 'an edit outside the text'],
    ['an edit that runs backwards', { edits: [edit(3, 2)] }, 'an edit outside the text'],
    ['an edit before the text', { edits: [edit(-1, 2)] }, 'an edit outside the text'],
    ['edits that overlap', { edits: [edit(0, 3), edit(2, 4)] }, 'overlapping edits'],
    ['two insertions at one place', { edits: [edit(3, 3, 'a'), edit(3, 3, 'b')] }, 'overlapping edits'],
    ['an offset that is no number', { start: Number.NaN }, 'a range outside the text'],
  ])('names the rule that reports %s', (_, draft, message) => {
    expect(() => judge(draft)).toThrow(`rule a/silent reported ${message}`);
  });
});

describe('a run', () => {
  const info = (id: string, at: number, more: Partial<Draft> = {}): ActiveRule =>
    rule(id, () => [{ start: at, end: at + 1, message: id, ...more }], 'structure', 'report');

  it('sorts findings by place, then rule, then entry, and says a thing once', () => {
    const rules = [
      info('b/b', 0),
      info('a/a', 0, { entry: 'y' }),
      info('a/a', 0, { entry: 'x' }),
      info('a/a', 0),
      info('a/a', 2),
      info('a/a', 2),
    ];
    expect(run('A text.', rules).findings.map(({ rule: id, entry, start }) => [start, id, entry])).toEqual([
      [0, 'a/a', undefined],
      [0, 'a/a', 'x'],
      [0, 'a/a', 'y'],
      [0, 'b/b', undefined],
      [2, 'a/a', undefined],
    ]);
  });

  it('is only called clean when no more than information was found', () => {
    expect(run('A text.', [info('a/a', 0, { severity: 'info' })]).verdict).toBe('clean');
    expect(run('A text.', [info('a/a', 0)]).verdict).toBe('flagged');
  });

  it('hands alternatives and metadata on; what was found first stays and lists are joined', () => {
    const metadata = [
      { date: '1 May', tags: ['a', 'b'] },
      { date: '2 May', tags: ['b', 'c'], title: 'T' },
    ];
    const rules = metadata.map((one, i) => info(`a/m${i}`, i, { metadata: one, alternatives: ['x'] }));
    const result = run('A text.', rules);
    expect(result.metadata).toEqual({ date: '1 May', tags: ['a', 'b', 'c'], title: 'T' });
    expect(result.findings[0]?.alternatives).toEqual(['x']);
  });

  it('learns, scores and is stopped by what rules say about the whole text', () => {
    const docs = { summary: 's', why: 'w', fix: 'f', bad: [], good: [] };
    const speak = defineRule({
      id: 'a/speak',
      phase: 'structure',
      scope: 'document',
      docs,
      create:
        () =>
        ({ learn, score, noArticle, metadata, fullPage, original, article: now }) => {
          score('spun', 0.5);
          score('spun', 0.25);
          learn({ title: metadata.title ? 'again' : `${fullPage} ${original.text === now.text}` });
          noArticle();
        },
    });
    const result = run('One two three.', [{ rule: speak, order: 0, check: speak.create({ options: {} }) }]);
    expect(result).toMatchObject({ verdict: 'no-article', scores: { spun: 0.5 }, metadata: { title: 'false true' } });
  });

  it('may cut a whole page down to two words in a hundred, other texts to ten', () => {
    const docs = { summary: 's', why: 'w', fix: 'f', bad: [], good: [] };
    const cut = (isPage: boolean): ActiveRule => {
      const made = defineRule({
        id: 'a/cut',
        phase: 'structure',
        scope: 'document',
        safety: 'safe',
        docs,
        create:
          () =>
          ({ article: now, report, wholePage }) => {
            if (isPage) wholePage();
            const at = now.text.indexOf('junk');
            if (at >= 0) report({ start: at, end: now.text.length, message: 'm', edits: [edit(at, now.text.length)] });
          },
      });
      return { rule: made, order: 0, check: made.create({ options: {} }) };
    };
    const text = (kept: number): string => 'kept '.repeat(kept) + 'junk '.repeat(100 - kept);
    expect(run(text(11), [cut(false)]).verdict).toBe('edited');
    expect(run(text(10), [cut(false)]).verdict).toBe('no-article');
    expect(run(text(3), [cut(true)]).verdict).toBe('edited');
    expect(run(text(2), [cut(true)]).verdict).toBe('no-article');
    expect(run('kept junk junk junk junk junk junk junk junk junk junk', [cut(false)]).verdict).toBe('edited');
  });

  it('stops after ten passes of a phase', () => {
    const grow = rule('a/grow', (text) => [
      { start: 0, end: 0, message: 'm', edits: [edit(text.length, text.length, 'x')] },
    ]);
    const result = run('A text.', [grow]);
    expect(result.findings.some((one) => one.rule === 'engine/cycle')).toBe(true);
  });
});

it('a rule has an id of family and name', () => {
  expect(() => rule('nofamily', () => [])).toThrow('rule id “nofamily” is not family/name in kebab case');
});

it('equal findings of one article get ids of their own, with the same beginning', () => {
  // Decisions and baselines on people's disks name findings by these: another hash would forget them all.
  const at = { start: 4, end: 17 };
  expect(new Identities().of('boilerplate/ad-marker', 'mark', 'Fog.Advertisement', at)).toBe('c-00630a0a6560f4');
  const ids = new Identities();
  const text = `${'x'.repeat(40)} pier ${'x'.repeat(80)} pier ${'x'.repeat(40)}`;
  const [a, b] = [text.indexOf('pier'), text.lastIndexOf('pier')].map((at) =>
    ids.of('a/b', undefined, text, { start: at, end: at + 4 }),
  );
  expect(a).toMatch(/^c-[0-9a-f]{14}$/);
  expect(b).toBe(`${a}-1`);
  expect(ids.of('a/b', 'e', text, { start: 41, end: 45 })).not.toBe(a);
});
