import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A package of others without which galley does not run. */
export interface Third {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Its code stands in our files; else npm installs it beside them. */
  readonly isBundled: boolean;
  /** Text of the licence, for those whose code we hand on. */
  readonly text: string;
}

const PAGE = 'THIRD-PARTY.md';
/** What the build says about the packages in its files. */
const BUNDLED = ['dist/cli/bundled.json', 'dist/page/bundled-review.json', 'dist/page/bundled-report.json'];

/** Licences that ask for no more than their notice. */
const FREE = ['0BSD', 'Apache-2.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT'];

/** Is every licence of an SPDX expression among those that we may hand on? */
export function isFree(expression: string): boolean {
  const names = expression.replace(/[()]/g, '').split(/ AND /);
  return names.every((one) => one.split(/ OR /).some((name) => FREE.includes(name.trim())));
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * All packages that galley needs to run, by name and version: those that the build put into its files, and those that npm installs with it.
 * @throws Error when galley was not built, or a package does not say its licence.
 */
export function thirdParties(root: string): Third[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const bundled = new Set(
    BUNDLED.flatMap((file) => {
      if (!existsSync(path.join(root, file))) throw new Error(`${file} is missing: npm run build`);
      return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as string[];
    }),
  );
  const found = new Map<string, Third>();
  /** Binaries for one system say nothing themselves; they belong to the package that asks for them. */
  const licenceOf = (place: string, name: string): string | undefined =>
    packages[place]?.license ??
    ownLicence(path.join(root, place)) ??
    Object.values(packages).find(({ optionalDependencies }) => optionalDependencies?.[name] !== undefined)?.license;
  for (const [place, { version = '', dev, devOptional }] of Object.entries(packages)) {
    const isBundled = bundled.has(place);
    if (place === '' || (!isBundled && (dev || devOptional))) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = licenceOf(place, name);
    if (licence === undefined) throw new Error(`${place} says no licence; look at it and leave it if there is none`);
    const key = `${name}@${version}`;
    const known = found.get(key);
    const text = isBundled ? licenceText(path.join(root, place)) : (known?.text ?? '');
    found.set(key, { name, version, licence, isBundled: isBundled || known?.isBundled === true, text });
  }
  for (const place of bundled)
    if (!packages[place]) throw new Error(`${place} is in dist but not in package-lock.json`);
  return [...found.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

function ownLicence(folder: string): string | undefined {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { license?: string }).license : undefined;
}

function licenceText(folder: string): string {
  const name = readdirSync(folder).find((one) => /^licen[cs]e(?:[-.]\w+)*$/i.test(one));
  const text = name === undefined ? '' : readFileSync(path.join(folder, name), 'utf8');
  return text.replaceAll('\r\n', '\n').trim();
}

/** The list as a page: a table, then the texts that must go with bundled code, each once. */
export function licencePage(thirds: readonly Third[]): string {
  const texts = new Map<string, Third[]>();
  for (const one of thirds.filter(({ isBundled }) => isBundled))
    texts.set(one.text, [...(texts.get(one.text) ?? []), one]);
  const rows = thirds.map(
    ({ name, version, licence, isBundled }) =>
      `| ${name} | ${version} | ${licence} | ${isBundled ? 'in our files' : 'installed by npm'} |`,
  );
  const sections = [...texts].map(([text, ones]) => {
    const names = ones.map(({ name }) => name).join(', ');
    const said =
      text || `The package holds no text of its licence (${[...new Set(ones.map((one) => one.licence))].join(', ')}).`;
    return `### ${names}\n\n${said
      .split('\n')
      .map((line) => `    ${line}`.trimEnd())
      .join('\n')}\n`;
  });
  return `# Code of others

Made by \`npm run licences\` from the lock file and from what the build put into \`dist\`. Data of others: [NOTICE](NOTICE).

| package | version | licence | where |
|---|---|---|---|
${rows.join('\n')}

## Licences of the code in our files

${sections.join('\n')}`;
}

/** Writes the list: npm run licences. Exit code 1 when a licence is none that we may hand on. */
export function licences(): number {
  const thirds = thirdParties('.');
  writeFileSync(PAGE, licencePage(thirds));
  const strange = thirds.filter(({ licence }) => !isFree(licence));
  for (const { name, version, licence } of strange) console.error(`${name} ${version}: ${licence}`);
  console.log(
    `${PAGE}: ${thirds.length} packages, ${thirds.filter((one) => one.isBundled).length} of them in our files`,
  );
  return strange.length > 0 ? 1 : 0;
}

interface Advice {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>;
  readonly message?: string;
}

/** What is known against the packages that galley runs with, bundled ones too: those of our tools are no matter of a user. */
export function known(advice: Advice, thirds: readonly Third[]): string[] {
  const names = new Set(thirds.map(({ name }) => name));
  return Object.entries(advice.vulnerabilities ?? {})
    .filter(([name]) => names.has(name))
    .map(([name, { severity, range }]) => `${name} ${range}: ${severity}`);
}

/** Asks the registry: npm run audit. Exit code 1 when something is known; a registry that gives no answer is told and passes. */
export function audit(): number {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', shell: process.platform === 'win32' });
  let advice: Advice;
  try {
    advice = JSON.parse(stdout) as Advice;
  } catch {
    advice = { message: 'no answer' };
  }
  if (!advice.vulnerabilities) {
    console.log(`audit skipped: the registry gives no advice (${advice.message?.split('\n')[0] ?? 'no answer'})`);
    return 0;
  }
  const thirds = thirdParties('.');
  const found = known(advice, thirds);
  for (const line of found) console.error(line);
  console.log(`${thirds.length} packages at run time, ${found.length} with known faults`);
  return found.length > 0 ? 1 : 0;
}
