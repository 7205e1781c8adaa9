import path from 'node:path';
import type { Finding } from '../engine/finding.ts';
import { Galley } from '../galley.ts';
import { checkSource } from '../run/check.ts';
import { readSource } from '../run/source.ts';
import { type FoundFile, findFiles, type WalkOptions } from '../run/walk.ts';
import { DecisionLog } from './decisions.ts';
import { DECISIONS_FILE } from './places.ts';
import { type Loaded, type ReviewInput, Workspace } from './workspace.ts';

/** A proposed finding for tests; `text` makes one edit of its range. */
export function findingOf({
  text = '',
  ...given
}: Partial<Finding> & { start: number; end: number; text?: string }): Finding {
  const { start, end } = given;
  return {
    id: `c-${start}-${end}`,
    rule: 'boilerplate/newsletter',
    severity: 'warning',
    safety: 'safe',
    status: 'proposed',
    confidence: 0.95,
    inQuote: false,
    line: 1,
    column: start + 1,
    message: 'Unexpected text',
    evidence: {},
    edits: [{ start, end, text }],
    ...given,
  };
}

/** A workspace over all articles of a folder, with decisions at their usual place. */
export async function workspaceOf(root: string): Promise<Workspace> {
  const galley = await Galley.create({ config: false, cwd: root });
  const options: WalkOptions = { ignore: [], root };
  const again = async (file: FoundFile): Promise<ReviewInput> => {
    const source = await readSource(file.path);
    return { file, source, articles: await checkSource(galley, source, { level: 'review' }) };
  };
  const load = async (): Promise<Loaded> => ({
    root,
    configFile: undefined,
    rules: galley.rules,
    files: await Promise.all((await findFiles([root], options)).map(again)),
    errors: [],
    again,
  });
  const workspace = new Workspace(load, new DecisionLog(path.join(root, DECISIONS_FILE)), 'tester');
  await workspace.load();
  return workspace;
}
