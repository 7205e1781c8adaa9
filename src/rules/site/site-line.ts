import type { Article } from '../../article/article.ts';
import type { Draft, Safety } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import type { Furniture, SiteKnowledge } from '../../engine/site.ts';
import { deleteRows } from '../deletion.ts';

/** Articles, and share of the articles of the site, from which a line at the edge of the text may go without a look. */
const SURE_DF = 5;
const SURE_SHARE = 0.5;

/** Whole lines that many articles of the outlet have in the same place. */
export const siteLine = defineRule({
  id: 'boilerplate/site-line',
  phase: 'lines',
  scope: 'site',
  safety: 'review',
  confirms: true,
  docs: {
    summary: 'Lines that stand in the same place in at least three articles of the same outlet.',
    why: 'What a reporter wrote for one article does not stand word for word in others; the menus, pleas and teasers of a site do. Copies of one article count once, and a paragraph that several outlets print is an agency’s and stays.',
    fix: 'The line is deleted. Needs a profile (galley learn, --profile) or at least three articles of the site in one run. To keep a line for good, put it into allowTerms.',
    bad: [],
    good: ['Share this story\n\nThe ferry to Orran was two hours late on Monday after a rope caught in the propeller.'],
  },
  create() {
    return ({ article, knowledge, report }) => {
      if (!knowledge) return;
      for (const one of knowledge.furnitureOf(article)) report(draftOf(one, article, knowledge));
    };
  },
});

function draftOf({ row, zone, line }: Furniture, article: Article, { site, articles }: SiteKnowledge): Draft {
  const text = article.rowText(row).replace(/\s+/g, ' ');
  const excerpt = text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text;
  const share = line.df / Math.max(articles, 1);
  const safety: Safety = zone !== 'body' && line.df >= SURE_DF && share >= SURE_SHARE ? 'safe' : 'review';
  return {
    start: article.rows.start[row] as number,
    end: article.rows.end[row] as number,
    message: `Unexpected line of the site “${excerpt}”, which stands in ${line.df} of ${articles} articles of ${site}; to keep it for good, add it to allowTerms`,
    edits: [deleteRows(article, row)],
    safety,
    confidence: Math.min(0.99, 0.8 + 0.02 * line.df),
    evidence: {
      reason:
        'Whole lines that several articles of one outlet have in common belong to its pages, not to the articles.',
      df: line.df,
      articles,
      share: Math.round(share * 100) / 100,
      positions: [`head ${line.head}`, `body ${line.body}`, `tail ${line.tail}`],
      zone,
      sites: line.sites,
      sample: line.sample,
      first: line.first,
    },
  };
}
