import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Galley } from '../src/galley.ts';
import { packageRoot } from '../src/package.ts';
import { architecturePicture } from './docs/architecture-picture.ts';
import { importsOf, roomsOf } from './docs/imports.ts';
import { readmeWithFigures } from './docs/readme-figures.ts';
import { indexPage, packsByRule, pageOf, rulePage, sitesPage } from './docs/rule-pages.ts';
import { configPage, reportPage } from './docs/schema-pages.ts';

/** The generated pages by their path in the project: one for each rule, the config file, the JSON report, the picture of the rooms, the figures of the README. */
export async function pages(): Promise<Map<string, string>> {
  const { rules } = await Galley.create({ config: false });
  const packs = packsByRule(packageRoot());
  const made = new Map([
    ['docs/configuration.md', configPage()],
    ['docs/report-json.md', reportPage()],
    ['README.md', readmeWithFigures(packageRoot())],
    ['docs/images/architecture.svg', picture(packageRoot())],
    ['docs/rules/README.md', indexPage(rules)],
    [
      'docs/rules/sites.md',
      sitesPage(
        rules.filter(({ id }) => id.startsWith('sites/')),
        packs,
      ),
    ],
  ]);
  for (const rule of rules)
    if (!rule.id.startsWith('sites/'))
      made.set(`docs/rules/${pageOf(rule.id)}`, rulePage(rule, packs.get(rule.id) ?? []));
  // Examples of broken characters hold halves of surrogate pairs, which no file in UTF-8 can.
  return new Map([...made].map(([file, text]) => [file, text.replace(/\p{Cs}/gu, '\ufffd')]));
}

function picture(root: string): string {
  const rooms = roomsOf(readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8'));
  return architecturePicture(importsOf(path.join(root, 'src')), rooms);
}

/** Writes them: `npm run docs`. Pages of rules that are gone are removed. */
export async function buildDocs(): Promise<void> {
  const root = packageRoot();
  const made = await pages();
  rmSync(path.join(root, 'docs', 'rules'), { recursive: true, force: true });
  for (const [file, text] of made) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}
