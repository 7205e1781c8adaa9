import { existsSync, statSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { confirm, intro, isCancel, multiselect, outro, select, text } from '@clack/prompts';
import { type Answers, type HookKind, TYPES } from './init-answers.ts';

export interface Asked {
  readonly answers: Answers;
  /** `false`: the config that is there stays. */
  readonly writesConfig: boolean;
}

/** Where questions go and answers come from; the terminal unless told. */
export interface Terminal {
  readonly input?: Readable;
  readonly output?: Writable;
}

/**
 * Asks the four questions of `galley init`.
 * @param given defaults
 * @param known config file that would be written over
 * @returns undefined when the person gave up.
 */
export async function ask(
  given: Answers,
  known: string | undefined,
  terminal: Terminal = {},
): Promise<Asked | undefined> {
  intro('galley init', terminal);
  const folder = await text({
    ...terminal,
    message: 'Where are the articles?',
    initialValue: given.folder,
    validate: (value) => (isFolder(value || '.') ? undefined : 'There is no such folder'),
  });
  if (isCancel(folder)) return undefined;
  const types = await multiselect({
    ...terminal,
    message: 'Which files are articles? (space chooses, Return goes on)',
    options: Object.entries(TYPES).map(([value, endings]) => ({
      value,
      label: endings.map((one) => `.${one}`).join(' '),
    })),
    initialValues: [...given.types],
    required: true,
  });
  if (isCancel(types)) return undefined;
  const strictness = await select({
    ...terminal,
    message: 'How strict?',
    initialValue: given.strictness,
    options: [
      { value: 'recommended', label: 'recommended', hint: 'measured, precise rules' },
      { value: 'strict', label: 'strict', hint: 'more rules' },
      { value: 'preview', label: 'preview', hint: 'new ones too' },
    ],
  });
  if (isCancel(strictness)) return undefined;
  const hook = await select<HookKind>({
    ...terminal,
    message: 'Check articles before every commit?',
    initialValue: given.hook,
    options: [
      { value: 'none', label: 'no' },
      { value: 'pre-commit', label: 'with pre-commit' },
      { value: 'husky', label: 'with husky' },
      { value: 'lefthook', label: 'with lefthook' },
      { value: 'git', label: 'with a plain git hook' },
    ],
  });
  if (isCancel(hook)) return undefined;
  const writes = known
    ? await confirm({ ...terminal, message: `${known} is there already. Write over it?`, initialValue: false })
    : true;
  if (isCancel(writes)) return undefined;
  outro('Thank you', terminal);
  return { answers: { folder: folder || '.', types, strictness, hook }, writesConfig: writes };
}

function isFolder(name: string): boolean {
  return existsSync(name) && statSync(name).isDirectory();
}
