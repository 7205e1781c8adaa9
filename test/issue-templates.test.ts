import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../src/package.ts';
import { folderWith, galley } from './helpers.ts';

const folder = path.join(packageRoot(), '.github', 'ISSUE_TEMPLATE');

interface Form {
  readonly name: string;
  readonly description: string;
  readonly labels: readonly string[];
  readonly body: readonly {
    type: string;
    id?: string;
    attributes: { label?: string; value?: string; options?: unknown[] };
  }[];
}

describe('issue forms', () => {
  const forms = readdirSync(folder).filter((name) => name !== 'config.yml');

  it('there is one for false positives, missed artifacts and bugs', () => {
    expect(forms.sort()).toEqual(['bug.yml', 'false-positive.yml', 'missed-artifact.yml']);
  });

  it.each(forms)('%s has what GitHub asks of a form', (name) => {
    const form = parse(readFileSync(path.join(folder, name), 'utf8')) as Form;
    expect([form.name, form.description, form.labels[0]].every((text) => (text?.length ?? 0) > 2)).toBe(true);
    const ids = form.body.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, id, attributes } of form.body) {
      expect(['markdown', 'textarea', 'input', 'dropdown', 'checkboxes']).toContain(type);
      if (type === 'markdown') expect(attributes.value).toBeTruthy();
      else expect([id, attributes.label].every(Boolean)).toBe(true);
      if (type === 'dropdown' || type === 'checkboxes') expect(attributes.options?.length).toBeGreaterThan(0);
    }
  });

  it('ask for options that the command has', () => {
    const help = galley(folderWith(), ['explain', '--help']).out;
    expect(help).toContain('--report <file[:line]>');
    expect(help).toContain('--redact');
  });
});
