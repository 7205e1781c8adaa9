import ts from 'typescript';

/** A change of one place of a source file. Offsets in UTF-16 units. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '+=': ['-='],
  '-=': ['+='],
};
const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
};

/** All mutants of a file: operators, conditions, constants, methods, whole statements and blocks. Types and imports are left alone. */
export function mutantsOf(source: string): Mutant[] {
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.ESNext, true);
  const mutants: Mutant[] = [];
  const put = (node: ts.Node, text: string): void => {
    mutants.push({ start: node.getStart(file), end: node.end, text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isTypeAliasDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const isText = [node.left, node.right].some(
        (side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side),
      );
      const operator = node.operatorToken.getText(file);
      if (!isText || !operator.startsWith('+'))
        for (const other of OPERATORS[operator] ?? []) put(node.operatorToken, other);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      put(node, node.operand.getText(file));
    } else if (node.kind === ts.SyntaxKind.TrueKeyword) put(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) put(node, 'true');
    else if (ts.isNumericLiteral(node)) put(node, `(${node.getText(file)} + 1)`);
    else if (ts.isStringLiteralLike(node) && !isName(node)) put(node, node.text === '' ? "'mutant'" : "''");
    else if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) put(node, '[]');
    else if (ts.isIfStatement(node)) {
      put(node.expression, 'true');
      put(node.expression, 'false');
    } else if (ts.isConditionalExpression(node)) {
      put(node.condition, 'true');
      put(node.condition, 'false');
    } else if (ts.isExpressionStatement(node)) put(node, ';');
    else if (ts.isBlock(node) && node.statements.length > 0) put(node, '{}');
    else if (ts.isPropertyAccessExpression(node)) {
      const other = Object.hasOwn(METHODS, node.name.text) ? METHODS[node.name.text] : undefined;
      if (other !== undefined && ts.isCallExpression(node.parent) && node.parent.expression === node)
        put(node.name, other);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

/** A string that names a key or a case of a union is checked by types, not by tests. */
function isName(node: ts.StringLiteralLike): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

/**
 * The file with the mutant in it, and in every loop a look at the clock: a mutant that never ends must not stop the others.
 * @param seconds from the loading of the file on.
 */
export function mutated(source: string, { start, end, text }: Mutant, seconds: number): string {
  const changed = source.slice(0, start) + text + source.slice(end);
  const file = ts.createSourceFile('x.ts', changed, ts.ScriptTarget.ESNext, true);
  const guards: [number, string][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIterationStatement(node, false)) {
      if (ts.isBlock(node.statement)) guards.push([node.statement.getStart(file) + 1, ' __tick(); ']);
      else guards.push([node.statement.getStart(file), '{ __tick(); '], [node.statement.end, ' }']);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  let out = changed;
  for (const [at, guard] of guards.sort((a, b) => b[0] - a[0])) out = out.slice(0, at) + guard + out.slice(at);
  const clock = `const __until = Date.now() + ${seconds * 1000}; let __ticks = 0;
function __tick() { if ((++__ticks & 0x3fff) === 0 && Date.now() > __until) throw new Error('endless'); }`;
  return `${clock}\n${out}`;
}
