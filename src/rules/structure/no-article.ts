import type { Article } from '../../article/article.ts';
import { classOf, SENTENCE_MARK } from '../../article/characters.ts';
import type { Evidence } from '../../engine/finding.ts';
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
/** Rows longer than this are only read so far: walls come in sentences. UTF-16 units. */
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
    const line = text.slice(rows.start[row], Math.min(rows.end[row] as number, (rows.start[row] as number) + MAX_READ));
    const rowIcons = line.includes('icon of ') ? (line.match(ICON)?.length ?? 0) : 0;
    icons += rowIcons;
    const found = cuesIn(line);
    for (const cue of found) if (!cues.has(cue)) cues.set(cue, wordingOf(line, cue));
    if (found.length === 0 && rowIcons < 2 && isProse(article, row, mayBeCode)) prose += wordsOf(article, row);
    if (prose >= ARTICLE_WORDS) return undefined;
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

function wordsOf({ tokens }: Article, row: number): number {
  return (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
}

function isProse(article: Article, row: number, code: boolean): boolean {
  if (wordsOf(article, row) < PROSE_WORDS || (code && gradeOf(article, row) > 0)) return false;
  const { text, rows } = article;
  const end = rows.end[row] as number;
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
