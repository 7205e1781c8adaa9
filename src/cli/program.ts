import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from '../package.ts';
import { checkCommand } from './check.ts';
import { COLOR_CHOICES, wantsColor } from './color.ts';
import { guarded as run } from './guard.ts';
import { arrangeHelp } from './help.ts';
import { HOOKS } from './init-answers.ts';
import { FORMATS } from './output.ts';

const collect = (value: string, list: readonly string[]): string[] => [...list, value];
const whole = (value: string): number => {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('must be a whole number');
  return Number(value);
};
const threads = (value: string): number | 'auto' => {
  if (value !== 'auto' && !/^[1-9]\d{0,2}$/.test(value))
    throw new InvalidArgumentError('must be a number from 1, or auto');
  return value === 'auto' ? value : Number(value);
};
const workers = (): Option =>
  new Option('--workers <n>', 'threads; auto starts as many as pay').default('auto').argParser(threads);
const useColor = (): Promise<boolean> => wantsColor(program.opts().color);

const level = (fallback: string): Option =>
  new Option('--level <level>', 'what is applied: safe, or review (safe and review)')
    .choices(['safe', 'review'])
    .default(fallback);
/** Options of all commands. */
const shared = (): { quiet?: boolean } => (program.opts().quiet ? { quiet: true } : {});
const failOn = (): Option =>
  new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1')
    .choices(['error', 'warning', 'info', 'never'])
    .default('warning');

/** What makes findings a failure; for commands with a --fail-on. */
function withFailing(command: Command): Command {
  return command
    .addOption(failOn())
    .option('--max-findings <n>', 'put up with so many findings before the exit code is 1', whole, 0)
    .option('--exit-zero', 'exit code 0 whatever is found; mistakes still give 2');
}

/** Files that are told by git or by a list. */
function withSelection(command: Command): Command {
  return command
    .option('--staged', 'only what is staged for the next commit, as it lies in the index')
    .option('--since <ref>', 'only files changed since the last common commit with a branch or commit')
    .option('--files-from <file>', 'read paths from a file, one a line; - for standard input')
    .option('-0, --null', 'the paths of --files-from are parted by NUL, as git -z writes them');
}
const withFormats = (command: Command): Command =>
  command.option('-f, --format <format[=file]>', `${FORMATS.join(', ')}; may be repeated`, collect, []);

function withSpinData(command: Command): Command {
  return command
    .option('--model <file>', 'n-gram model of galley train ngrams, instead of ours')
    .option('--lexicon <file>', 'lexicon of synonym-spun forms over ours; may be repeated', collect, []);
}

function withFiles(command: Command): Command {
  return withSpinData(command)
    .argument('[paths...]', 'files, folders or globs')
    .option('--config <file>', 'config file (default: galley.config.yaml or .json, here or above)')
    .option('--no-config', 'ignore config files')
    .option('--full-page', 'the texts are whole pages, not extracted articles')
    .option('--profile <file>', 'site profile made by galley learn')
    .option('--site <domain>', 'outlet of the articles; turns on its pack and its part of a profile')
    .option('--no-learn', 'do not look first at what the articles have in common')
    .option('--baseline <file>', 'known findings that stay silent, made by galley baseline add')
    .addOption(workers())
    .option('--cache', 'remember what was found for the next run (default: from 100 files on)')
    .option('--no-cache', 'check everything anew and remember nothing')
    .option('--cache-dir <dir>', 'folder of the cache; remembers, however few the files are')
    .option('--stdin', 'read one article from standard input')
    .option('--stdin-filename <path>', 'name for the text from standard input; decides format and config layers')
    .option('--no-error-on-unmatched', 'no error when nothing is there, or no article is found');
}

/** All commands. Each loads its own code when it is called. */
export const program: Command = new Command('galley')
  // Commands made from here on inherit it: a mistake on the command line is exit code 2, not 1.
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  })
  .description('Finds what scrapers leave behind in news articles and hands back clean text.')
  .version(packageVersion(), '-V, --version')
  .showHelpAfterError('(galley --help shows all commands)')
  .showSuggestionAfterError()
  .option('-q, --quiet', 'findings and errors only: no progress, no summary')
  .addOption(new Option('--color <when>', 'colours').choices(COLOR_CHOICES).default('auto'))
  .option('--no-color', 'the same as --color never (NO_COLOR and FORCE_COLOR are obeyed)');

