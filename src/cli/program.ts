import { Argument, Command, Option } from 'commander';
import { packageVersion } from '../package.ts';
import { checkCommand } from './check.ts';
import { COLOR_CHOICES, wantsColor } from './color.ts';
import { guarded as run } from './guard.ts';
import { arrangeHelp } from './help.ts';
import { HOOKS } from './init-answers.ts';
import {
  collect,
  level,
  plugins,
  whole,
  withFailing,
  withFiles,
  withFormats,
  withNamedFiles,
  withSelection,
} from './options.ts';
import { addManyCommands } from './program-many.ts';

const useColor = (): Promise<boolean> => wantsColor(program.opts().color);

/** Options of all commands. */
const shared = (): { quiet?: boolean } => (program.opts().quiet ? { quiet: true } : {});

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

withNamedFiles(program.command('review').description('decide change by change, on a local page or in the terminal'))
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

withNamedFiles(
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
withNamedFiles(
  baseline.command('prune').description('drop what is not found any more (default: in the articles of the baseline)'),
)
  .option('--dry-run', 'only say what would be dropped')
  .action(run(async (paths, options) => (await import('./baseline.ts')).baselinePruneCommand(paths, options)));
withNamedFiles(
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

addManyCommands(program);

program
  .command('explain')
  .description('what a rule finds, why, and what happens then')
  .argument('[rule]', 'for instance duplicate/paragraph, or boilerplate/share/exit-mobile')
  .option('--config <file>', 'config file')
  .option('--report <file[:line]>', 'print what an issue about a wrong finding needs, ready to paste')
  .addOption(plugins())
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
  .addOption(plugins())
  .action(run(async (options) => (await import('./lsp.ts')).lspCommand(options)));

program
  .command('mcp')
  .description('tools for language models (Model Context Protocol), over standard input and output')
  .option('--root <dir>', 'the only folder it reads (default: the working directory)')
  .option('--write', 'offer the tool fix, which changes files in that folder')
  .addOption(plugins())
  .action(run(async (options) => (await import('./mcp.ts')).mcpCommand(options)));

arrangeHelp(program);
