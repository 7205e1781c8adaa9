import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { iconDump } from './icon-dump.ts';

describeExamples(iconDump);

const DUMP =
  'Bell An icon of a small bell. Quote Mark A curly quote mark. Hamburger Menu Icon An icon used to show a closed menu. Pause Icon A round pause icon with two bars. Video Camera An icon of a video camera.';
const clean = (text: string): string => runRule(iconDump, text, { level: 'safe' }).text;

describe('media/icon-dump', () => {
  it('stops at the last description', () => {
    const result = runRule(
      iconDump,
      'Bell An icon of a bell. Map Pin An icon of a pin. A man from Aldwick was jailed.',
    );
    expect(result.findings[0]?.edits).toEqual([{ start: 0, end: 50, text: '' }]);
    expect(result.findings[0]?.evidence).toEqual({ icons: ['Bell', 'Map Pin'], count: 2 });
  });

  it.each([
    ['Bell An icon of a bell. Cup An icon of a cup.A man was jailed.', 'A man was jailed.', 'glued without a space'],
    ['Bell An icon of a bell.\nCup An icon of a cup.\n\nA man was jailed.', 'A man was jailed.', 'one to a line'],
    [
      'A man was jailed.\n\nBell An icon of a bell. Cup An icon of a cup. Pin An icon of a pin.\n\nHe wept.',
      'A man was jailed.\n\nHe wept.',
      'below the top',
    ],
    [
      'A man was jailed. Bell An icon of a bell. Cup An icon of a cup. Pin An icon of a pin. He wept.',
      'A man was jailed. He wept.',
      'inside a paragraph',
    ],
    [
      'Bell An icon of a bell. Cup An icon of a cup.',
      'Bell An icon of a bell. Cup An icon of a cup.',
      'nothing else: no article',
    ],
  ])('%j becomes %j (%s)', (text, fixed) => {
    expect(clean(text)).toBe(fixed);
  });

  it('knows descriptions that do not begin with “An icon”', () => {
    const article =
      'A man from Aldwick has been jailed for three years. He had set fire to a barn in May, the court heard.';
    expect(clean(`${DUMP} ${article}`)).toBe(article);
  });

  it.each([
    'He left. Bell An icon of a bell. Cup An icon of a cup. She stayed.',
    'An icon of the saint was sold. An icon of the king was not. An icon of the queen was burnt.',
    'The Museum A small museum with an icon opened. The Church A church with an icon closed.',
  ])('leaves %j', (text) => {
    expect(clean(text)).toBe(text);
  });

  describeLinear(iconDump, [
    'Bell An icon of a bell. ',
    'icon ',
    'An icon ',
    'A Bell ',
    'icon\n',
    'Bell An icon of a bell. x. ',
    'icon. Bell An ',
  ]);
});
