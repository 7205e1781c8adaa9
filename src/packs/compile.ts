import type { Safety } from '../engine/finding.ts';
import type { Action, CompiledEntry, CompiledPhrase, CompiledRule, Where } from './compiled.ts';
import { type LoadedPack, PackError, type PackProblem } from './load.ts';
import { parsePhrase } from './phrase.ts';
import { patternProblem } from './regex-safety.ts';
import { requiredOf } from './required.ts';
import type { EntrySource, PackSource } from './schema.ts';
import { common, type Shape, shapeOf } from './shape.ts';

/** Says why a pattern must not be used. Proving a pattern takes some milliseconds, so a build may remember what it proved. */
export type PatternCheck = (source: string) => string | undefined;

/**
 * Joins packs of one rule id and fills in defaults. The result is plain JSON.
 * @throws PackError for phrases that do not parse, unsafe regexes and ids that repeat over the files of one rule.
 */
export function compilePacks(packs: readonly LoadedPack[], problemOf: PatternCheck = patternProblem): CompiledRule[] {
  const problems: PackProblem[] = [];
  const rules = new Map<
    string,
    { first: PackSource; docs: PackSource; entries: CompiledEntry[]; languages: Set<string>; allow: string[] }
  >();
  for (const pack of [...packs].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))) {
    const { source } = pack;
    let rule = rules.get(source.rule);
    if (!rule) {
      rule = { first: source, docs: source, entries: [], languages: new Set(), allow: [] };
      rules.set(source.rule, rule);
    }
    // Of the files of a rule, the one without a language in its name says what the rule is about.
    if (pack.file.replaceAll('\\', '/').endsWith(`${source.rule}.yml`)) rule.docs = source;
    for (const language of source.languages ?? ['en']) rule.languages.add(language);
    rule.allow.push(...(source.allow ?? []));
    for (const [index, entry] of (source.entries ?? []).entries()) {
      if (rule.entries.some((other) => other.id === entry.id)) {
        problems.push(
          pack.problemAt(['entries', index, 'id'], `the id “${entry.id}” stands twice in rule ${source.rule}`),
        );
      }
      rule.entries.push(compileEntry(pack, source, entry, index, problems, problemOf));
    }
  }
  if (problems.length > 0) throw new PackError(problems);
  return [...rules].map(([id, rule]) => ({
    id,
    summary: rule.docs.summary,
    why: rule.docs.why,
    languages: [...rule.languages].sort(),
    safety: rule.first.safety ?? 'review',
    severity: rule.first.severity ?? 'warning',
    ...(rule.first.site ? { site: rule.first.site } : {}),
    allow: rule.allow,
    entries: rule.entries,
  }));
}

function compileEntry(
  pack: LoadedPack,
  rule: PackSource,
  entry: EntrySource,
  index: number,
  problems: PackProblem[],
  problemOf: PatternCheck,
): CompiledEntry {
  const phrases = phrasesOf(pack, entry, index, problems);
  const where: Where = entry.kind === 'banner' || entry.kind === 'consistency' ? 'anywhere' : (entry.where ?? 'line');
  const patterns = entry.kind === 'regex' ? [entry.match ?? []].flat() : undefined;
  const shapes: Shape[] = [];
  for (const pattern of patterns ?? []) {
    const problem = problemOf(pattern);
    if (problem) problems.push(pack.problemAt(['entries', index, 'match'], problem));
    else shapes.push(shapeOf(pattern));
  }
  const safety: Safety =
    entry.flag || entry.kind === 'consistency' ? 'report' : (entry.safety ?? rule.safety ?? 'review');
  return definedOnly({
    id: entry.id,
    kind: entry.kind,
    phrases,
    patterns,
    ...prefilters(shapes, where),
    required: shapes.length > 0 && shapes.length === patterns?.length ? patterns.map(requiredOf) : undefined,
    where,
    languages: entry.languages ?? rule.languages ?? ['en'],
    exactCase: entry.case === 'exact' || undefined,
    minWords: entry.minWords,
    maxWords: entry.maxWords,
    zone: entry.zone && definedOnly(entry.zone),
    run: entry.run,
    beside: entry.beside,
    min: entry.min,
    maxChars: entry.maxChars,
    variants: entry.variants,
    action: actionOf(entry),
    metadata: entry.metadata && definedOnly(entry.metadata),
    safety,
    severity: entry.severity ?? rule.severity ?? 'warning',
    confidence: entry.confidence,
    sign: entry.sign,
    why: entry.why,
  }) as CompiledEntry;
}

/** The phrases of an entry with what they are for; those that do not parse become problems. */
function phrasesOf(pack: LoadedPack, entry: EntrySource, index: number, problems: PackProblem[]): CompiledPhrase[] {
  const phrases: CompiledPhrase[] = [];
  const add = (
    key: 'match' | 'literal' | 'start' | 'cues' | 'end' | 'variants',
    role: CompiledPhrase['role'],
  ): void => {
    for (const source of [entry[key] ?? []].flat()) {
      try {
        parsePhrase(source);
        phrases.push({ role, source });
      } catch (error) {
        problems.push(pack.problemAt(['entries', index, key], `“${source}”: ${(error as Error).message}`));
      }
    }
  };
  if (entry.kind === 'regex') add('literal', 'match');
  else if (entry.kind === 'consistency') add('variants', 'match');
  else if (entry.kind === 'banner') {
    add('start', 'start');
    add('cues', 'cue');
    add('end', 'end');
  } else add('match', 'match');
  return phrases;
}

/** What every pattern of an entry has in common, so that a row can be passed over without running any of them. */
function prefilters(shapes: readonly Shape[], where: Where): Partial<CompiledEntry> {
  if (shapes.length === 0) return {};
  const longest = Math.max(...shapes.map((shape) => shape.longest));
  const atStart = where === 'line' || where === 'line-start' || where === 'text-start';
  const firsts = shapes.map((shape) => shape.first);
  const needs = common(shapes.map((shape) => shape.needs));
  return definedOnly({
    maxLength: where !== 'anywhere' && longest < Number.POSITIVE_INFINITY ? longest : undefined,
    first:
      atStart && !firsts.includes(undefined)
        ? [...new Set(firsts.flatMap((first) => [...(first ?? [])]))].join('')
        : undefined,
    needs: needs.size > 0 ? [...needs].join('') : undefined,
  });
}

function actionOf(entry: EntrySource): Action {
  if (entry.flag || entry.kind === 'consistency') return { kind: 'flag' };
  if (entry.replace !== undefined) return { kind: 'replace', text: entry.replace };
  return { kind: 'delete', what: entry.delete ?? 'line' };
}

function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
