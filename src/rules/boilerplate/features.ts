import type { Article } from '../../article/article.ts';
import { classes, IDEOGRAPH } from '../../article/characters.ts';
import { writeContext } from './context.ts';
import { countCues } from './cues.ts';
import { writeEdges } from './edges.ts';
import { column, type Matrix, makeMatrix, own, page } from './matrix.ts';
import { writeRepeats } from './repeats.ts';
import { writeShape } from './shape.ts';
import { mainRun, type Segment, writeTopic } from './topic.ts';
import { type Units, unitsOf } from './units.ts';
import type { Wording } from './wording.ts';

/** Distances in units are cut off here. */
const FAR_AWAY = 40;

/** Everything the trees look at, and what decoding needs besides. */
export interface Features {
  /** The text of the article. */
  readonly text: string;
  readonly units: Units;
  readonly matrix: Matrix;
  /** Set of cue classes of each unit. */
  readonly cues: Int32Array;
}

/** Features of all units of an article. O(n) in its characters. */
export function featuresOf(article: Article, wording: Wording): Features {
  const units = unitsOf(article);
  const matrix = makeMatrix(units.count);
  const cues = writeShape(article, units, matrix);
  const prose = column(matrix, own('prose'));
  const segment = mainRun(units.words, prose);
  writePosition(article, units, segment, matrix);
  writeRepeats(article, units, matrix);
  writeEdges(article, units, matrix);
  writeTopic(article, units, segment, matrix, scriptOf(article, units) === 3);
  wording.write(article.tokens, units, column(matrix, own('wording')));
  writePage(article, units, cues, segment, matrix);
  writeContext(matrix);
  return { text: article.text, units, matrix, cues };
}

function writePosition(article: Article, units: Units, segment: Segment, matrix: Matrix): void {
  const { count } = units;
  const prose = column(matrix, own('prose'));
  const columns = {
    fromStart: column(matrix, own('from start')),
    toEnd: column(matrix, own('to end')),
    position: column(matrix, own('position')),
    characters: column(matrix, own('position by characters')),
    proseBefore: column(matrix, own('prose before')),
    proseAfter: column(matrix, own('prose after')),
    before: column(matrix, own('before the text')),
    behind: column(matrix, own('behind the text')),
    inside: column(matrix, own('inside the text')),
  };
  writeBreaks(units, segment, prose, matrix);
  let last = -FAR_AWAY;
  for (let unit = 0; unit < count; unit++) {
    columns.fromStart[unit] = Math.log1p(unit);
    columns.toEnd[unit] = Math.log(count - unit);
    columns.position[unit] = count > 1 ? unit / (count - 1) : 0.5;
    columns.characters[unit] = (units.start[unit] as number) / Math.max(1, article.text.length);
    columns.proseBefore[unit] = Math.min(FAR_AWAY, unit - last);
    columns.before[unit] = Math.min(FAR_AWAY, Math.max(0, segment.first - unit));
    columns.behind[unit] = Math.min(FAR_AWAY, Math.max(0, unit - segment.last));
    columns.inside[unit] = unit >= segment.first && unit <= segment.last ? 1 : 0;
    if (prose[unit]) last = unit;
  }
  let next = count + FAR_AWAY;
  for (let unit = count - 1; unit >= 0; unit--) {
    columns.proseAfter[unit] = Math.min(FAR_AWAY, next - unit);
    if (prose[unit]) next = unit;
  }
}

/**
 * Words of the run of prose a unit stands in, and the longest run of other units between it and the main segment's other end: comments read like prose, but are broken up by
 * names and stamps.
 */
function writeBreaks(units: Units, segment: Segment, prose: Float32Array, matrix: Matrix): void {
  const { count } = units;
  const runs = column(matrix, own('words of its run'));
  const above = column(matrix, own('break above'));
  const below = column(matrix, own('break below'));
  let from = 0;
  while (from < count) {
    let to = from;
    let words = 0;
    while (to < count && prose[to] === prose[from]) words += units.words[to++] as number;
    runs.fill((prose[from] ? 1 : -1) * Math.log1p(words), from, to);
    from = to;
  }
  let gap = 0;
  let longest = 0;
  for (let unit = Math.max(0, segment.first); unit < count; unit++) {
    above[unit] = Math.min(FAR_AWAY, longest);
    gap = prose[unit] ? 0 : gap + 1;
    longest = Math.max(longest, gap);
  }
  gap = 0;
  longest = 0;
  for (let unit = segment.last; unit >= 0; unit--) {
    below[unit] = Math.min(FAR_AWAY, longest);
    gap = prose[unit] ? 0 : gap + 1;
    longest = Math.max(longest, gap);
  }
}

/** Script of most letters: 0 Latin, 1 Cyrillic, 2 Greek, 3 ideographs, 4 another. Judged on every eighth word. */
export function scriptOf({ text, tokens }: Article, units: Units): number {
  const votes = [0, 0, 0, 0, 0];
  const step = Math.max(1, tokens.count >> 9);
  for (let token = 0; token < tokens.count; token += step) {
    if (tokens.kind[token] === 1) continue;
    const code = text.charCodeAt(tokens.start[token] as number);
    const script =
      code < 0x250 ? 0 : code < 0x370 ? 4 : code < 0x400 ? 2 : code < 0x530 ? 1 : classes[code] === IDEOGRAPH ? 3 : 4;
    votes[script] = (votes[script] as number) + 1;
  }
  return units.count === 0 ? 0 : votes.indexOf(Math.max(...votes));
}

function writePage(article: Article, units: Units, cues: Int32Array, segment: Segment, matrix: Matrix): void {
  const { count } = units;
  const prose = column(matrix, own('prose'));
  const stop = column(matrix, own('ends a sentence'));
  let words = 0;
  let proseUnits = 0;
  let proseWords = 0;
  let stops = 0;
  let sentences = 0;
  let cueUnits = 0;
  let classesSeen = 0;
  let textWords = 0;
  let ideographs = 0;
  let gaps = 0;
  let longest = 0;
  for (let unit = 0; unit < count; unit++) {
    const own = units.words[unit] as number;
    words += own;
    if (prose[unit]) {
      proseUnits++;
      proseWords += own;
    }
    stops += stop[unit] as number;
    sentences += units.isSentence[unit] as number;
    if (cues[unit] !== 0) cueUnits++;
    classesSeen |= cues[unit] as number;
    if (unit >= segment.first && unit <= segment.last) textWords += own;
    ideographs += units.ideographs[unit] as number;
    longest = Math.max(longest, own);
  }
  const { blocks, rows } = article;
  for (let block = 1; block < blocks.count; block++)
    if (rows.blanksBefore[blocks.firstRow[block] as number] !== 0) gaps++;
  const set = (name: Parameters<typeof page>[0], value: number): unknown => column(matrix, page(name)).fill(value);
  const n = Math.max(1, count);
  set('page: units', Math.log1p(count));
  set('page: prose units', proseUnits / n);
  set('page: prose words', proseWords / Math.max(1, words));
  set('page: sentence ends', stops / n);
  set('page: unit length', Math.log1p(words / n));
  set('page: sentences', sentences / n);
  set('page: cue units', cueUnits / n);
  set('page: cue classes', countCues(classesSeen));
  set('page: words of the text', textWords / Math.max(1, words));
  set('page: ideographs', ideographs / Math.max(1, article.tokens.count));
  set('page: script', scriptOf(article, units));
  set('page: words', Math.log1p(words));
  set('page: gaps', blocks.count > 1 ? gaps / (blocks.count - 1) : 0);
  set('page: longest unit', Math.log1p(longest));
}
