import { type Command, InvalidArgumentError, Option } from 'commander';
import { FORMATS } from './output.ts';

/** Value of an option that may be repeated. */
export const collect = (value: string, list: readonly string[]): string[] => [...list, value];

/** @throws InvalidArgumentError, which the command line library shows beside the option. */
export const whole = (value: string): number => {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('must be a whole number');
  return Number(value);
};

const seconds = (value: string): number => {
  if (!/^\d+(?:\.\d+)?$/.test(value)) throw new InvalidArgumentError('must be a number of seconds, 0 for no limit');
  return Number(value);
};

/** The same for files and lines. */
export const timeBudget = (): Option =>
  new Option(
    '--time-budget <seconds>',
    'computing time for an article, and again for each MB; then it stays as it is (default: 60; 0: no limit)',
  ).argParser(seconds);

const threads = (value: string): number | 'auto' => {
  if (value !== 'auto' && !/^[1-9]\d{0,2}$/.test(value))
    throw new InvalidArgumentError('must be a number from 1, or auto');
  return value === 'auto' ? value : Number(value);
};

export const workers = (): Option =>
  new Option('--workers <n>', 'threads; auto starts as many as pay').default('auto').argParser(threads);

/** The same word for all commands, servers too: code that lies in a folder runs only when somebody says so. */
export const plugins = (): Option =>
  new Option('--plugins', 'run the retext plugins of a config that is found, not named (they are code)');

export const level = (fallback: string): Option =>
  new Option('--level <level>', 'what is applied: safe, or review (safe and review)')
    .choices(['safe', 'review'])
    .default(fallback);
const failOn = (): Option =>
  new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1')
    .choices(['error', 'warning', 'info', 'never'])
    .default('warning');

/** What makes findings a failure; for commands with a --fail-on. */
export function withFailing(command: Command): Command {
  return command
    .addOption(failOn())
    .option('--max-findings <n>', 'put up with so many findings before the exit code is 1', whole, 0)
    .option('--exit-zero', 'exit code 0 whatever is found; mistakes still give 2');
}

/** Files that are told by git or by a list. */
export function withSelection(command: Command): Command {
  return command
    .option('--staged', 'only what is staged for the next commit, as it lies in the index')
    .option('--since <ref>', 'only files changed since the last common commit with a branch or commit')
    .option('--files-from <file>', 'read paths from a file, one a line; - for standard input')
    .option('-0, --null', 'the paths of --files-from are parted by NUL, as git -z writes them');
}

/** What a report can be written as. */
export const withFormats = (command: Command): Command =>
  command.option('-f, --format <format[=file]>', `${FORMATS.join(', ')}; may be repeated`, collect, []);

/** Data of the user for the spin rules. */
export function withSpinData(command: Command): Command {
  return command
    .option('--model <file>', 'n-gram model of galley train ngrams, instead of ours')
    .option('--lexicon <file>', 'lexicon of synonym-spun forms over ours; may be repeated', collect, []);
}

/** What all commands that read articles take. */
export function withFiles(command: Command): Command {
  return withNamedFiles(command)
    .option('--stdin', 'read one article from standard input')
    .option('--stdin-filename <path>', 'name for the text from standard input; decides format and config layers');
}

/** The same for commands whose articles must lie on the disk, because they are written or looked up there. */
export function withNamedFiles(command: Command): Command {
  return withSpinData(command)
    .argument('[paths...]', 'files, folders or globs')
    .option('--config <file>', 'config file (default: galley.config.yaml or .json, here or above)')
    .option('--no-config', 'ignore config files')
    .addOption(plugins())
    .option('--full-page', 'the texts are whole pages, not extracted articles')
    .option('--profile <file>', 'site profile made by galley learn')
    .addOption(timeBudget())
    .option('--site <domain>', 'outlet of the articles; turns on its pack and its part of a profile')
    .option('--no-learn', 'do not look first at what the articles have in common')
    .option('--baseline <file>', 'known findings that stay silent, made by galley baseline add')
    .addOption(workers())
    .option('--cache', 'remember what was found for the next run (default: from 100 files on)')
    .option('--no-cache', 'check everything anew and remember nothing')
    .option('--cache-dir <dir>', 'folder of the cache; remembers, however few the files are')
    .option('--no-error-on-unmatched', 'no error when nothing is there, or no article is found');
}
