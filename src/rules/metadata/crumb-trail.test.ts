import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { crumbTrail } from './crumb-trail.ts';

describeExamples(crumbTrail);

const TITLE = 'Ferry crews vote to walk out in May';
const TEXT = 'The crews of all six boats will strike for three days, their union said.';

describe('metadata/crumb-trail', () => {
  it.each([
    [`HomeHarbour${TITLE}`, 'HomeHarbour'],
    [`Home ${TITLE}`, 'Home'],
    [`Home > Harbour > ${TITLE}`, 'Home > Harbour >'],
    [`InicioPuerto${TITLE.toUpperCase()}`, 'InicioPuerto'],
  ])('takes %j', (line, path) => {
    const result = runRule(crumbTrail, `The Gull\n${line}\nMonday\n${TITLE}\n\n${TEXT}`, { level: 'safe' });
    expect(result.text).toBe(`The Gull\nMonday\n${TITLE}\n\n${TEXT}`);
    expect(result.findings[0]?.evidence).toEqual({ path });
  });

  it.each([
    [`Homeward ${TITLE}`, 'another word'],
    [`Home crews wait. ${TITLE}`, 'a sentence in front'],
    [`Home ${'Harbour '.repeat(9)}${TITLE}`, 'too many steps'],
    [`The homeless: ${TITLE}`, 'no path'],
    [TITLE, 'a copy of the headline'],
  ])('leaves %j (%s)', (line) => {
    expect(runRule(crumbTrail, `${line}\n\n${TITLE}\n\n${TEXT}`).findings).toEqual([]);
  });

  it('leaves a path that stands below the headline or far from it', () => {
    expect(runRule(crumbTrail, `${TITLE}\n\nHomeHarbour${TITLE}\n\n${TEXT}`).findings).toEqual([]);
    expect(runRule(crumbTrail, `HomeHarbour${TITLE}\n${'x\n'.repeat(9)}${TITLE}\n\n${TEXT}`).findings).toEqual([]);
  });

  describeLinear(crumbTrail, ['Home ', 'Home > ', 'HomeNews', `Home ${TITLE}\n`]);
});
