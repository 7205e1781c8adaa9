import type { Article } from '../../article/article.ts';
import type { Draft, Safety } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { lineBreakOf } from '../encoding/line-break.ts';
import { type Chunk, type Cluster, chunksOf, clustersOf, hasPrefixes, mayHoldSeams } from './seams.ts';

/** Seams in the menus of a whole page. */
const PAGE = 16;

const MENU = 'Skip to contentHomeNewsSportWeatherOpening hoursTravelSign in';
const SPLIT = MENU.replace(/(?<=[a-z])(?=[A-Z])/g, '\n');
const ARTICLE =
  'The ferry to Orran was two hours late on Monday. A rope had caught in the propeller, the harbour office said.';

export const gluedLabels = defineRule({
  id: 'structure/glued-labels',
  phase: 'characters',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'Labels of a page without a space between them (“HomeNewsSportWeather”).',
    why: 'The text of the elements of a page was joined without anything between them. Menus, buttons, bylines and stamps become words that nobody can read, and what belongs to the article hangs on to them.',
    fix: 'A line break is put between the labels, where a capital follows small letters. The text must hold rows of such labels, several to a word; then single places are parted as well. Names with a capital inside, addresses, tags and code stay.',
    bad: [{ text: `${MENU}\n${ARTICLE}`, fixed: `${SPLIT}\n${ARTICLE}` }],
    good: [
      'The makers of YouTube, LinkedIn, WhatsApp and PlayStation met BlackRock, AstraZeneca and GlaxoSmithKline in Orran.',
      'Call getElementById or addEventListener, pass a FileInputStream and a BufferedReader to the ObjectMapper, says the page on HashMapEntry.',
      'Most used on Friday were SaveOurFerries, StopTheCraneNow, FridaysForFish, ShareTheRoadNow and BringBackOurBuses, the firm said.',
      '| NewsHeadlineList | SportScoreBoard | WeatherMapWidget | StockTickerBar |\n| HomePageTopStory | LocalNewsDesk | OpinionPageEditor | LateEditionBox |',
      'The developers removed InternalFrameInternalFrameTitlePaneMaximizeButtonWindowNotFocusedState for good.',
      '#BlackLivesMatter #StopAsianHate #FridaysForFuture #ShareTheRoadNow',
      'Owayesakuba nguMphathiswa wamaShishini oLuntu, uGqirha Malusi Gigaba, akabanjwanga emva kotyelelo lwakhe kwiofisi yecandelo leGunyabantu lezoTshutshiso.',
    ],
  },
  create:
    () =>
    ({ article, report, wholePage }) => {
      if (!mayHoldSeams(article)) return;
      const chunks = chunksOf(article);
      const clusters = clustersOf(article, chunks);
      // Where there are such rows, the scraper joined the elements of the page without anything between them.
      if (clusters.length === 0) return;
      if (clusters.reduce((sum, { seams }) => sum + seams, 0) >= PAGE) wholePage();
      const others = outside(chunks, clusters);
      const isPrefixed = hasPrefixes(others);
      for (const { first, last } of clusters) {
        const labels = chunks.slice(first, last + 1).filter((chunk) => !isWord(chunk, isPrefixed));
        if (labels.length > 0) report(draftOf(article, labels, 'safe'));
      }
      if (isPrefixed) return;
      for (const chunk of others) if (!isWord(chunk, isPrefixed)) report(draftOf(article, [chunk], 'review'));
    },
});

/** Chunks in no cluster. */
function outside(chunks: readonly Chunk[], clusters: readonly Cluster[]): Chunk[] {
  const inside = new Set(clusters.flatMap(({ first, last }) => chunks.slice(first, last + 1)));
  return chunks.filter((chunk) => !inside.has(chunk));
}

/** Also among labels a word may have a capital inside: the name of a firm, and in some languages any name. */
function isWord({ seams, isName, isLower }: Chunk, isPrefixed: boolean): boolean {
  return seams.length === 1 && isName && (isPrefixed || !isLower);
}

function draftOf(article: Article, chunks: readonly Chunk[], safety: Safety): Draft {
  const { text } = article;
  const gap = lineBreakOf(article);
  const seams = chunks.flatMap((chunk) => chunk.seams);
  const { start, seams: own } = chunks[0] as Chunk;
  const [at = start, next = (chunks[0] as Chunk).end] = own;
  return {
    start,
    end: (chunks.at(-1) as Chunk).end,
    message: `Unexpected “${text.slice(at, next)}” right behind “${text.slice(start, at)}”${seams.length > 1 ? ` (${seams.length} such places)` : ''}, expected a line of its own`,
    edits: seams.map((seam) => ({ start: seam, end: seam, text: gap })),
    safety,
    evidence: { places: seams.length },
  };
}
