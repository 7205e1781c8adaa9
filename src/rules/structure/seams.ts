import type { Article } from '../../article/article.ts';
import { isLower, isUpper } from '../../article/characters.ts';

/** A run of characters without a space, with the places where labels may have been glued together in it. */
export interface Chunk {
  readonly row: number;
  /** Which chunk of its row it is, from 0. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Offsets where the second of two labels begins, ascending. */
  readonly seams: readonly number[];
  /** Seams that prove something: none in a word that may have a capital inside, by its company. */
  readonly proof: number;
  /** The chunk stands like a name or a word with a capital inside. */
  readonly isName: boolean;
  /** A label of several words ends or begins in it, or it holds more labels than a name has parts. */
  readonly isGlued: boolean;
  /** It begins with a small letter. */
  readonly isLower: boolean;
}

/** Chunks that stand close together and can be nothing but labels of a page: `chunks[first … last]`. */
export interface Cluster {
  readonly first: number;
  readonly last: number;
  readonly seams: number;
}

/** Letters of the shortest token with two seams: “NewsArtFun”. */
const SHORTEST = 9;
/** Chunks this far from the last one, counted in chunks, begin another cluster. */
const REACH = 8;
/** A cluster has so many seams, or fewer with so many of them in one chunk, and one for so many of its labels. */
const LEAST = 6;
const LEAST_TIGHT = 4;
const TIGHT = 3;
const LABELS = 8;
/** Names of more parts are none: “InternationalBusinessMachinesCorporation” is how nobody writes. */
const NAME_SEAMS = 3;
/** So many words with a capital behind a prefix, and this share of all chunks outside the clusters, make a habit of the language. */
const PREFIXED = 3;
const PREFIXED_SHARE = 0.6;

/** Between two labels stands a capital behind a letter in lower case, a closing mark or a number. Names such as McKay and DeSoto have one small letter in front of it. */
const SEAM =
  /(?<=\p{Ll}{2}[)\]”"’%®™]?|\p{Nd}{2}[)%]?)(?=\p{Lu}[\p{Ll}’'])|(?<=\p{Ll}{2}[)\]”"’%]?|\p{Nd}{2})(?=\p{Lu}{2,5}(?:\p{P}|$))/gu;
