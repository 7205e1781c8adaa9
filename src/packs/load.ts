import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type PackSource, packSchema } from './schema.ts';

/** A mistake in a pack, with the place a person has to go to. */
export interface PackProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export class PackError extends Error {
  readonly problems: readonly PackProblem[];

  constructor(problems: readonly PackProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`).join('\n'));
    this.name = 'PackError';
    this.problems = problems;
  }
}

/** A pack as written, with a way to say where one of its keys stands in the file. */
export interface LoadedPack {
  readonly file: string;
  readonly source: PackSource;
  problemAt(path: readonly (string | number)[], message: string): PackProblem;
}

/**
 * Parses and checks one YAML pack.
 * @param file name used in messages; its path must match the `rule` key (`boilerplate/share.yml`, `boilerplate/share.de.yml`).
 * @throws PackError with every problem found, each with line and column.
 */
export function loadPack(text: string, file: string): LoadedPack {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, message: string): PackProblem => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, message };
  };
  if (document.errors.length > 0) throw new PackError(document.errors.map((error) => at(error.pos[0], error.message)));
  const problemAt = (path: readonly (string | number)[], message: string): PackProblem => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0], message);
    }
    return { file, line: 1, column: 1, message };
  };
  const parsed = packSchema.safeParse(plainOf(document, at));
  if (!parsed.success) throw new PackError(parsed.error.issues.flatMap((issue) => describe(issue, problemAt)));
  const problems = checkPack(parsed.data, file).map(([path, message]) => problemAt(path, message));
  if (problems.length > 0) throw new PackError(problems);
  return { file, source: parsed.data, problemAt };
}

/** @throws PackError for aliases that stand for nothing, such as `match: *photo*` without quotation marks, or for far too much. */
function plainOf(document: Document, at: (offset: number, message: string) => PackProblem): unknown {
  const problems: PackProblem[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return;
      const message = `“*${alias.source}” is an alias of nothing: put the text in quotation marks`;
      problems.push(at(alias.range?.[0] ?? 0, message));
    },
  });
  if (problems.length > 0) throw new PackError(problems);
  try {
    return document.toJS();
  } catch (error) {
    throw new PackError([at(0, `${(error as Error).message}: write the values out`)]);
  }
}

type Path = (string | number)[];

function describe(issue: z.core.$ZodIssue, problemAt: (path: Path, message: string) => PackProblem): PackProblem[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => problemAt([...path, key], `unknown key “${key}”`));
  return [problemAt(path, `${path.join('.') || 'pack'}: ${issue.message}`)];
}

/** What the schema cannot say: keys that belong together, paths that disagree. */
function checkPack(pack: PackSource, file: string): [Path, string][] {
  const problems: [Path, string][] = [];
  const stem = file.replaceAll('\\', '/').replace(/\.ya?ml$/, '');
  const isSite = pack.rule.startsWith('sites/');
  if (!isSite && !new RegExp(`(?:^|/)${pack.rule}(?:\\.[a-z]{2,3})?$`).test(stem)) {
    problems.push([['rule'], `the rule is “${pack.rule}” but the file is ${file}; the path must say the same`]);
  }
  if (isSite !== (pack.site !== undefined))
    problems.push([['rule'], '“site” belongs to packs in rules/sites/, and only to them']);
  if (pack.allow && !isSite) problems.push([['allow'], '“allow” belongs to site packs']);
  if (!pack.allow && (pack.entries ?? []).length === 0) problems.push([[], 'a pack needs at least one entry']);
  (pack.entries ?? []).forEach((entry, index) => {
    const bad = (key: string, message: string): number => problems.push([['entries', index, key], message]);
    const actions = [entry.delete, entry.replace, entry.flag].filter((action) => action !== undefined);
    if (actions.length > 1) bad('id', 'only one of “delete”, “replace” and “flag” can be given');
    const needed: Record<string, readonly (keyof typeof entry)[]> = {
      phrase: ['match'],
      regex: ['match', 'literal'],
      banner: ['start'],
      trailer: ['match'],
      consistency: ['variants'],
    };
    for (const key of needed[entry.kind] ?? [])
      if (entry[key] === undefined) bad('kind', `a ${entry.kind} entry needs “${key}”`);
    if (entry.kind === 'regex') {
      const literals = [entry.literal ?? []].flat();
      const onlyNumbers = literals.length > 0 && literals.every((literal) => literal.trim() === '<n>');
      if (onlyNumbers && entry.maxWords === undefined) {
        bad('literal', 'a regex whose only literal is a number needs “maxWords”');
      }
    } else if (entry.literal !== undefined) bad('literal', '“literal” belongs to regex entries');
    if (entry.metadata && entry.kind !== 'regex') bad('metadata', '“metadata” belongs to regex entries');
  });
  return problems;
}
