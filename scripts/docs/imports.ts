import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One import of a module of `src/` by another, as paths below `src/`. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Gone at run time. */
  readonly isType: boolean;
}

/** A room of the house: a folder of `src/` or a single file there, with the rooms it may import from. */
export interface Room {
  /** `article`, `report/html/page`, `galley.ts`. */
  readonly name: string;
  readonly holds: string;
  readonly may: readonly Permission[];
}

/** `engine`, `everything`, a single module (`rules/deletion`) or, with `types of`, what is gone at run time. */
export interface Permission {
  readonly target: string;
  readonly typesOnly: boolean;
}

/** Imports between the modules below a folder, tests and declarations left out. */
export function importsOf(folder: string): Import[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(name))
    .sort();
  return files.flatMap((from) =>
    specifiers(readFileSync(path.join(folder, from), 'utf8'), from).flatMap(({ target, isType }) => {
      const to = path.posix.join(path.posix.dirname(from), target);
      return existsSync(path.join(folder, to)) ? [{ from, to, isType }] : [];
    }),
  );
}

/** Relative module names in a source: `import`, `export … from` and `import()`. */
function specifiers(text: string, file: string): { target: string; isType: boolean }[] {
  const found: { target: string; isType: boolean }[] = [];
  const add = (node: ts.Node | undefined, isType: boolean): void => {
    if (node && ts.isStringLiteral(node) && node.text.startsWith('.')) found.push({ target: node.text, isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return !clause.name && !!names && ts.isNamedImports(names) && names.elements.every((name) => name.isTypeOnly);
}

/** The rooms of the table in docs/architecture.md. @throws when a cell cannot be read. */
export function roomsOf(markdown: string): Room[] {
  const rows = [...markdown.matchAll(/^\| `src\/([\w/.-]+)` \| (.+?) \| (.+?) \|$/gm)];
  if (rows.length === 0) throw new Error('docs/architecture.md has no table of rooms');
  return rows.map(([, name, holds, may]) => ({
    name: name as string,
    holds: holds as string,
    may: permissions(may as string),
  }));
}

function permissions(cell: string): Permission[] {
  if (cell.trim() === '–') return [];
  return cell.split(',').map((item) => {
    const [, types, target] = /^(types of )?([\w/.-]+)$/.exec(item.trim()) ?? [];
    if (target === undefined)
      throw new Error(`docs/architecture.md: “${item.trim()}” is not a room, a module, “types of …” or “everything”`);
    return { target, typesOnly: types !== undefined };
  });
}

/** The room that a module is in: the most special one. */
export function roomOf(module: string, rooms: readonly Room[]): Room | undefined {
  return rooms
    .filter(({ name }) => module === name || module.startsWith(`${name}/`))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

/** What lets a module import another: nothing is needed within a room. */
export function permissionFor(one: Import, rooms: readonly Room[]): Permission | 'same room' | undefined {
  const from = roomOf(one.from, rooms);
  const to = roomOf(one.to, rooms);
  if (from && from === to) return 'same room';
  return from?.may.find(
    ({ target, typesOnly }) =>
      (!typesOnly || one.isType) && (target === 'everything' || target === to?.name || one.to === `${target}.ts`),
  );
}
