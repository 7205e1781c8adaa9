import path from 'node:path';
import { compilePacks } from '../src/packs/compile.ts';
import { packFiles, readPacks } from '../src/packs/files.ts';
import { PackError } from '../src/packs/load.ts';
import { PackMatcher } from '../src/packs/matcher.ts';
import { packRule } from '../src/packs/rule.ts';
import { selfTest } from '../src/packs/self-test.ts';

/** Examples of the named packs, judged with every pack under rules/ that loads. */
export function checkPacks(files: readonly string[]): number {
  try {
    const packs = readPacks(files);
    const wanted = new Set(packs.map((pack) => pack.source.rule));
    const stems = packFiles('rules').filter((file) =>
      wanted.has(path.relative('rules', file).replace(/(?:\.[a-z]{2,3})?\.ya?ml$/, '')),
    );
    const siblings = readPacks(stems);
    const compiled = compilePacks(siblings);
    const matcher = new PackMatcher(compiled);
    const rules = compiled.map((pack, order) => {
      const rule = packRule(pack, matcher);
      return { rule, order, check: rule.create({ options: {} }) };
    });
    const { examples, failures, todo } = selfTest(packs, rules);
    for (const { file, line, column, message } of failures) console.log(`${file}:${line}:${column} ${message}`);
    for (const { file, line, message } of todo) console.log(`${file}:${line} todo ${message}`);
    console.log(`${examples} examples, ${failures.length} failures`);
    return failures.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    console.log(error.message);
    return 1;
  }
}
