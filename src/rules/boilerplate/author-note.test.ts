import { describe, expect, it } from 'vitest';
import { describeExamples } from '../examples.ts';
import { runRule } from '../testing.ts';
import { authorNote } from './author-note.ts';

const STORY = `${[
  'The lock at Hursdale will be closed until May, because two of its gates have to be replaced, the canal trust said on Monday.',
  'Boats have to turn at the mill, where the trust has laid out a landing stage with room for nine of them.',
  'The repair costs £40,000 and is paid for by the county and by the boat clubs of the upper valley.',
].join('\n\n')}\n\n`;
const clean = (note: string, story = STORY): string => runRule(authorNote, `${story}${note}`).text;

describeExamples(authorNote);

describe('boilerplate/author-note', () => {
  it.each([
    ['trade and outlet', 'Nell Ashdown is a staff writer for the Gull.'],
    ['a beat and an address', 'Nell Ashdown covers canals. Follow her on Bluesky @nashdown.'],
    ['a beat with its topic', 'Nell Ashdown writes about canals and the people who live on them.'],
    ['a name of several parts', 'J. P. van der Meer is an editor at the Gull.'],
    ['an apposition', 'Nell Ashdown, who grew up in Leven, is a columnist at the Gull.'],
    ['the trade in front of the name', 'Korrespondentin Nele Harms ist bei der Ostleyer Post für Häfen zuständig.'],
    ['a career', 'Nell Ashdown is a freelance journalist. She was born in Leven.'],
    ['a guest behind a mark', '• Nell Ashdown, a former lock keeper, is professor of hydraulics at Leven College.'],
    ['the name in the row above', 'Nell Ashdown\n\nNell is an award-winning writer.'],
    ['an office between name and note', 'Nell Ashdown\nOffice of the Gull\nNell Ashdown is our editor.'],
    ['a note without a verb under the name', 'Nell Ashdown\nReporter covering canals and locks.'],
    ['a note without any name', 'Leven-based correspondent covering canals. Previously worked on a boat.'],
    ['two authors', 'Nell Ashdown is a writer for the Gull.\n\nIvo Marten is an editor at the Gull.'],
    ['German', 'Nele Harms ist Redakteurin bei der Ostleyer Post.'],
    ['French', 'Léa Marchand est journaliste au Courrier de Port-Aubray.'],
    ['Spanish', 'Elena Robles es redactora de El Faro y escribe sobre puertos.'],
    ['Italian', 'Elena Roversi è giornalista per il Faro.'],
    ['Portuguese', 'Elena Rocha é jornalista da Gazeta e escreve sobre portos.'],
    ['Dutch', 'Nele Harmsen is verslaggever bij De Sluis.'],
    ['Polish', 'Ewa Rybak jest redaktorką i pisze dla Kuriera.'],
  ])('takes away a note with %s', (_, note) => expect(clean(note)).toBe(STORY));

  it('keeps the name as metadata and says what it went by', () => {
    const result = runRule(authorNote, `${STORY}Nell Ashdown is a staff writer for the Gull who covers canals.`);
    expect(result.metadata.byline).toBe('Nell Ashdown');
    expect(result.findings[0]).toMatchObject({
      safety: 'review',
      evidence: { name: 'Nell Ashdown', signs: ['trade', 'outlet', 'beat'] },
    });
    expect(runRule(authorNote, `${STORY}Leven-based correspondent covering canals. Lives on a boat.`).metadata).toEqual(
      {},
    );
  });

  it('knows the byline at the top', () => {
    const note = 'Nell Ashdown is chairman of the canal trust.';
    expect(clean(note)).toBe(STORY + note);
    expect(clean(note, `Why locks matter\n\nNell Ashdown\n\n${STORY}`)).toBe(
      `Why locks matter\n\nNell Ashdown\n\n${STORY}`,
    );
  });

  it('takes a note with a story below only when the story is a single row', () => {
    const note = 'Nell Ashdown is a staff writer for the Gull.\n\n';
    const row = 'The boats of the lower valley are not concerned, because they have a lock of their own at the weir.';
    expect(clean(`${note}${row}`)).toBe(`${STORY}${row}`);
    expect(clean(`${note}${row}\n\n${row} Or two.`)).toBe(`${STORY}${note}${row}\n\n${row} Or two.`);
  });

  it('does not believe a trade that the story is about', () => {
    const note = 'Ivo Marten is a reporter for the Gull.';
    const story = `${STORY}A reporter was arrested at the lock, where she had asked the guards of the trust for their names.\n\n`;
    expect(clean(note)).toBe(STORY);
    expect(clean(note, story)).toBe(story + note);
  });

  it('takes four notes only when bylines name the authors', () => {
    const names = ['Nell Ashdown', 'Ivo Marten', 'Oda Penrose', 'Tom Garrow'];
    const notes = names.map((name) => `${name} is a writer for the Gull.`).join('\n\n');
    expect(clean(notes)).toBe(STORY + notes);
    const story = `By ${names.join(', ')}\n\n${STORY}`;
    expect(clean(notes, story)).toBe(story);
  });

  it.each([
    ['somebody of whom the story knows', 'Olive Hursdale is a staff writer for the Gull.'],
    ['somebody who speaks', 'Nell Ashdown is a writer for the Gull. She said the lock had kept her awake.'],
    ['a quotation', 'Nell Ashdown is a writer for the Gull who calls the lock “a beat for life”.'],
    ['a past', 'Nell Ashdown was a writer for the Gull when the lock was built.'],
    ['another trade', 'Nell Ashdown is a teacher at Leven College.'],
    ['a trade alone', 'Nell Ashdown is a writer.'],
    ['a sentence without a name', 'The Gull is a newsletter for readers from the newsroom of the Leven Post.'],
    ['a column', 'Snow covers the towpath for miles, and the plough is in the lock.'],
    ['a name that is none of the note', 'Nell Ashdown\nThe editor covers canals.'],
  ])('leaves %s', (_, note) => expect(clean(note)).toBe(STORY + note));

  it('needs a story above', () => {
    const note = 'Nell Ashdown is a staff writer for the Gull.';
    expect(clean(note, 'People\n\nWho works here and why.\n\n')).toBe(`People\n\nWho works here and why.\n\n${note}`);
  });
});
