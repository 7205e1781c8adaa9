import type { Article } from '../../article/article.ts';
import type { MarkupKind, MarkupSpan } from '../../article/markup.ts';
import type { Draft, Safety } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows, deleteRowsUpwards } from '../deletion.ts';
import { creditOf } from '../media/credits.ts';

/** How sure an element is that its text is no part of the article, and what it is called in messages. */
const KINDS: Readonly<Record<MarkupKind, { what: string; safety: Safety; reason: string }>> = {
  navigation: { what: 'navigation', safety: 'safe', reason: 'The page marks these lines as navigation.' },
  header: { what: 'page header', safety: 'safe', reason: 'They stand in the header of the page, above the article.' },
  footer: { what: 'page footer', safety: 'safe', reason: 'They stand in the footer of the page, below the article.' },
  dialog: { what: 'dialog', safety: 'safe', reason: 'The page shows these lines in a dialog over the article.' },
  form: { what: 'form', safety: 'safe', reason: 'These lines are fields and buttons of a form.' },
  caption: { what: 'caption', safety: 'safe', reason: 'The page marks these lines as the caption of a picture.' },
  sidebar: { what: 'sidebar', safety: 'review', reason: 'The page sets these lines beside the article.' },
  links: { what: 'list of links', safety: 'review', reason: 'A list that consists of links leads to other pages.' },
  named: { what: 'furniture', safety: 'review', reason: 'The template of the page names these lines so.' },
};

/** Lines of an HTML page that its elements say to be no part of the article. */
export const markup = defineRule({
  id: 'boilerplate/markup',
  // Offsets of the page’s elements count in the text as it was read.
  phase: 'characters',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'Lines of an HTML page whose elements say that they are no part of the article.',
    why: 'The text of a page holds its menus, forms, footers and captions. What they are the elements say: nav, header, footer, aside, dialog, form, figcaption, lists of links, and boxes that are called “newsletter”, “related” or “share”.',
    fix: 'Whole lines of such elements are deleted. Those that hold a headline, an article or much of the text stay; sidebars, lists of links and boxes known by their name are for a person to look at.',
    bad: [],
    good: ['Home\nNews\nSport\n\nIn a plain text nothing says what was a menu. These rows stay for the other rules.'],
  },
  create() {
    return ({ article, original, report, wholePage }) => {
      if (article.markup.length === 0 || article.text !== original.text) return;
      if (article.markup.some(({ kind }) => kind !== 'caption')) wholePage();
      for (const run of runsOf(article)) for (const part of run.parts) report(draftOf(article, part, run.isUpwards));
    };
  },
});

/** Rows of one element. */
interface Part {
  readonly span: MarkupSpan;
  readonly first: number;
  readonly last: number;
}

/** Parts one below the other, and which gap stays between what is above and below them: the wider one, for it may part a headline from its article. */
interface Run {
  readonly parts: Part[];
  isUpwards: boolean;
}

function runsOf(article: Article): Run[] {
  const { rows } = article;
  const runs: Run[] = [];
  for (const span of article.markup) {
    const part = { span, first: article.rowAt(span.start), last: article.rowAt(span.end - 1) };
    const last = runs.at(-1);
    if (last?.parts.at(-1)?.last === part.first - 1) last.parts.push(part);
    else runs.push({ parts: [part], isUpwards: false });
  }
  for (const run of runs) {
    const first = (run.parts[0] as Part).first;
    const below = (run.parts.at(-1) as Part).last + 1;
    run.isUpwards =
      first > 0 && below < rows.count && (rows.blanksBefore[first] as number) < (rows.blanksBefore[below] as number);
  }
  return runs;
}

function draftOf(article: Article, { span, first, last }: Part, isUpwards: boolean): Draft {
  const { start, end, kind, element } = span;
  const { what, safety, reason } = KINDS[kind];
  const text = article.text.slice(start, end).replace(/\s+/g, ' ');
  const excerpt = text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text;
  const credit = kind === 'caption' ? creditBehind(text) : undefined;
  return {
    start: article.rows.start[first] as number,
    end: article.rows.end[last] as number,
    entry: kind,
    message: `Unexpected ${what} “${excerpt}”`,
    edits: [(isUpwards ? deleteRowsUpwards : deleteRows)(article, first, last)],
    safety,
    evidence: { reason, element, lines: last - first + 1 },
    ...(credit ? { metadata: { credits: [credit] } } : {}),
  };
}

/** The credit that a caption is, or that stands behind its last sentence. */
function creditBehind(caption: string): string | undefined {
  return creditOf(caption) ?? creditOf(caption.slice(caption.lastIndexOf('. ') + 1));
}
