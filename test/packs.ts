import type { ActiveRule } from '../src/engine/candidates.ts';
import type { Result } from '../src/engine/finding.ts';
import { runSync } from '../src/engine/run.ts';
import { compilePacks } from '../src/packs/compile.ts';
import { type LoadedPack, loadPack, PackError } from '../src/packs/load.ts';
import { PackMatcher } from '../src/packs/matcher.ts';
import { packRule } from '../src/packs/rule.ts';

/** A pack `test/pack` with these entries, which may leave out their examples. */
export function packOf(entries: string, head = ''): LoadedPack {
  const examples = '\n    examples: { bad: [x], good: [y] }';
  const complete = entries
    .trimEnd()
    .split(/\n(?= {2}- )/)
    .map((entry) => (entry.includes('examples:') ? entry : entry + examples))
    .join('\n');
  return loadPack(
    `rule: test/pack\nsummary: A test.\nwhy: Because.\nsafety: safe\n${head}entries:\n${complete}\n`,
    'test/pack.yml',
  );
}

export function rulesOf(...packs: LoadedPack[]): ActiveRule[] {
  const compiled = compilePacks(packs);
  const matcher = new PackMatcher(compiled);
  return compiled.map((one, order) => {
    const rule = packRule(one, matcher);
    return { rule, order, check: rule.create({ options: {} }) };
  });
}

/** What these entries make of a text. */
export function runEntries(entries: string, text: string): Result {
  const rules = rulesOf(packOf(entries));
  return runSync(text, { rules, level: 'review', allow: [], fullPage: false, budget: false, article: {} });
}

/** What the loader or the compiler says about a pack, each with line and column. */
export function problemsOf(load: () => LoadedPack): string[] {
  try {
    compilePacks([load()]);
    return [];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.problems.map((p) => `${p.line}:${p.column} ${p.message}`);
  }
}
