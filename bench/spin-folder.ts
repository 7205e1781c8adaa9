import path from 'node:path';
import { knownPairs, readCounts } from '../scripts/build-spin.ts';
import { Article } from '../src/article/article.ts';
import { hashWord } from '../src/article/characters.ts';
import { chancesOf } from '../src/language/weights.ts';
import { isSpun } from '../src/rules/spin/gate.ts';
import { restorations } from '../src/rules/spin/restorations.ts';
import { SiblingCollector, Siblings } from '../src/rules/spin/siblings.ts';
import { packageSource } from '../src/rules/spin/source.ts';
import { goldTexts, shared } from './spin/corpus.ts';
import { emptyTally, rates, type Tally, tally } from './spin/score.ts';
import { dictionaryOf, spin } from './spin/simulate.ts';

/** Shares of swapped words. */
const RATES = [0.05, 0.1, 0.2] as const;
/** An article and one that is likelier are taken for copies of each other, which is another matter. */
const COPY = 0.8;
const SHORTEST = 1200;
const LONGEST = 30_000;
/** Characters of an article whose halves stand for two articles about one event. */
const HALVED = 4000;

interface Case {
  readonly text: string;
  /** The others of its folder. */
  readonly siblings: Siblings;
}

/**
 * What the articles of a folder add to the restoration of spun ones: `npm run quality:spin-folder`. Articles of the development corpora are
 * spun by the simulator with half of the lexicon and restored with and without a folder of the others.
 */
export async function spinFolder(): Promise<number> {
  const counts = readCounts(path.join(shared, 'language'));
  const pairs = knownPairs(counts).filter(({ spun }) => ((hashWord(spun.toLowerCase()) >>> 7) & 1) === 0);
  const dictionary = dictionaryOf(pairs, chancesOf(pairs, counts));
  for (const [name, cases] of Object.entries(casesOf())) {
    for (const rate of RATES) {
      const [alone, together] = [emptyTally(), emptyTally()];
      let spent = [0, 0];
      cases.forEach(({ text, siblings }, seed) => {
        const spun = spin(text, dictionary, { rate, quotes: true, seed });
        if (!isSpun(new Article(spun.text))) return;
        spent = spent.map((sum, side) => {
          const before = process.cpuUsage().user;
          const article = new Article(spun.text);
          isSpun(article);
          const changes = restorations({
            article,
            original: article,
            ...(side === 1 && { siblings: { evidence: () => siblings } }),
          });
          const time = process.cpuUsage().user - before;
          tally(
            side === 1 ? together : alone,
            spun.text,
            spun.swaps,
            changes.map(({ start, end, candidates }) => ({ start, end, alternatives: candidates.map((c) => c.text) })),
          );
          return sum + time;
        });
      });
      print(`${name}, ${cases.length} articles, rate ${rate}: alone   `, alone, spent[0]);
      print(`${name}, ${cases.length} articles, rate ${rate}: together`, together, spent[1]);
    }
  }
  return 0;
}

function casesOf(): Record<string, Case[]> {
  const texts = goldTexts().filter(({ text }) => text.length > SHORTEST && text.length < LONGEST);
  const all = texts.map(({ text, id, set }) => ({ name: `${set}/${id}`, text }));
  const everything = collected(all);
  const bands: Record<string, Case[]> = {
    unrelated: [],
    'faintly related': [],
    related: [],
    'closely related': [],
    halves: [],
  };
  const model = packageSource.model();
  for (const { name, text } of all) {
    const best = without(everything, name).relatedTo(new Article(text), model)[0]?.likeness ?? 0;
    if (best >= COPY) continue;
    const band = best === 0 ? 'unrelated' : best < 0.2 ? 'faintly related' : best < 0.3 ? 'related' : 'closely related';
    bands[band]?.push({ text, siblings: without(everything, name) });
  }
  const halves = all
    .filter(({ text }) => text.length > HALVED)
    .map(({ name, text }) => {
      const middle = text.indexOf('\n', text.length / 2);
      return { name, first: text.slice(0, middle), second: text.slice(middle + 1) };
    })
    .filter(({ first, second }) => first.length > SHORTEST && second.length > SHORTEST);
  const seconds = collected(halves.map(({ name, second }) => ({ name, text: second })));
  bands.halves = halves.map(({ first }) => ({ text: first, siblings: seconds }));
  return bands;
}

/** Articles of a folder without one of them: the same as collecting the others, but for how common a word is among them. */
function without(siblings: Siblings, name: string): Siblings {
  const relatedTo: Siblings['relatedTo'] = (article, model) =>
    siblings.relatedTo(article, model).filter((other) => other.name !== name);
  return Object.assign(Object.create(siblings) as Siblings, {
    relatedTo,
    evidenceFor: Siblings.prototype.evidenceFor,
  });
}

function collected(articles: readonly { name: string; text: string }[]): Siblings {
  const collector = new SiblingCollector(packageSource);
  for (const one of articles) collector.add(one);
  return new Siblings(collector.data());
}

function print(name: string, total: Tally, micros = 0): void {
  const { swaps, precision, recall, f1, restored, within3 } = rates(total);
  console.log(name, JSON.stringify({ swaps, precision, recall, f1, restored, within3, ms: Math.round(micros / 1000) }));
}