withSelection(
  withFailing(withFormats(withFiles(program.command('check').description('report findings; changes nothing')))),
)
  .option('--max <n>', 'findings shown by pretty (0: all)', whole, 20)
  .action(run(async (paths, options) => checkCommand(paths, { ...shared(), ...options, color: await useColor() })));

withSelection(withFailing(withFormats(withFiles(program.command('fix').description('apply safe changes in place')))))
  .addOption(level('safe'))
  .option('--dry-run', 'print the patch instead of writing')
  .option('--exit-non-zero-on-fix', 'exit code 1 when a file was changed, so that a commit waits')
  .action(run(async (paths, options) => (await import('./fix.ts')).fixCommand(paths, { ...shared(), ...options })));

withFormats(
  withFiles(program.command('clean').description('write cleaned copies, report, patch and the log that leads back')),
)
  .requiredOption('-o, --out <dir>', 'output folder')
  .addOption(level('review'))
  .action(run(async (paths, options) => (await import('./clean.ts')).cleanCommand(paths, { ...shared(), ...options })));

withSelection(
  withFormats(
    withFiles(program.command('diff').description('print what cleaning would change, as a patch for git apply')),
  ),
)
  .addOption(level('review'))
  .option('--word', 'word by word: [-gone-] {+new+}')
  .option('--critic', 'as CriticMarkup: {--gone--} {++new++}')
  .action(run(async (paths, options) => (await import('./diff.ts')).diffCommand(paths, { ...shared(), ...options })));

withFiles(
  program.command('report').description('write the HTML report of articles, a JSON report or galley-edits.jsonl'),
)
  .requiredOption('-o, --out <file>', 'page to write')
  .action(
    run(async (paths, options) => (await import('./report.ts')).reportCommand(paths, { ...shared(), ...options })),
  );

withFiles(program.command('review').description('decide change by change, on a local page or in the terminal'))
  .option('--tty', 'in the terminal instead of the browser')
  .option('--plain', 'in the terminal, line by line without colour or cursor tricks, for screen readers')
  .option('--decisions <file>', 'where decisions are kept (default: .galley/decisions.jsonl beside the config)')
  .option('--accept-safe', 'accept all safe changes that are undecided before anything is asked')
  .option('--by <name>', 'who decides (default: your user name)')
  .option('--open', 'open the browser')
  .option('--no-open', 'only print the address (default over SSH)')
  .option('--keep', 'stay when the page says it is done, until Ctrl-C')
  .action(
    run(async (paths, options) =>
      (await import('./review.ts')).reviewCommand(paths, { ...options, color: useColor() }),
    ),
  );

withFiles(
  program
    .command('apply')
    .description('write the changes that were accepted in a review')
    .argument('<file>', 'decisions of galley review'),
)
  .option('--dry-run', 'print the patch instead of writing')
  .action(run(async (file, paths, options) => (await import('./apply.ts')).applyCommand(file, paths, options)));

const baseline = program.command('baseline').description('known findings that stay silent in later runs');
withFiles(baseline.command('add').description('take the findings of these articles into the baseline'))
  .option('--rule <id>', 'only those of this rule; may be repeated', collect, [])
  .action(run(async (paths, options) => (await import('./baseline.ts')).baselineAddCommand(paths, options)));
withFiles(
  baseline.command('prune').description('drop what is not found any more (default: in the articles of the baseline)'),
)
  .option('--dry-run', 'only say what would be dropped')
  .action(run(async (paths, options) => (await import('./baseline.ts')).baselinePruneCommand(paths, options)));
withFiles(
  baseline.command('audit').description('list the baseline with age and state; exit code 1 when something is stale'),
)
  .option('--json', 'as JSON')
  .action(run(async (paths, options) => (await import('./baseline.ts')).baselineAuditCommand(paths, options)));

program
  .command('restore')
  .description('bring the originals back from cleaned copies')
  .argument('<log>', 'galley-edits.jsonl beside the cleaned copies')
  .requiredOption('-o, --out <dir>', 'output folder')
  .action(run(async (log, options) => (await import('./restore.ts')).restoreCommand(log, options)));

