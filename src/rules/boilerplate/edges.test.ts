import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { featuresOf } from './features.ts';
import { column, own } from './matrix.ts';
import { Wording } from './wording.ts';

const NO_WORDING = Wording.of(0, new Int32Array(0), new Float32Array(0));

function values(text: string, name: Parameters<typeof own>[0]): number[] {
  return [...column(featuresOf(new Article(text), NO_WORDING).matrix, own(name))];
}

const first = (text: string, name: Parameters<typeof own>[0]): number | undefined => values(text, name)[0];

describe('the edges of a unit', () => {
  it.each([
    ['The mill burned for two days in the spring. Ivy Tamsett', 2],
    ['The mill burned for two days in the spring.Coastline Press', 2],
    ['방앗간은 이틀 동안 불탔다. 해안통신', 1],
    ['The mill burned for two days in the spring.', 0],
    ['The mill of J. Tamsett', 0],
    ['The mill burned for two days in the spring. “Nobody was in it.”', 0],
  ])('words behind the last sentence of %j: %i', (text, words) => {
    expect(first(text, 'words behind the last sentence')).toBe(words);
  });

  it.each([
    ['The mill in spring (Ivy Tamsett)', 2],
    ['水车坊在春天 （新岸）', 2],
    ['The mill (or what is left of it) in spring', 0],
  ])('words in the brackets that close %j: %i', (text, words) => {
    expect(first(text, 'words in closing brackets')).toBe(words);
  });

  it.each([
    ['Picture: the mill in spring', 1],
    ['More of this | The mill in spring', 3],
    ['At 10:30 the mill burned', 0],
    ['The mill burned: nobody was in it', 3],
    ['The mill that had stood at the river burned: nobody was in it', 0],
  ])('words of the label of %j: %i', (text, words) => {
    expect(first(text, 'words of its label')).toBe(words);
  });

  it('sees the seams of what was glued together', () => {
    expect(first('Updated 3 March 2024Reading time 4 min.Share', 'seams')).toBe(2);
    expect(first('The mill burned in 2024. It was old.', 'seams')).toBe(0);
    expect(first('Ivy Tamsett/Coastline', 'names with a slash')).toBe(1);
  });

  it('counts equal openings and endings', () => {
    const text =
      'Read also: the mill in spring\nThe river rose in the night. Ivy Tamsett\nRead also: the ferry is late\nThe ferry on Monday. Ivy Tamsett';
    expect(values(text, 'same opening')).toEqual([1, 0, 1, 0]);
    expect(values(text, 'same ending')).toEqual([0, 1, 0, 1]);
    expect(first('The mill of Ivy Tamsett', 'capitals at the end')).toBeCloseTo(2 / 3);
  });
});
