import { describe, expect, it } from 'vitest';
import { describeExamples } from '../examples.ts';
import { runRule } from '../testing.ts';
import { authorBox } from './author-box.ts';

const PROSE = 'The lock at Hursdale will be closed until May, the canal trust said on Monday.';
const clean = (box: string): string => runRule(authorBox, `${PROSE}\n\n${box}`).text;

describeExamples(authorBox);

describe('boilerplate/author-box', () => {
  it.each([
    [
      'name, byline, handle, role and note',
      'Nell Ashdown\n\nBy Nell Ashdown\n\n@nellashdown\n\nReporter\n\nReporter covering the Leven.',
    ],
    ['a handle of the surname', 'Nell Ashdown\n@ashdown_gp\nSenior editor'],
    ['letters with marks', 'Zoë Müller\nVon Zoë Müller\nRedakteurin'],
  ])('takes away %s', (_, box) => expect(clean(box)).toBe(`${PROSE}\n\n`));

  it('keeps the name as metadata and what follows the box as text', () => {
    const result = runRule(
      authorBox,
      `${PROSE}\n\nNell Ashdown\n\nBy Nell Ashdown\n\nReporter\n\nThe trust paid for it.\n`,
    );
    expect(result.text).toBe(`${PROSE}\n\nThe trust paid for it.\n`);
    expect(result.metadata.byline).toBe('Nell Ashdown');
    expect(result.findings[0]?.evidence).toEqual({ name: 'Nell Ashdown', signs: ['byline', 'role'] });
  });

  it.each([
    ['the handle of another person', 'Nell Ashdown\n@tomgarrow\nReporter'],
    ['a byline alone', 'Nell Ashdown\nBy Nell Ashdown'],
    ['a role alone', 'Nell Ashdown\nReporter'],
    ['an embedded post', 'Nell Ashdown\n@nellashdown\nThe editor covers up everything, and nobody asks why.'],
  ])('leaves %s', (_, box) => expect(clean(box)).toBe(`${PROSE}\n\n${box}`));

  it('needs an article above it', () => {
    const box = 'Portrait\n\nNell Ashdown\n\nBy Nell Ashdown\n\nReporter';
    expect(runRule(authorBox, box).text).toBe(box);
  });
});
