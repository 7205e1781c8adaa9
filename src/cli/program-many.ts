import { type Command, Option } from 'commander';
import { guarded as run } from './guard.ts';
import { collect, level, plugins, timeBudget, withSpinData, workers } from './options.ts';

/** Commands for many articles: streams, what they have in common, what is learned from them, and the cache. Each loads its own code when it is called. */
export function addManyCommands(program: Command): void {
  addStream(program);
  addTrain(program);
  addProfiles(program);
  addCache(program);
}

function addStream(program: Command): void {
  withSpinData(program.command('stream'))
    .description('clean JSONL line by line, from standard input or files to standard output or a file')
    .option('--jsonl <file>', 'input instead of standard input, .gz and .zst unpacked; may be repeated', collect, [])
    .option('-o, --out <file>', 'output file, packed when it ends with .gz or .zst; it is there when it is whole')
    .option('--resume', 'go on where a run that was broken off had come to')
    .addOption(workers())
    .addOption(level('review'))
    .option('--config <file>', 'config file')
    .option('--no-config', 'ignore config files')
    .addOption(plugins())
    .option('--text-field <name>', 'field that holds the text (default: text)')
    .option('--full-page', 'the texts are whole pages, not extracted articles')
    .option('--profile <file>', 'site profile made by galley learn')
    .addOption(timeBudget())
    .option('--strict', 'stop at the first bad line')
    .action(run(async (options) => (await import('./stream.ts')).streamCommand(options)));
}

function addTrain(program: Command): void {
  const train = program.command('train').description('learn from your own texts');
  train
    .command('lexicon')
    .description('align spun texts with their originals and write rows for --lexicon')
    .argument('<texts...>', 'SPUN ORIGINAL SPUN ORIGINAL …, or two folders with equal file names')
    .option('-o, --out <file>', 'lexicon file (default: standard output)')
    .option('--text-field <name>', 'field of JSONL that holds the text (default: text)')
    .action(run(async (texts, options) => (await import('./train-lexicon.ts')).trainLexiconCommand(texts, options)));
  train
    .command('ngrams')
    .description('count a clean archive and write a model for --model')
    .argument('[paths...]', 'files, folders or globs')
    .option('--jsonl <file>', 'JSONL file, whatever its name, .gz and .zst unpacked; may be repeated', collect, [])
    .option('--text-field <name>', 'field of JSONL that holds the text (default: text)')
    .requiredOption('-o, --out <file>', 'model file')
    .action(run(async (paths, options) => (await import('./train-ngrams.ts')).trainNgramsCommand(paths, options)));
}

function addProfiles(program: Command): void {
  program
    .command('learn')
    .description('learn the lines that articles of one outlet have in common, as a site profile')
    .argument('[paths...]', 'files, folders or globs')
    .requiredOption('-o, --out <file>', 'profile to write')
    .option('--jsonl <file>', 'records with text and site, .gz and .zst unpacked; - for standard input', collect, [])
    .option('--site <domain>', 'outlet of all the articles')
    .option('--text-field <name>', 'field of JSONL that holds the text (default: text)')
    .option('--prune', 'leave out lines of a single article: smaller, but merging loses them')
    .option('--shard <i/n>', 'learn the outlets of part i of n only; galley merge joins the parts')
    .addOption(workers())
    .option('--config <file>', 'config file')
    .option('--no-config', 'ignore config files')
    .action(run(async (paths, options) => (await import('./learn.ts')).learnCommand(paths, options)));

  program
    .command('merge')
    .description('join site profiles; the order does not matter, and a part that is in two of them counts once')
    .argument('<profiles...>', 'profiles made by galley learn')
    .requiredOption('-o, --out <file>', 'profile to write')
    .option('--prune', 'leave out lines of a single article')
    .action(run(async (profiles, options) => (await import('./learn.ts')).mergeCommand(profiles, options)));
}

function addCache(program: Command): void {
  const cache = program.command('cache').description('what earlier runs over folders found');
  const cacheDir = (): Option => new Option('--cache-dir <dir>', 'folder of the cache');
  cache
    .command('info')
    .description('where it lies and what it takes')
    .addOption(cacheDir())
    .action(run(async (options) => (await import('./cache.ts')).cacheInfoCommand(options)));
  cache
    .command('clear')
    .description('remove it')
    .addOption(cacheDir())
    .action(run(async (options) => (await import('./cache.ts')).cacheClearCommand(options)));
}
