import type { Article } from '../../article/article.ts';
import { classOf, isUpper, SENTENCE_MARK } from '../../article/characters.ts';
import { LetterPattern } from '../../article/plain.ts';
import type { Safety } from '../../engine/finding.ts';

/** A caption that closes with the name of who took the picture. */
export interface TailCredit {
  readonly block: number;
  readonly name: string;
  readonly safety: Safety;
}

/** Characters of a caption, and of the credit behind it. */
const SHORTEST = 16;
const LONGEST = 320;
const CREDIT = 70;

/** “Ivy Tamsett”, “J. de Tamsett”: two to four words with capitals, or an initial and a name. */
const NAME = String.raw`(?:\p{Lu}\.? ?){0,2}\p{Lu}[\p{L}’'-]+(?: (?:(?:de|del|da|van|von|di|le|la) ){0,2}\p{Lu}[\p{L}.’'-]*){0,3}`;
const FULL_NAME = String.raw`(?:(?:\p{Lu}\. ?){1,2}\p{Lu}[\p{L}’'-]+|\p{Lu}[\p{L}’'-]+(?: (?:de |del |da |van |von |di |le |la )?\p{Lu}[\p{L}.’'-]*){1,3})`;
const CAPITALS = String.raw`(?:\p{Lu}\. ?\p{Lu}{3,}|\p{Lu}{2,}[\p{Lu}’'-]*(?: \p{Lu}{2,}[\p{Lu}’'-]*){1,2})`;
/** A word for a picture and a name with initials, whose stops the entries of packs take for the ends of sentences. */
const INITIALS = String.raw`(?:[Ff]oto|FOTO|[Pp]hoto|PHOTO|Fot\.|[Pp]icture|[Ii]mage[nm]?|[Bb]ild|[Cc]redit)s?(?: ?:| by| de| von| di| por| par)? ?((?:\p{Lu}\. ?){1,3}(?:(?:St\. |de |van |von )?\p{Lu}[\p{L}’'-]+ ?){1,3})`;
const BODY = String.raw`^[^©“”„«»"|\n]{10,300}`;

interface Shape {
  /** A character of the credit, which is looked for first; capitals when empty. */
  readonly mark: string;
  readonly pattern: LetterPattern;
  readonly safety: Safety;
}

const shape = (mark: string, credit: string, safety: Safety): Shape => ({
  mark,
  safety,
  pattern: new LetterPattern(`${BODY}${credit}$`),
});

/** In the order in which they are tried. Sentences end with a stop, so nearly all need one before the credit and none behind it. */
const SHAPES: readonly Shape[] = [
  shape('©', String.raw`[.!?…)] ?(?:[-–—•/] ?)?© ?(?:\d{4} )?(\p{Lu}[^.!?\n]{1,60})\.?`, 'safe'),
  shape('©', String.raw`[\p{L}\d] ?(?:[-–—•/] ?)?© ?(?:\d{4} )?(\p{Lu}[^.!?\n]{1,60})`, 'safe'),
  shape('/', `[.!?] ?(?:[-–—] ?)?(${NAME} ?/ ?(?:[Ff]ile|FILE|[Aa]rchiv[eo]?s?)(?: (?:photo|picture))?)`, 'safe'),
  shape('/', `[.!] ?(${FULL_NAME} ?/ ?(?:The |Le |La |El |Die |Der |Das |Il |De |O )?${NAME})`, 'review'),
  shape('/', String.raw`[.!] ?/ ?((?:\p{Lu}\. ?)${NAME}|${CAPITALS})`, 'review'),
  shape('|', String.raw`[.!] ?\| ?(${FULL_NAME})`, 'review'),
  shape('.', String.raw`[.!?)] ?(?:[-–—|(/] ?)?${INITIALS}\)?`, 'safe'),
  shape('.', String.raw`[\p{L}\d] ?[-–—|(/] ?${INITIALS}\)?`, 'safe'),
  shape('', String.raw`.{10}[\p{Ll}\d)][.!] (${CAPITALS})`, 'review'),
];

/**
 * Captions whose last words are a credit without any word for it: `The pier at dusk. © Ivy Tamsett`, `The pier at dusk. | I. Tamsett`,
 * `The pier at dusk. — Online/File`. Only the ends of short blocks are looked at.
 */
export function tailCredits(article: Article): TailCredit[] {
  const { blocks, text } = article;
  const found: TailCredit[] = [];
  const hasMarks = text.includes('©') || text.includes('/') || text.includes('|');
  for (let block = 0; block < blocks.count; block++) {
    const start = blocks.start[block] as number;
    const end = blocks.end[block] as number;
    if (end - start < SHORTEST || end - start > LONGEST) continue;
    // Initials and capitals have no mark behind them, so without other marks nothing ends like a sentence.
    if (!hasMarks && classOf(text.charCodeAt(end - 1)) === SENTENCE_MARK) continue;
    const marks = marksAtEnd(text, Math.max(start, end - CREDIT), end);
    if (marks === '') continue;
    const words = article.blockText(block);
    for (const { mark, pattern, safety } of SHAPES) {
      if (!marks.includes(mark === '' ? 'A' : mark)) continue;
      const name = pattern.for(words).exec(words)?.[1];
      if (name === undefined) continue;
      found.push({ block, name: name.trim(), safety });
      break;
    }
  }
  return found;
}

/** Which marks of credits stand in a piece of text; `.` for an initial, `A` for two capitals at the very end. */
function marksAtEnd(text: string, from: number, to: number): string {
  let marks = isUpper(text.charCodeAt(to - 1)) && isUpper(text.charCodeAt(to - 2)) ? 'A' : '';
  for (let at = from; at < to; at++) {
    const mark = text.charCodeAt(at);
    if (mark === 0xa9) marks += '©';
    else if (mark === 0x2f) marks += '/';
    else if (mark === 0x7c) marks += '|';
    else if (mark === 0x2e && at > from && isUpper(text.charCodeAt(at - 1))) marks += '.';
  }
  return marks;
}
