import type { HookKind } from './init-answers.ts';

/** Where a hook is written, and what. */
export interface HookFile {
  readonly file: string;
  readonly content: string;
  /** Git runs it, so it must be executable. */
  readonly executable: boolean;
}

/** What a folder needs for a hook. @param types endings without the dot. @param hooksFolder where git looks for its hooks. */
export function hookFile(
  kind: Exclude<HookKind, 'none'>,
  types: readonly string[],
  version: string,
  hooksFolder: string,
): HookFile {
  const endings = types.length === 1 ? types[0] : `{${types.join(',')}}`;
  switch (kind) {
    case 'pre-commit':
      return {
        file: '.pre-commit-config.yaml',
        content: `repos:
  - repo: local
    hooks:
      - id: galley-check
        name: galley check
        language: node
        additional_dependencies: ['galleyproof@${version}']
        entry: galley check --no-error-on-unmatched --
        files: '\\.(${types.join('|')})$'
        require_serial: true
`,
        executable: false,
      };
    case 'lefthook':
      return {
        file: 'lefthook.yml',
        content: `pre-commit:
  commands:
    galley:
      glob: '*.${endings}'
      run: npx galley check --no-error-on-unmatched -- {staged_files}
`,
        executable: false,
      };
    case 'husky':
      return { file: '.husky/pre-commit', content: 'npx galley check --staged\n', executable: true };
    case 'git':
      return {
        file: `${hooksFolder}/pre-commit`,
        content: '#!/bin/sh\nexec npx galley check --staged\n',
        executable: true,
      };
  }
}
