import type { Command, Option } from 'commander';
import { bash, type CommandShape, fish, type OptionShape, zsh } from './completion-scripts.ts';
import { EXIT } from './outcome.ts';
import { FORMATS, print } from './output.ts';

const SCRIPTS = { bash, fish, zsh } as const;

/** `galley completions SHELL`: a script that is made of the commands themselves, so it knows every option. */
export function completionsCommand(program: Command, shell: keyof typeof SCRIPTS): number {
  print(SCRIPTS[shell](shapesOf(program)));
  return EXIT.ok;
}

/** All commands, the one without words first. */
export function shapesOf(program: Command): CommandShape[] {
  const shared = program.options.map(shapeOf);
  const shapes = (command: Command, path: string): CommandShape[] => [
    {
      path,
      about: firstClause(command.description()),
      commands: command.commands.map((one) => ({ name: one.name(), about: firstClause(one.description()) })),
      options: [
        ...(command === program ? [] : command.options.map(shapeOf)),
        ...shared,
        { names: ['--help', '-h'], about: 'help', takesValue: false, values: [] },
      ],
      words: command.registeredArguments.flatMap((argument) => argument.argChoices ?? []),
    },
    ...command.commands.flatMap((one) => shapes(one, `${path} ${one.name()}`.trim())),
  ];
  return shapes(program, '');
}

function shapeOf(option: Option): OptionShape {
  return {
    names: [option.long, option.short].filter((name) => name !== undefined),
    about: firstClause(option.description),
    takesValue: option.required || option.optional,
    // Its values may have “=FILE” behind them, so commander is not told what they are.
    values: option.long === '--format' ? FORMATS : (option.argChoices ?? []),
  };
}

/** A few words for a list: without brackets, colons and quotation marks, which shells understand differently. */
function firstClause(text: string): string {
  return (
    text
      .split(/[;:(]/, 1)[0]
      ?.replaceAll(/['"`$\\[\]]/g, '')
      .trim() ?? ''
  );
}