withSpinData(program.command('stream'))
  .description('clean JSONL line by line, from standard input or files to standard output or a file')
  .option('--jsonl <file>', 'input instead of standard input, .gz and .zst unpacked; may be repeated', collect, [])
  .option('-o, --out <file>', 'output file, packed when it ends with .gz or .zst; it is there when it is whole')
  .option('--resume', 'go on where a run that was broken off had come to')
  .addOption(workers())
  .addOption(level('review'))
  .option('--config <file>', 'config file')
  .option('--no-config', 'ignore config files')
  .option('--text-field <name>', 'field that holds the text (default: text)')
  .option('--full-page', 'the texts are whole pages, not extracted articles')
  .option('--profile <file>', 'site profile made by galley learn')
  .option('--strict', 'stop at the first bad line')
  .action(run(async (options) => (await import('./stream.ts')).streamCommand(options)));

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
  .option('--jsonl <file>', 'JSONL file, read line by line whatever its name; may be repeated', collect, [])
  .option('--text-field <name>', 'field of JSONL that holds the text (default: text)')
  .requiredOption('-o, --out <file>', 'model file')
  .action(run(async (paths, options) => (await import('./train-ngrams.ts')).trainNgramsCommand(paths, options)));

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

program
  .command('explain')
  .description('what a rule finds, why, and what happens then')
  .argument('[rule]', 'for instance duplicate/paragraph, or boilerplate/share/exit-mobile')
  .option('--config <file>', 'config file')
  .option('--report <file[:line]>', 'print what an issue about a wrong finding needs, ready to paste')
  .option('--redact', 'in that report, letters of the article become x')
  .option('--site <domain>', 'outlet of the article of the report')
  .option('--profile <file>', 'site profile, for the report')
  .option('--full-page', 'the text of the report is a whole page')
  .action(run(async (rule, options) => (await import('./explain.ts')).explainCommand(rule, options)));

const rules = program.command('rules').description('list, test and write rules');
rules
  .command('list')
  .description('all rules, with their safety')
  .option('--json', 'as JSON')
  .option('--config <file>', 'config file')
  .action(run(async (options) => (await import('./rules.ts')).rulesListCommand(options)));
rules
  .command('test')
  .description('run the examples of packs (default: all that ship with galley)')
  .argument('[packs...]', 'pack files or folders')
  .action(run(async (packs) => (await import('./rules.ts')).rulesTestCommand(packs)));
withFiles(rules.command('dead').description('list pack entries without a hit in these articles'))
  .option('--json', 'as JSON')
  .action(run(async (paths, options) => (await import('./rules-dead.ts')).rulesDeadCommand(paths, options)));
rules
  .command('new')
  .description('write the skeleton of a pack')
  .argument('<id>', 'family/name')
  .option('--dir <dir>', 'folder of your packs', 'rules')
  .action(run(async (id, options) => (await import('./rules.ts')).rulesNewCommand(id, options)));

program
  .command('demo')
  .description('show galley at work on a sample article')
  .action(run(async () => (await import('./demo.ts')).demoCommand({ color: await useColor() })));

program
  .command('init')
  .description('set galley up in a folder: four questions, a config, a hook')
  .argument('[folder]', 'folder with the articles', '.')
  .option('-y, --yes', 'ask nothing and take the defaults')
  .option('--types <list>', 'kinds of files: txt, md, html, jsonl', 'txt,md,html,jsonl')
  .addOption(new Option('--strictness <preset>').choices(['recommended', 'strict', 'preview']).default('recommended'))
  .addOption(new Option('--hook <kind>', 'commit hook').choices(HOOKS).default('none'))
  .option('--force', 'write over a config that is there')
  .action(
    run(async (folder, options) =>
      (await import('./init.ts')).initCommand(folder, { ...options, color: await useColor() }),
    ),
  );

program
  .command('completions')
  .description('print completions for a shell')
  .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
  .action(run(async (shell) => (await import('./completions.ts')).completionsCommand(program, shell)));

program
  .command('lsp')
  .description('language server for editors, over standard input and output')
  .option('--stdio', 'what it speaks anyway; editors like to say so')
  .option('--plugins', 'load the retext plugins that configs name (they are code)')
  .action(run(async (options) => (await import('./lsp.ts')).lspCommand(options)));

program
  .command('mcp')
  .description('tools for language models (Model Context Protocol), over standard input and output')
  .option('--root <dir>', 'the only folder it reads (default: the working directory)')
  .option('--write', 'offer the tool fix, which changes files in that folder')
  .option('--plugins', 'load the retext plugins that configs name (they are code)')
  .action(run(async (options) => (await import('./mcp.ts')).mcpCommand(options)));

arrangeHelp(program);
