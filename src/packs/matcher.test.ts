import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { runSync } from '../engine/run.ts';
import { builtinPacks } from './builtin.ts';
import { compilePacks } from './compile.ts';
import { loadPack } from './load.ts';
import { PackMatcher } from './matcher.ts';
import { packRule } from './rule.ts';

const pack = (rule: string, label: string) =>
  loadPack(
    `rule: ${rule}\nsummary: A test.\nwhy: Because.\nsafety: safe\nentries:\n  - id: e\n    kind: phrase\n    match: "${label}"\n    examples: { bad: [x], good: [y] }\n`,
    `${rule}.yml`,
  );
const compiled = compilePacks([pack('test/share', 'share this'), pack('test/advert', 'advertisement')]);
const TEXT = 'The ferry was late on Monday.\n\nAdvertisement\n\nThe harbour waited.\n\nShare this\n';

describe('the pass over all packs', () => {
  it('says between two entries which rule was at work', () => {
    const asked: (string | undefined)[] = [];
    const matcher = new PackMatcher(compiled);
    const article = new Article(TEXT);
    expect(matcher.hitsOf('test/advert', article, (at) => asked.push(at))).toHaveLength(1);
    expect(asked).toEqual(['test/advert', 'test/share', undefined]);
    // The pass is over: all other rules have their hits.
    expect(matcher.hitsOf('test/share', article, (at) => asked.push(at))).toHaveLength(1);
    expect(asked).toHaveLength(3);
  });

  it('takes rules in their order, wherever their hits stand', () => {
    const asked: (string | undefined)[] = [];
    const article = new Article('Share this\n\nThe ferry was late on Monday.\n\nAdvertisement\n');
    new PackMatcher(compiled).hitsOf('test/advert', article, (at) => asked.push(at));
    expect(asked).toEqual(['test/advert', 'test/share', undefined]);
  });

  it('gives the hits of a rule in the order of their place, whatever the order of its entries', () => {
    const entry = (id: string, label: string): string =>
      `  - { id: ${id}, kind: phrase, match: "${label}", where: anywhere, examples: { bad: [x], good: [y] } }\n`;
    const yaml = `rule: test/order\nsummary: A test.\nwhy: Because.\nsafety: safe\nentries:\n${entry('long', 'read more now')}${entry('late', 'share this')}${entry('short', 'read more')}`;
    const matcher = new PackMatcher(compilePacks([loadPack(yaml, 'test/order.yml')]));
    const hits = matcher.hitsOf('test/order', new Article('Share this. Read more now. Share this'));
    expect(hits.map((hit) => `${hit.entry.id} ${hit.start}`)).toEqual(['late 0', 'short 12', 'long 12', 'late 27']);
  });

  it('looks for English labels in texts of all languages', () => {
    const german =
      'Der Stadtrat hat am Montag beschlossen, dass die Brücke im Winter gesperrt wird und dass sie erst im Mai wieder öffnet.';
    const article = new Article(`${german}\n\nShare this\n`);
    expect(article.language).toBe('de');
    expect(new PackMatcher(compiled).hitsOf('test/share', article)).toHaveLength(1);
  });

  it('ends when the time of the article is up, and the text stays', () => {
    const matcher = new PackMatcher(compiled);
    const rules = compiled.map((one, order) => {
      const rule = packRule(one, matcher);
      return { rule, order, check: rule.create({ options: {} }) };
    });
    let reads = 0;
    // Once when the run begins, once in front of each phase; the structure comes second.
    const computed = () => (reads > 3 ? 5000 : 0);
    const clock = { elapsed: () => (++reads > 3 ? 5000 : 0), computed, computedLately: computed };
    const result = runSync(TEXT, {
      rules,
      level: 'review',
      allow: [],
      fullPage: false,
      budget: false,
      article: {},
      seconds: 1,
      clock,
    });
    expect(result).toMatchObject({
      verdict: 'flagged',
      text: TEXT,
      findings: [{ rule: 'engine/time-budget', evidence: { at: 'test/advert' } }],
    });
    expect(reads).toBe(4);
  });

  // Every button once asked all the others how long their list is: that took a minute for 80 kB. CPU time: a busy machine is no slower pass.
  it('takes seconds at the most for one long list of buttons', () => {
    const packs = builtinPacks();
    const matcher = new PackMatcher(packs.rules, packs);
    const before = process.cpuUsage();
    matcher.hitsOf('boilerplate/share', new Article('Share\n'.repeat(20_000)));
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(8);
  });

  it('takes more hits of one entry than a call may have arguments', () => {
    const matcher = new PackMatcher(compiled);
    const hits = matcher.hitsOf('test/share', new Article('Share this\n\n'.repeat(200_000)));
    expect(hits).toHaveLength(200_000);
  });
});
