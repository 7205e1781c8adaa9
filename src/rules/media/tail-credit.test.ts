import { describe, expect, it } from 'vitest';
import { runRule } from '../testing.ts';
import { caption } from './caption.ts';

const ABOVE = 'Lorries tipped rock into the gap at first light, and the tide took most of it away again.';
const BELOW = 'Engineers hope to close the gap before the evening tide comes in on Saturday.';
const cleaned = (line: string, level: 'safe' | 'review'): string =>
  runRule(caption, [ABOVE, line, BELOW].join('\n\n'), { level }).text;
const WITHOUT = [ABOVE, BELOW].join('\n\n');

describe('a credit behind a caption', () => {
  it.each([
    'The broken wall on Friday. © Ivy Tamsett',
    'The broken wall on Friday © Ivy Tamsett',
    'Le mur, vendredi. • © Ivy Tamsett / Radio Côte',
    'De muur op vrijdag. — © Ivy Tamsett',
    'The broken wall on Friday. — Online/File',
    'The broken wall on Friday. AFP/File',
    'El muro roto, el viernes. Foto: I. Tamsett',
    'El muro roto, el viernes | Foto de I. Tamsett',
    'The broken wall on Friday. Photo: J. St. Clair Tamsett',
  ])('goes with it: %s', (line) => {
    expect(cleaned(line, 'safe')).toBe(WITHOUT);
  });

  it.each([
    'El muro roto, el viernes. | I. Tamsett',
    'The broken wall on Friday. Ivy Tamsett/The Gull',
    'El muro roto, el viernes. / I. TAMSETT',
    'El muro roto, el viernes. I. TAMSETT',
    'The broken wall on Friday. IVY TAMSETT',
  ])('goes with it when a person agrees: %s', (line) => {
    const text = [ABOVE, line, BELOW].join('\n\n');
    expect(cleaned(line, 'safe')).toBe(text);
    expect(cleaned(line, 'review')).toBe(WITHOUT);
    expect(runRule(caption, text).metadata.credits).toHaveLength(1);
  });

  it.each([
    'The label on the crate says © Coastline Press, and nobody knows who that was.',
    'The crate was stamped © Coastline Press.',
    'Rovers won 3-1 and/or lost; the referee’s sheet says both. Smith/Jones',
    'Was it murder? | The Gull',
    'He works for the harbour and for NATO',
    'She wrote the song of the sea wall with I. B. TAMSETT',
    'The wall belongs to the county. So does the USA',
    'The play is by Ivy Tamsett and Olive Bramwell. (Olive Bramwell)',
    '“The broken wall is our shame. © Ivy Tamsett”',
    '© 2025 Coastline Press',
    'Name | Club | Points',
    'They said it was over. It was not over / Not by far',
  ])('is none: %s', (line) => {
    expect(cleaned(line, 'review')).toBe([ABOVE, line, BELOW].join('\n\n'));
  });
});
