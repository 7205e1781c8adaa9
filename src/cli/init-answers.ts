/** Commit hooks that `galley init` can set up. */
export const HOOKS = ['none', 'pre-commit', 'husky', 'lefthook', 'git'] as const;
export type HookKind = (typeof HOOKS)[number];

/** Kinds of articles, by their commonest ending, and all their endings. */
export const TYPES: Readonly<Record<string, readonly string[]>> = {
  txt: ['txt', 'text'],
  md: ['md', 'markdown'],
  html: ['html', 'htm'],
  jsonl: ['jsonl', 'ndjson'],
};

/** What `galley init` has to know; the questions ask for it. */
export interface Answers {
  readonly folder: string;
  readonly types: readonly string[];
  readonly strictness: string;
  readonly hook: HookKind;
}