/** Addresses, handles, tags, paths and code. */
const TECHNICAL = /[@#/\\_=;{}<>|]|www\.|\(\)|\p{L}\.\p{L}|\p{Ll}\(/u;
/** What stands in front of a capital in family names. */
const PREFIXES = new Set(['mac', 'fitz', 'van', 'von', 'vander', 'vanden', 'della', 'dell', 'saint', 'kwa', 'ter']);
/** Names of firms, programs, networks and places with a capital inside that news are full of; the places inside them are no seams. */
const NAMES = new Set(
  (
    'YouTube LinkedIn WhatsApp PlayStation BuzzFeed FanDuel DraftKings HuffPost BlackRock MasterCard OpenAI ChatGPT DeepMind DeepSeek GitHub GitLab AstraZeneca BioNTech GlaxoSmithKline ' +
    'ExxonMobil ConocoPhillips FaceTime MacBook AirPods AirTag WordPress QuickBooks DreamWorks PowerPoint OneDrive ByteDance MoneyGram DoorDash TaskRabbit ZoomInfo ServiceNow CrowdStrike ' +
    'RocketLab OnePlus ThinkPad JavaScript TypeScript PostgreSQL LexisNexis PricewaterhouseCoopers AccuWeather SmartAsset NerdWallet RealClearPolitics FiveThirtyEight WebMD HealthDay ' +
    'NewsGuard NewsNation TechCrunch VentureBeat HelloFresh ZipRecruiter GoFundMe SnapChat AlphaGo HomeKit CarPlay PetSmart BestBuy TikTok PayPal StubHub SeatGeek LiveNation EcoWatch SoftBank ' +
    'HubSpot DocuSign LastPass TripAdvisor SoundCloud BitTorrent OpenTable AutoZone FedEx UnitedHealth CenterPoint CinemaScope PepsiCo EssilorLuxottica BlackBerry TotalEnergies ThyssenKrupp ' +
    'MarketWatch BusinessWeek BookTok StarCraft WarCraft MineCraft AmeriCorps HarperCollins GameStop TeleGram InfoWars NewsCorp PolitiFact OpinionWay InterContinental AirAsia EasyJet easyJet webOS tvOS watchOS iPadOS'
  )
    .split(' ')
    .flatMap((name) => {
      const parts = name.split(SEAM);
      return parts.slice(1).map((part, at) => `${parts[at]}${part}`.toLowerCase());
    }),
);

/** Whether a token holds two places where a capital follows two small letters: there are no glued labels without. Reads the long tokens only. */
export function mayHoldSeams({ text, tokens }: Article): boolean {
  for (let token = 0; token < tokens.count; token++) {
    const end = tokens.end[token] as number;
    let at = (tokens.start[token] as number) + 2;
    if (end - at < SHORTEST - 2) continue;
    let seams = 0;
    for (; at < end; at++)
      if (isUpper(text.charCodeAt(at)) && isLower(text.charCodeAt(at - 1)) && isLower(text.charCodeAt(at - 2))) seams++;
    if (seams >= 2) return true;
  }
  return false;
}

/** All chunks of a text with seams, in order. O(n). */
export function chunksOf(article: Article): Chunk[] {
  const { text, rows } = article;
  const chunks: Chunk[] = [];
  for (let row = 0; row < rows.count; row++) {
    let index = 0;
    let before = '';
    for (const { 0: chunk, index: at } of article.rowText(row).matchAll(/\S+/gu)) {
      const offsets = seamsOf(chunk);
      const start = (rows.start[row] as number) + at;
      const end = start + chunk.length;
      if (offsets.length > 0) {
        const isLower = /^\P{L}*\p{Ll}/u.test(chunk);
        const isName = offsets.length <= NAME_SEAMS && standsLikeName(chunk, before, text.charCodeAt(end + 1));
        chunks.push({
          row,
          index,
          start,
          end,
          seams: offsets.map((offset) => start + offset),
          proof: isName || isListed(chunk, before) ? 0 : offsets.length,
          isName,
          isGlued: isLower || offsets.length > NAME_SEAMS || /^(?:\p{Lu}\p{Ll}*|\p{Nd}+)$/u.test(before),
          isLower,
        });
      }
      before = chunk;
      index++;
    }
  }
  return chunks;
}

/** Offsets of the seams in a chunk. */
function seamsOf(chunk: string): number[] {
  if (TECHNICAL.test(chunk)) return [];
  const seams = Array.from(chunk.matchAll(SEAM), ({ index }) => index);
  const letters = (from: number, to: number): string => chunk.slice(from, to).replace(/['’]s\b|\P{L}/gu, '');
  return seams.filter((seam, i) => {
    const left = letters(seams[i - 1] ?? 0, seam).toLowerCase();
    return !PREFIXES.has(left) && !NAMES.has(left + letters(seam, seams[i + 1] ?? chunk.length).toLowerCase());
  });
}

/** Menus have no commas. */
function isListed(chunk: string, before: string): boolean {
  return /[,;]$/.test(chunk) || /(?:[,;]|^\|)$/.test(before);
}

/** Behind a word in lower case stands a name (“the FanDuel app”), and between two such words one with a prefix (“nokuthi likaGigaba liyeza”) or from code (“call addEventListener with”). */
function standsLikeName(chunk: string, before: string, next: number): boolean {
  return /^\P{L}*\p{Ll}+$/u.test(before) && (/^\P{L}*\p{Lu}/u.test(chunk) || isLower(next));
}

/** Clusters of chunks: glued menus, rows of buttons and stamps. */
export function clustersOf(article: Article, chunks: readonly Chunk[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (let first = 0, last = 0; first < chunks.length; first = last + 1) {
    last = first;
    while (last + 1 < chunks.length && isNear(chunks[last] as Chunk, chunks[last + 1] as Chunk)) last++;
    const seams = proofOf(article, chunks.slice(first, last + 1));
    if (seams > 0) clusters.push({ first, last, seams });
  }
  return clusters;
}

function isNear(chunk: Chunk, next: Chunk): boolean {
  return next.row === chunk.row && next.index - chunk.index <= REACH;
}

/** Seams of a run of chunks that can be nothing but labels, else 0. A chunk that comes again does not count again. */
function proofOf({ text, rows }: Article, run: readonly Chunk[]): number {
  const seen = new Map(
    run.filter(({ proof }) => proof > 0).map((chunk) => [text.slice(chunk.start, chunk.end), chunk]),
  );
  const found = [...seen.values()];
  const seams = found.reduce((sum, { proof }) => sum + proof, 0);
  const tight = Math.max(0, ...found.map(({ proof }) => proof));
  const isMany = seams >= LEAST ? tight >= 2 : seams >= LEAST_TIGHT && tight >= TIGHT;
  if (!isMany || !found.some(({ isGlued }) => isGlued)) return 0;
  const [{ row, index, start }, { index: last, end }] = [run[0] as Chunk, run[run.length - 1] as Chunk];
  // One word in the middle of a line may be code.
  if (found.length === 1 && start > (rows.start[row] as number) && end < (rows.end[row] as number)) return 0;
  return seams * LABELS >= last - index + 1 + seams ? seams : 0;
}

/** Whether words of the language have a capital behind a prefix: they begin with a small letter nearly all, while every other label begins with a capital. */
export function hasPrefixes(chunks: readonly Chunk[]): boolean {
  const lower = chunks.filter(({ seams, isName, isLower }) => isName && isLower && seams.length === 1).length;
  return lower >= PREFIXED && lower > PREFIXED_SHARE * chunks.length;
}
