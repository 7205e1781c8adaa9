import { z } from 'zod';
import { configSchema } from '../../src/config/schema.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { table } from './markdown.ts';

/** What this reads of a JSON Schema. */
interface Node {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly required?: readonly string[];
  readonly items?: Node;
}

/** Keys of the config file. */
export function configPage(): string {
  const schema = z.toJSONSchema(configSchema, { io: 'input' }) as Node;
  return [
    '# The config file',
    '',
    '`galley.config.yaml` (or `.yml`, `.json`) in the folder of the articles or above. Every key is optional; an unknown one is an error that names line and column. Editors complete',
    'the keys with `$schema: ./node_modules/galleyproof/dist/config.schema.json`.',
    '',
    table(['key', 'value', ''], rowsOf(schema, '')),
    '',
  ].join('\n');
}

/** Keys of the JSON report. */
export function reportPage(): string {
  const schema = z.toJSONSchema(reportSchema, { io: 'input' }) as Node;
  return [
    '# The JSON report',
    '',
    '`galley check --format json` writes one object; all other formats derive from it. The same as JSON Schema: `galleyproof/report.schema.json`. Offsets are UTF-16 code units of the decoded text without',
    'its byte order mark; ranges are half open.',
    '',
    table(['key', 'value', ''], rowsOf(schema, '')),
    '',
  ].join('\n');
}

/** One row a key, children below their parent. */
function rowsOf(node: Node, prefix: string): string[][] {
  const { properties, items, additionalProperties } = node;
  if (items && childrenOf(items)) return rowsOf(items, `${prefix}[].`.replace('.[]', '[]'));
  return Object.entries(properties ?? {})
    .flatMap(([key, child]) => {
      const name = `${prefix}${key}`;
      const own = [
        `\`${name}\`${node.required?.includes(key) ? '' : '?'}`,
        kindOf(child),
        (child.description ?? '').replaceAll('|', '\\|'),
      ];
      return [own, ...(childrenOf(child) ? rowsOf(child, child.items ? name : `${name}.`) : [])];
    })
    .concat(
      typeof additionalProperties === 'object' && childrenOf(additionalProperties)
        ? rowsOf(additionalProperties, `${prefix}*.`)
        : [],
    );
}

function childrenOf(node: Node): boolean {
  return node.properties !== undefined || (node.items !== undefined && childrenOf(node.items));
}

function kindOf(node: Node): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum) return node.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (node.anyOf) return [...new Set(node.anyOf.map(kindOf))].join(' or ');
  if (node.items) return `list of ${node.items.properties ? 'objects' : kindOf(node.items)}`;
  if (node.type === 'object')
    return typeof node.additionalProperties === 'object' ? `map to ${kindOf(node.additionalProperties)}` : 'object';
  return [node.type ?? 'anything'].flat().join(' or ');
}
