import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newRule } from '../scripts/new-rule.ts';
import { folderWith } from './helpers.ts';

describe('npm run new:rule', () => {
  const files = { 'src/rules/structure/index.ts': '', 'src/rules/structure/glued.ts': 'mine' };

  it('writes a rule and its test, under a name that TypeScript takes', () => {
    const folder = folderWith(files);
    expect(newRule('structure/case', folder)).toBe(0);
    const read = (name: string): string => readFileSync(path.join(folder, 'src/rules/structure', name), 'utf8');
    expect(read('case.ts')).toContain("export const caseRule = defineRule({\n  id: 'structure/case',");
    expect(read('case.test.ts')).toContain("import { caseRule } from './case.ts';");
  });

  it.each(['', 'raffle', 'Structure/Raffle', '../x/y', 'nowhere/raffle', 'structure/glued'])('refuses “%s”', (id) => {
    const folder = folderWith(files);
    expect(newRule(id, folder)).toBe(2);
    expect(readFileSync(path.join(folder, 'src/rules/structure/glued.ts'), 'utf8')).toBe('mine');
  });
});
