import type { Article } from '../../article/article.ts';
import { classOf, DIGIT, LETTER } from '../../article/characters.ts';
import type { Draft } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { Addresses } from './addresses.ts';
import { censusOf, HAS_AMPERSAND, HAS_TAG_START } from './census.ts';
import { characterOf } from './cp1252.ts';
import { namedCharacter } from './entity-names.ts';
import { residueIn } from './html-layout.ts';
import { lineBreakOf } from './line-break.ts';

/**
 * `&`, escaped any number of times, and a reference: a name, a decimal or a hexadecimal number. Sticky: read at one
 * place only.
 */
const REFERENCE = /&(?:amp;){0,4}(?:([A-Za-z][A-Za-z0-9]{1,7})|#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6}));/y;
/** References that browsers read without their semicolon, where nothing of a word follows. */
const UNCLOSED = /&(amp|quot|nbsp|lt|gt)(?![A-Za-z0-9;=])/y;

/**
 * Signs that mean something in Markdown. Their references are how an author writes them: `&lt;p&gt;` shows a tag, `<p>`
 * would be one and vanish, and a later run would take it for markup.
 */
const MARKDOWN_SIGNS = new Set('<>*_`[]#|~\\');

/** Character references of HTML that were left in the text. */
export const entity = defineRule({
  id: 'encoding/entity',
  phase: 'characters',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'HTML character references in the text (“&amp;”, “&#8217;”).',
    why: 'The text was taken from the source of a page without decoding it, or was encoded once too often. A reference says exactly which character it stands for.',
    fix: 'The reference becomes its character, also when it was encoded twice (“&amp;quot;”); no-break and thin spaces become a plain space. Unknown names and the parameters of web addresses stay, and in Markdown those of signs that mark something there (“&lt;”, “&#42;”).',
    bad: [
      {
        text: 'Marks &amp; Sons will close its shop, the owner&#8217;s daughter said.',
        fixed: 'Marks & Sons will close its shop, the owner’s daughter said.',
      },
      {
        text: '&quot;We had forty good years,&quot; she said.&nbsp;The lease ends in May.',
        fixed: '"We had forty good years," she said. The lease ends in May.',
      },
      { text: 'He called it &amp;quot;a scandal&amp;quot; on Monday.', fixed: 'He called it "a scandal" on Monday.' },
      { text: 'It&#146;s a caf&eacute; in D&uuml;sseldorf.', fixed: 'It’s a café in Düsseldorf.' },
      { text: 'The S &P 500 fell by two per cent.', fixed: 'The S&P 500 fell by two per cent.' },
    ],
    good: [
      'AT&T and Marks & Spencer shares fell; B&B owners &c. were unhurt.',
      'See https://www.example.com/?a=1&copy;=2&amp;b=3 for the list.',
      'A reference such as &bogus; or &#1; is not known.',
      'Use “&nbsp;” to keep two words on one line.',
      'Send “name&lt=5” to example.com/?q=1&copy;=5.',
    ],
  },
  create() {
    return ({ article, report }) => {
      const census = censusOf(article);
      if ((census & HAS_AMPERSAND) === 0) return;
      const tags = (census & HAS_TAG_START) === 0 ? [] : residueIn(article);
      const { text } = article;
      const addresses = new Addresses(text);
      let tag = 0;
      for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
        while (tag < tags.length && (tags[tag]?.end ?? 0) <= at) tag++;
        if (at >= (tags[tag]?.start ?? text.length)) continue;
        const draft = referenceAt(article, at, addresses) ?? splitIndexAt(text, at);
        if (!draft) continue;
        report(draft);
        at = draft.end - 1;
      }
    };
  },
});

function referenceAt(article: Article, at: number, addresses: Addresses): Draft | undefined {
  const { text } = article;
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(text) ?? unclosedAt(text, at);
  if (!match) return undefined;
  const character = decoded(match, article);
  if (character === undefined) return undefined;
  if (article.format === 'markdown' && MARKDOWN_SIGNS.has(character)) return undefined;
  const end = at + match[0].length;
  // Parameters look like references: `?a=1&copy=2`.
  if (isNamed(text, at, end) || (addresses.includes(at) && !ENDS_ADDRESS.has(match[1] ?? ''))) return undefined;
  return {
    start: at,
    end,
    message: `Unexpected “${match[0]}”, expected ${character.trim() === '' ? 'white space or nothing' : `“${character}”`}`,
    edits: [{ start: at, end, text: character }],
    confidence: 0.99,
    evidence: { reference: match[0], character },
  };
}

function unclosedAt(text: string, at: number): RegExpExecArray | null {
  UNCLOSED.lastIndex = at;
  return UNCLOSED.exec(text);
}

function decoded([, name, decimal, hexadecimal]: RegExpExecArray, article: Article): string | undefined {
  if (name !== undefined) return namedCharacter(name);
  const number = decimal === undefined ? Number.parseInt(hexadecimal as string, 16) : Number(decimal);
  // Browsers read the numbers of C1 controls as windows-1252, and so do the people who wrote them.
  const code = characterOf(number);
  if (code === 0x0a) return lineBreakOf(article);
  if (code === 0x0d) return '';
  if (code < 0x20 && code !== 0x09) return undefined;
  if (code === 0x7f || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  if (code === 0x09 || code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200a)) return ' ';
  if (code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff) return '';
  return String.fromCodePoint(code);
}

/** White space and marks that no address holds end one, so the references for those are not part of it. */
const ENDS_ADDRESS = new Set(['nbsp', 'quot', 'lt', 'gt']);

/** A text on HTML speaks of the reference itself: “&nbsp;”. */
function isNamed(text: string, start: number, end: number): boolean {
  const pair = text.charAt(start - 1) + text.charAt(end);
  return pair === '“”' || pair === '""' || pair === '‘’' || pair === '``';
}

/** The share index whose ampersand was pushed away by a template: `S &P 500`. */
function splitIndexAt(text: string, at: number): Draft | undefined {
  if (!text.startsWith('S &P ', at - 2) || classOf(text.charCodeAt(at - 3)) === LETTER) return undefined;
  if (classOf(text.charCodeAt(at + 3)) !== DIGIT) return undefined;
  return {
    start: at - 2,
    end: at + 2,
    message: 'Unexpected “S &P”, expected “S&P”',
    edits: [{ start: at - 1, end: at, text: '' }],
    entry: 'split-index',
    safety: 'review',
    evidence: { reference: 'S &P' },
  };
}
