import type { Article } from '../../article/article.ts';
import type { Draft, Evidence } from '../../engine/finding.ts';
import { defineRule, type Rule } from '../../engine/rule.ts';
import type { SiteKnowledge } from '../../engine/site.ts';
import { deleteInline, deleteRows } from '../deletion.ts';
import { namesOfCues } from './cues.ts';
import type { Decision } from './decide.ts';
import { endingOf } from './ending.ts';
import { type Features, featuresOf } from './features.ts';
import { mayHoldFurniture } from './gate.ts';
import { COLUMNS } from './matrix.ts';
import { type LineModel, shippedModel } from './page-model.ts';
import { type Screen, shippedScreen } from './screen.ts';
import { judge } from './spaced.ts';
import { unitsOf } from './units.ts';

/** Log-odds of a line that the site is known by, nats. */
const KNOWN = -6;
const EXAMPLE_ARTICLE = [
  'The harbour wall at Ostley will be rebuilt before the winter storms, the council decided on Monday after a debate of three hours.',
  'Divers had found cracks in the wall in spring. The repair will cost £3.4 million and take nine months, and two of the three piers stay open.',
  'The harbour master said the fishing boats would move to Kelder for the time being. The owners will be paid for the longer way.',
].join('\n');
const EXAMPLE = {
  article: `${EXAMPLE_ARTICLE}\n`,
  page: `Skip to main content\nHome\nNews\nSport\nWeather\nSign in\n${EXAMPLE_ARTICLE}\nShare this article\nFacebook\nTwitter\nRead more\nCat found on the roof of the town hall\nFerry fares to rise\nAbout us\nContact us\nPrivacy policy\nTerms of use\nAll rights reserved`,
};

/** Contributions that are shown. */
const SHOWN = 3;
/** Longer texts (UTF-16 units), and texts with more paragraphs, are no news pages. */
const MAX_LENGTH = 2_000_000;
const MAX_UNITS = 20_000;

/**
 * Makes the rule with a model of one's own; `load` is called when the first text needs it.
 * @param screen keeps texts away from the model that it would find nothing in.
 */
export function lineModelRule(load: () => LineModel, screen: Screen = shippedScreen()): Rule {
  return defineRule({
    id: 'boilerplate/model',
    phase: 'lines',
    scope: 'document',
    safety: 'review',
    confirms: true,
    docs: {
      summary: 'Lines that read like site furniture, on any site: menus, teasers, forms, notices.',
      why: 'Most furniture has no wording of its own. A learned model looks at shape, position, neighbours, repetition and wording of every line, and speaks only when the whole text shows that it holds furniture.',
      fix: 'The lines are taken out. With --full-page, or when the text is clearly a whole page, everything that is more likely furniture than text goes.',
      bad: [{ text: EXAMPLE.page, fixed: EXAMPLE.article }],
      good: [
        EXAMPLE.article,
        'Results\nGarrow 3 Hursdale 1\nKelder 0 Ostley 0\nDunmere 2 Fallow Bridge 2\nPenrose 1 Quenby 4',
      ],
    },
    create() {
      return ({ article, original, fullPage, knowledge, report, wholePage }) => {
        if (article.text.length > MAX_LENGTH || article.blocks.count > MAX_UNITS) return;
        if (!fullPage && !(mayHoldFurniture(article) && screen(article))) return;
        if (unitsOf(article).count > MAX_UNITS) return;
        const model = load();
        const features = featuresOf(article, model.wording);
        const known = knownUnits(article, features, knowledge);
        const score = (): Float32Array => {
          const odds = model.forest.score(features.matrix);
          for (const unit of known) odds[unit] = KNOWN;
          return odds;
        };
        const { odds, decision } = judge(features, score, article.language, fullPage);
        for (const unit of known) decision.verdicts[unit] = 0;
        const ending = endingOf(article, original);
        const behind = ending ? article.blockAt(article.rows.start[ending.row] as number) : -1;
        if (ending && !ending.isSure) lookBehind(features, decision, behind);
        if (decision.situation === 'page') wholePage();
        for (const draft of drafts(article, model, features, odds, decision, behind)) report(draft);
      };
    },
  });
}

/**
 * Units that hold lines of the site: they say that the text is a page, but the rule that knows them deletes them, and runs of other lines end at them, because
 * two deletions of the same lines would be in each other’s way.
 */
