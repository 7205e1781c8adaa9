import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/package.ts';

const RESERVED = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static await async of'.split(
    ' ',
  ),
);

/**
 * Writes a rule in code and its test, both at work as they are: `npm run new:rule family/name`.
 *
 * @returns the exit code: 2, with a message on standard error, when there can be no such rule
 */
export function newRule(id = '', root: string = packageRoot()): number {
  const problem = problemOf(id, root);
  if (problem) {
    process.stderr.write(`new:rule: ${problem}\n`);
    return 2;
  }
  const [family, name] = id.split('/') as [string, string];
  const file = path.join('src', 'rules', family, `${name}.ts`);
  const constant = constantOf(name);
  writeFileSync(path.join(root, file), ruleSource(id, constant));
  writeFileSync(path.join(root, file.replace(/\.ts$/, '.test.ts')), testSource(id, name, constant));
  process.stdout.write(
    [
      `${file} and its test written. They look for a line that stands alone; make them look for what you want.`,
      `Register it in src/rules/${family}/index.ts:`,
      `  import { ${constant} } from './${name}.ts';`,
      `  and ${constant} in the list of rules, before those that should come after it`,
      `Then run: npx vitest run ${file.replace(/\.ts$/, '.test.ts')}`,
      '',
    ].join('\n'),
  );
  return 0;
}

function problemOf(id: string, root: string): string | undefined {
  if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id))
    return `“${id}” is not family/name in kebab case: npm run new:rule structure/page-number`;
  const [family, name] = id.split('/') as [string, string];
  const folder = path.join(root, 'src', 'rules');
  const families = readdirSync(folder).filter((one) => existsSync(path.join(folder, one, 'index.ts')));
  if (!families.includes(family))
    return `there is no family “${family}”; take one of ${families.join(', ')}, or make src/rules/${family}/index.ts and name it in src/rules/registry.ts`;
  const taken = [`${name}.ts`, `${name}.test.ts`].find((file) => existsSync(path.join(folder, family, file)));
  return taken && `src/rules/${family}/${taken} is already there; take another name`;
}

function constantOf(name: string): string {
  const camel = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return RESERVED.has(camel) ? `${camel}Rule` : camel;
}

const ruleSource = (id: string, constant: string): string => `import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';

/** The whole line: \`- 12 -\`. */
const LINE = /^- \\d{1,3} -$/;

/** Say here what is found, and where the shapes and limits come from. */
export const ${constant} = defineRule({
  id: '${id}',
  phase: 'structure',
  scope: 'line',
  safety: 'review',
  docs: {
    summary: 'Numbers of printed pages between paragraphs.',
    why: 'The text was read from a page as it was printed, with the number at its foot.',
    fix: 'The line is deleted.',
    bad: [
      {
        text: 'The ferry sailed at noon.\\n\\n- 12 -\\n\\nNobody was hurt.',
        fixed: 'The ferry sailed at noon.\\n\\nNobody was hurt.',
      },
    ],
    good: ['The score was 3 - 12 - 4 at half-time.', 'Bus 12 - the one to the harbour - was late.'],
  },
  create: () => (context) => {
    const { article } = context;
    const { rows, text } = article;
    for (let row = 0; row < rows.count; row++) {
      const [start, end] = [rows.start[row] as number, rows.end[row] as number];
      if (!LINE.test(text.slice(start, end))) continue;
      context.report({
        start,
        end,
        message: \`Unexpected page number “\${text.slice(start, end)}”\`,
        evidence: { line: text.slice(start, end) },
        edits: [deleteRows(article, row)],
      });
    }
  },
});
`;

const testSource = (
  id: string,
  name: string,
  constant: string,
): string => `import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { ${constant} } from './${name}.ts';

describeExamples(${constant});

describe('${id}', () => {
  it.each([
    ['1 -', 'half of a mark'],
    ['- 1999 -', 'a year'],
  ])('is silent on %s (%s)', (line) => {
    expect(runRule(${constant}, \`The ferry sailed.\\n\\n\${line}\\n\\nNobody was hurt.\`).findings).toEqual([]);
  });

  describeLinear(${constant}, ['- 1 -\\n', '- ', '1']);
});
`;
