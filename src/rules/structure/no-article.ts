import type { Article } from '../../article/article.ts';
import { classOf, SENTENCE_MARK } from '../../article/characters.ts';
import { sentencesOf } from '../../article/sentences.ts';
import type { Evidence, Span } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { gradeOf, mayHoldCode } from './code-shape.ts';
import { cuesIn, wordingOf } from './wall-cues.ts';

/** A text with so many words of prose is an article, whatever else is on the page. */
const ARTICLE_WORDS = 25;
/** A row with so many words and an end mark is prose. */
const PROSE_WORDS = 8;
/** Share of the characters that must stand in lines of code. */
const CODE_SHARE = 0.5;
/** One cue may stand in a brief on cookies or robots. */
const MIN_CUES = 2;
/** A row longer than this may be a page on one line, and is read sentence by sentence; of a sentence only so much is read. UTF-16 units. */
const PAGE_LENGTH = 1200;
const MAX_READ = 4000;

const ICON = /\bicon of (?:an? |the )?/g;
const MIN_ICONS = 5;

/** Pages that hold no article at all. */
export const noArticle = defineRule({
  id: 'structure/no-article',
  phase: 'structure',
  scope: 'document',
  safety: 'report',
  docs: {
    summary: 'There is no article in this text: a consent wall, an error page, code or icon titles.',
    why: 'The site showed the scraper something else than the article. To clean such a page would leave scraps that look like a text.',
    fix: 'Nothing is changed. The file is marked as “no article”; scrape the page again or leave it out.',
    bad: [
      {
        text: 'We value your privacy\n\nWe and our 842 partners store and access information on a device, such as cookies.\n\nAccept all\nReject all\nManage preferences',
      },
      { text: '404\n\nPage not found\n\nThe page you are looking for does not exist.\n\nGo back to the homepage' },
      { text: '{\n"id": 48213,\n"type": "article",\n"tags": ["roof", "pool"],\n"url": "https://example.com/a"\n}' },
      {
        text: 'Calendar An icon of a desk calendar. Cancel An icon of a circle. Caret An icon of an arrow. Check An icon of a tick. Clock An icon of a clock face.',
      },
      { text: ' \n\n ' },
    ],
    good: [
      'A man was hurt when a wall fell on Monday. He is in hospital.',
      'The regulator fined a news site £2m on Friday because its cookie banner gave readers no real choice. The site will appeal.',
      'Results\nGarrow 3 Hursdale 1\nKelder 0 Ostley 0',
      'Road closed after crash',
      'Robots check tickets at the new stadium, which opened on Monday with a game that ended 4:0.',
    ],
  },
  create() {
    return ({ article, original, report, noArticle: declare }) => {
      // Judged on what was read: what other rules took away must not decide.
      const found = original.view(VERDICT, verdictOn);
      if (!found) return;
      declare();
      report({
        start: 0,
        end: article.text.length,
        message: `Unexpected ${found.what}, expected an article`,
        entry: found.entry,
        confidence: 0.9,
        evidence: found.evidence,
      });
    };
  },
});

/** The original is the same in every pass, so it is judged once. */
const VERDICT = Symbol('no article');

interface Verdict {
  readonly entry: string;
  readonly what: string;
  readonly evidence: Evidence;
}

function verdictOn(article: Article): Verdict | undefined {
  const { rows, text } = article;
  if (rows.count === 0) return { entry: 'empty', what: 'empty text', evidence: { words: 0 } };
  const mayBeCode = mayHoldCode(text);
  const cues = new Map<number, string>();
  let prose = 0;
  let icons = 0;
  for (let row = 0; row < rows.count; row++) {
    const isCode = mayBeCode && gradeOf(article, row) > 0;
    for (const passage of passagesOf(article, row)) {
      const line = text.slice(passage.start, Math.min(passage.end, passage.start + MAX_READ));
      const ownIcons = line.includes('icon of ') ? (line.match(ICON)?.length ?? 0) : 0;
      icons += ownIcons;
      const found = cuesIn(line);
      for (const cue of found) if (!cues.has(cue)) cues.set(cue, wordingOf(line, cue));
      if (found.length === 0 && ownIcons < 2 && !isCode && isProse(article, passage)) prose += passage.words;
      if (prose >= ARTICLE_WORDS) return undefined;
    }
  }
  if (icons >= MIN_ICONS && prose === 0) return { entry: 'icons', what: 'list of icons', evidence: { icons } };
  const code = mayBeCode ? codeShare(article) : 0;
  if (code >= CODE_SHARE)
    return { entry: 'code', what: 'code', evidence: { share: Math.round(code * 100) / 100, words: prose } };
  if (cues.size >= MIN_CUES && prose === 0 && !isReported(article)) {
    return {
      entry: 'wall',
      what: 'consent wall or error page',
      evidence: { cues: [...cues.values()].slice(0, 8), words: prose },
    };
  }
  return undefined;
}

interface Passage extends Span {
  readonly words: number;
}

/** A row, or the sentences of one that may be a whole page. */
function passagesOf({ text, rows, tokens }: Article, row: number): Passage[] {
  const start = rows.start[row] as number;
  const end = rows.end[row] as number;
  let token = tokens.ofRow[row] as number;
  if (end - start <= PAGE_LENGTH) return [{ start, end, words: (tokens.ofRow[row + 1] as number) - token }];
  return sentencesOf(text, start, end).map((sentence) => {
    const first = token;
    while (token < tokens.count && (tokens.start[token] as number) < sentence.end) token++;
    return { ...sentence, words: token - first };
  });
}

function isProse({ text }: Article, { end, words }: Passage): boolean {
  if (words < PROSE_WORDS) return false;
  const last = text.charCodeAt(end - 1);
  return (
    classOf(last) === SENTENCE_MARK ||
    (classOf(text.charCodeAt(end - 2)) === SENTENCE_MARK && '”"’\')»'.includes(String.fromCharCode(last)))
  );
}

/** Somebody is quoted: a brief about a wall, not a wall. */
function isReported({ text }: Article): boolean {
  return /\b(?:said|told|sagte|a déclaré|dijo|ha detto)\b|“[^“”]{10,}”/.test(text);
}

function codeShare(article: Article): number {
  const { rows } = article;
  let code = 0;
  let all = 0;
  for (let row = 0; row < rows.count; row++) {
    const length = (rows.end[row] as number) - (rows.start[row] as number);
    all += length;
    if (gradeOf(article, row) > 0) code += length;
  }
  return all === 0 ? 0 : code / all;
}