function knownUnits(article: Article, { units }: Features, knowledge: SiteKnowledge | undefined): number[] {
  const lines = knowledge?.furnitureOf(article) ?? [];
  if (lines.length === 0) return [];
  const blocks = new Set(lines.map(({ row }) => article.blockAt(article.rows.start[row] as number)));
  return Array.from({ length: units.count }, (_, unit) => unit).filter((unit) =>
    blocks.has(units.block[unit] as number),
  );
}

/**
 * Where another rule wants to cut off everything behind the article, and asks a person, single lines of it must not go without asking: the cut would no longer
 * fit, and what it needs to be found again would be gone.
 * @param behind first block behind the article.
 */
function lookBehind({ units }: Features, { verdicts }: Decision, behind: number): void {
  for (let unit = 0; unit < units.count; unit++)
    if ((units.block[unit] as number) >= behind) verdicts[unit] = Math.min(1, verdicts[unit] as number);
}

/** The rule with the model that ships. */
export const lineModel: Rule = lineModelRule(shippedModel());

/** One draft for every run of neighbours with the same verdict. */
function* drafts(
  article: Article,
  model: LineModel,
  features: Features,
  odds: Float32Array,
  { verdicts, situation }: Decision,
  behind: number,
): Generator<Draft> {
  const { units } = features;
  let first = 0;
  while (first < units.count) {
    const verdict = verdicts[first] as number;
    let last = first;
    // Sentences of one line are a run of their own, because they are cut out of the line.
    while (
      last + 1 < units.count &&
      verdicts[last + 1] === verdict &&
      // A run that reaches from the article into what another rule cuts off behind it would be in the way of that.
      (units.block[last + 1] !== behind || units.block[last] === behind) &&
      units.isSentence[last + 1] === units.isSentence[first] &&
      (units.isSentence[first] === 0 || units.block[last + 1] === units.block[first])
    )
      last++;
    if (verdict > 0) yield draftOf(article, model, features, odds, first, last, verdict, situation);
    first = last + 1;
  }
}

function draftOf(
  article: Article,
  model: LineModel,
  { units, matrix, cues }: Features,
  odds: Float32Array,
  first: number,
  last: number,
  verdict: number,
  situation: string,
): Draft {
  const { blocks } = article;
  const start = units.start[first] as number;
  const end = units.end[last] as number;
  const edit = units.isSentence[first]
    ? deleteInline(article, start, end)
    : deleteRows(
        article,
        blocks.firstRow[units.block[first] as number] as number,
        blocks.lastRow[units.block[last] as number] as number,
      );
  let expected = 0;
  let words = 0;
  let set = 0;
  for (let unit = first; unit <= last; unit++) {
    const weight = (units.words[unit] as number) + 1;
    expected += weight / (1 + Math.exp(odds[unit] as number));
    words += weight;
    set |= cues[unit] as number;
  }
  const found = article.text.slice(start, end).replace(/\s+/g, ' ');
  const excerpt = found.length > 60 ? `${found.slice(0, 57).trimEnd()}…` : found;
  const lines = last - first + 1;
  const evidence: Evidence = {
    situation,
    lines,
    cues: namesOfCues(set),
    reasons: reasonsOf(model, matrix, first, last),
  };
  return {
    start,
    end,
    message: `Unexpected furniture “${excerpt}”${lines > 1 ? ` (${lines} lines)` : ''}`,
    safety: verdict === 2 ? 'safe' : 'review',
    confidence: expected / words,
    evidence,
    edits: [edit],
  };
}

/** The columns that spoke loudest against the units, with the nats they contributed. */
function reasonsOf({ forest }: LineModel, matrix: Features['matrix'], first: number, last: number): string[] {
  const sum = new Map<number, number>();
  // The middle of a long run looks like its ends; a few units are enough to say why.
  const step = Math.max(1, Math.floor((last - first) / 4));
  let count = 0;
  for (let unit = first; unit <= last; unit += step) {
    count++;
    for (const [column, share] of forest.contributions(matrix, unit)) sum.set(column, (sum.get(column) ?? 0) + share);
  }
  return [...sum]
    .filter(([, share]) => share < 0)
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
    .slice(0, SHOWN)
    .map(([column, share]) => `${COLUMNS[column]} ${(share / count).toFixed(1)}`);
}
