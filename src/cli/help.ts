import { existsSync } from 'node:fs';
import type { Command, Help } from 'commander';
import { nearest } from '../config/errors.ts';

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['galley check articles/', 'report what is left in, change nothing'],
  ['galley clean articles/ --out cleaned', 'cleaned copies, an HTML report, a patch'],
  ['galley fix article.txt', 'apply the safe changes in place'],
  ['galley explain duplicate/paragraph', 'what a rule does and why'],
];

/** Commands by what they are for; one that is not named here stands in the last group. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'Check and clean': ['check', 'fix', 'clean', 'diff', 'review', 'report', 'apply', 'baseline', 'restore'],
  'Many articles': ['stream', 'learn', 'merge', 'train', 'cache'],
  Rules: ['explain', 'rules'],
  'Set up': ['init', 'demo', 'completions', 'lsp', 'mcp'],
};

/** Columns beside the name of a command on a terminal of 80. */
const ROOM = 65;

/** Makes the first page of help short enough for a screen, and lets a wrong first word lead somewhere. Call it when all commands are there. */
export function arrangeHelp(program: Command): void {
  program.configureHelp({ formatHelp: (command, helper) => firstPage(command, helper) });
  program.on('command:*', ([word]: [string]) => {
    const names = program.commands.map((command) => command.name());
    const meant = existsSync(word) ? `galley check ${word}` : nearest(word, names);
    program.error(`error: unknown command '${word}'${meant ? `\n(Did you mean ${meant}?)` : ''}`);
  });
  for (const command of program.commands) pointToOwnHelp(command, program.name());
}

/** After a wrong option the page of that command helps, not the list of all commands. */
function pointToOwnHelp(command: Command, above: string): void {
  const name = `${above} ${command.name()}`;
  command.showHelpAfterError(`(${name} --help shows ${command.commands.length > 0 ? 'its commands' : 'its options'})`);
  for (const one of command.commands) pointToOwnHelp(one, name);
}

function firstPage(program: Command, helper: Help): string {
  const commands = helper.visibleCommands(program).filter((command) => command.name() !== 'help');
  const known = Object.values(GROUPS).flat();
  const others = commands.filter((command) => !known.includes(command.name()));
  const lines = [`Usage: galley <command> [options]`, '', program.description(), ''];
  lines.push('Examples:', ...EXAMPLES.map(([call, does]) => `  ${call.padEnd(38)}${does}`), '');
  const groups = Object.entries(GROUPS);
  for (const [index, [heading, names]] of groups.entries()) {
    const own = names.flatMap((name) => commands.filter((command) => command.name() === name));
    const members = index === groups.length - 1 ? [...own, ...others] : own;
    if (members.length === 0) continue;
    lines.push(`${heading}:`);
    for (const command of members)
      lines.push(`  ${command.name().padEnd(12)} ${short(helper.subcommandDescription(command))}`);
    lines.push('');
  }
  const options = helper.visibleOptions(program).map((option) => option.flags);
  lines.push(`Everywhere: ${options.join(' · ')}`, 'galley COMMAND --help shows the options of a command');
  return `${lines.join('\n')}\n`;
}

/** As much of a description as fits beside the name; `galley COMMAND --help` has all of it. */
function short(text: string): string {
  if (text.length <= ROOM) return text;
  const end = Math.max(text.lastIndexOf(',', ROOM), text.lastIndexOf(';', ROOM));
  return end > 0 ? text.slice(0, end) : `${text.slice(0, ROOM - 1)}…`;
}
