import { expect, it } from 'vitest';
import { Galley } from '../galley.ts';
import type { Finding } from './finding.ts';

const galley = await Galley.create({ config: false });
const STORY = 'The lock at Hursdale stays closed until May.\n\nIts gates are old, and at night they groan.\n\n';
const spacing = (text: string): Finding | undefined =>
  galley.check(text).findings.find(({ rule }) => rule === 'structure/whitespace');

it('a break that is too much only without a line below is no safer than the deletion of that line', () => {
  const lone = `${STORY}Source link\n`;
  const { findings, text } = galley.check(lone);
  expect(findings.map(({ rule, safety }) => [rule, safety])).toEqual([
    ['structure/whitespace', 'review'],
    ['boilerplate/source-trailer', 'review'],
  ]);
  expect(text).toBe(STORY.trimEnd().concat('\n'));
});

it.each([
  'Source link\n',
  'Source link\n\n\n',
  '  \n\nSource link',
  'Source link',
  'Share this article\n\nSource link\n',
])('level safe changes all that is called safe: %j', (tail) => {
  const text = STORY + tail;
  const isSafe = ({ safety, status }: Finding): boolean => safety === 'safe' && status === 'proposed';
  const called = galley.check(text).findings.filter(isSafe);
  const done = galley.check(text, { level: 'safe' }).findings.filter(isSafe);
  const kinds = new Set(done.map(({ rule, start }) => `${rule} ${start}`));
  expect(called.filter(({ rule, start }) => !kinds.has(`${rule} ${start}`))).toEqual([]);
});

it('other spacing keeps its own safety', () => {
  expect(spacing(STORY)?.safety).toBe('safe');
  expect(spacing(`${STORY.replace('old, ', 'old,  ')}Source link\n`)?.safety).toBe('safe');
  expect(spacing(`${STORY.trimEnd()}\n`)).toBeUndefined();
});
