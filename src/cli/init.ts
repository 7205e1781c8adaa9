import { existsSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, suggestion } from '../config/errors.ts';
import { CONFIG_NAMES } from '../config/find.ts';
import { packageVersion } from '../package.ts';
import { git } from '../run/git.ts';
import { writeAtomically } from '../run/write.ts';
import { hookFile } from './hooks.ts';
import { type Answers, type HookKind, TYPES } from './init-answers.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';

export interface InitOptions {
  readonly yes?: boolean;
  /** Keys of TYPES, parted by commas. */
  readonly types: string;
  readonly strictness: string;
  readonly hook: HookKind;
  readonly force?: boolean;
  readonly color: boolean;
}

/** `galley init`: four questions, a config, a hook, and one finding in the user's own articles. Asks nothing with --yes, or where nobody can answer. */
export async function initCommand(folder: string, options: InitOptions): Promise<number> {
  const given: Answers = { folder, types: typesOf(options.types), strictness: options.strictness, hook: options.hook };
  const canAsk = process.stdin.isTTY === true && process.stdout.isTTY === true && !options.yes && !process.env.CI;
  const known = CONFIG_NAMES.find((name) => existsSync(name));
  if (known && !canAsk && !options.force)
    throw new ConfigError(`${known} is there already; change it, or write over it with galley init --force`);
  let answers = given;
  let writes = true;
  if (canAsk) {
    const { ask } = await import('./init-questions.ts');
    const asked = await ask(given, options.force ? undefined : known);
    if (!asked) {
      process.stderr.write('galley: nothing was written\n');
      return EXIT.error;
    }
    answers = asked.answers;
    writes = asked.writesConfig;
  }
  if (!existsSync(answers.folder)) throw new ConfigError(`no such folder: ${answers.folder}; check the path`);
  if (writes) {
    const file = known ?? 'galley.config.yaml';
    writeAtomically(file, Buffer.from(configText(answers, file.endsWith('.json'))));
    print(`${file} written\n`);
  }
  setHook(answers);
  const { showFinding } = await import('./init-finding.ts');
  const found = await showFinding(answers.folder, options.color);
  print(found ? `Next: galley check ${answers.folder}\n` : 'Next: galley demo\n');
  return EXIT.ok;
}

function typesOf(list: string): string[] {
  const types = list.split(',').map((one) => one.trim().replace(/^\./, ''));
  for (const type of types) {
    if (Object.hasOwn(TYPES, type)) continue;
    const known = Object.keys(TYPES);
    throw new ConfigError(
      `--types: “${type}” is no kind of article${suggestion(type, known)}; kinds: ${known.join(', ')}`,
    );
  }
  return types;
}

/** The config. Kinds of files that are not wanted are ignored, since a folder gives all kinds. */
function configText({ types, strictness }: Answers, json: boolean): string {
  const installed = 'node_modules/galleyproof/dist/config.schema.json';
  const schema = existsSync(installed)
    ? `./${installed}`
    : `https://unpkg.com/galleyproof@${packageVersion()}/dist/config.schema.json`;
  const ignore = Object.entries(TYPES).flatMap(([type, endings]) =>
    types.includes(type) ? [] : endings.map((ending) => `**/*.${ending}`),
  );
  if (json) return `${JSON.stringify({ $schema: schema, preset: strictness, ignore }, null, 2)}\n`;
  return [
    `$schema: ${schema}`,
    `preset: ${strictness}            # recommended, strict, preview or none`,
    ignore.length > 0 ? `ignore: [${ignore.map((glob) => `'${glob}'`).join(', ')}]` : `ignore: []`,
    `allowTerms: []                 # phrases that must never be touched`,
    `rules: {}                      # galley rules list shows them: { duplicate/near-paragraph: report, spin: off }`,
    '',
  ].join('\n');
}

/** Writes the hook; one that is there stays, and the person is told what to add. */
function setHook({ hook, types }: Answers): void {
  if (hook === 'none') return;
  const asked = hook === 'git' ? git(['rev-parse', '--git-path', 'hooks']) : undefined;
  if (asked && asked.code !== 0)
    throw new ConfigError('--hook git needs a git repository, and this folder is in none; make one with git init');
  const endings = types.flatMap((type) => TYPES[type] ?? []);
  const folder = asked?.out.toString('utf8').trim() ?? '';
  const { file, content, executable } = hookFile(hook, endings, packageVersion(), folder);
  if (existsSync(file)) {
    print(`${file} is there already and stays as it is; add to it:\n\n${content}\n`);
    return;
  }
  writeAtomically(path.normalize(file), Buffer.from(content), executable ? 0o777 : 0o666);
  print(`${file} written\n`);
}
