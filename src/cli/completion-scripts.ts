/** One command, or a command of a command, as a shell has to know it. */
export interface CommandShape {
  /** Its words behind `galley`, parted by a blank; '' is `galley` alone. */
  readonly path: string;
  readonly about: string;
  /** Names of the commands below it. */
  readonly commands: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly OptionShape[];
  /** What its argument may be; empty when that is a file, or anything. */
  readonly words: readonly string[];
}

export interface OptionShape {
  /** `--fail-on`, and `-f` where there is one. */
  readonly names: readonly string[];
  readonly about: string;
  readonly takesValue: boolean;
  /** What its value may be; empty when that is a file, or anything. */
  readonly values: readonly string[];
}

/** Lines `  'a'|'b') DO ;;` of a `case` that finds the command behind the words before the cursor. */
function paths(shapes: readonly CommandShape[]): string {
  const known = shapes.flatMap(({ path, commands }) => commands.map(({ name }) => `'${path}|${name}'`));
  return known.join('|');
}

interface ValueCase {
  readonly pattern: string;
  readonly option: OptionShape;
}

/** `'command --option'` of every option with a value. */
function valueCases(shapes: readonly CommandShape[]): ValueCase[] {
  return shapes.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map((option) => ({ pattern: option.names.map((name) => `'${path} ${name}'`).join('|'), option })),
  );
}

const optionNames = ({ options }: CommandShape): string => options.flatMap(({ names }) => names).join(' ');
const wordsOf = ({ commands, words }: CommandShape): string =>
  [...commands.map(({ name }) => name), ...words].join(' ');

/** Names of files are left to the shell, which knows them best: no answer means files. */
export function bash(shapes: readonly CommandShape[]): string {
  const values = valueCases(shapes).map(
    ({ pattern, option }) => `    ${pattern}) words='${option.values.join(' ')}' ;;`,
  );
  const options = shapes.map((shape) => `      '${shape.path}') words='${optionNames(shape)}' ;;`);
  const words = shapes
    .filter((shape) => wordsOf(shape))
    .map((shape) => `      '${shape.path}') words='${wordsOf(shape)}' ;;`);
  return `# Completions of galley for bash. To have them always:
#   galley completions bash > ~/.local/share/bash-completion/completions/galley
_galley() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} at='' words='' i
  # The shell parts --option=value into three words.
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $prev == '=' ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at|\${COMP_WORDS[i]}" in
    ${paths(shapes)}) at="\${at:+$at }\${COMP_WORDS[i]}" ;;
    esac
  done
  COMPREPLY=()
  case "$at $prev" in
${values.join('\n')}
  *)
    if [[ $cur == -* ]]; then
      case "$at" in
${options.join('\n')}
      esac
    else
      case "$at" in
${words.join('\n')}
      esac
    fi
    ;;
  esac
  [[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _galley galley
`;
}

const described = (items: readonly { name: string; about: string }[]): string =>
  items.map(({ name, about }) => `'${name}:${about}'`).join(' ');

/** The same for zsh, with what each word means. */
export function zsh(shapes: readonly CommandShape[]): string {
  const values = valueCases(shapes).map(({ pattern, option }) =>
    option.values.length > 0
      ? `    ${pattern}) compadd -- ${option.values.join(' ')}; return ;;`
      : `    ${pattern}) _files; return ;;`,
  );
  const options = shapes.map(({ path, options: own }) => {
    const items = own.flatMap(({ names, about }) => names.map((name) => ({ name, about })));
    return `      '${path}') items=(${described(items)}) ;;`;
  });
  const words = shapes
    .filter((shape) => wordsOf(shape))
    .map(({ path, commands, words: own }) => {
      const items = [...commands, ...own.map((name) => ({ name, about: '' }))];
      return `      '${path}') items=(${described(items)}) ;;`;
    });
  return `#compdef galley
# Completions of galley for zsh: put this file as _galley into a folder of $fpath.
_galley() {
  local at='' word prev=\${words[CURRENT-1]}
  local -a items
  for word in \${words[2,CURRENT-1]}; do
    case "$at|$word" in
    ${paths(shapes)}) at="\${at:+$at }$word" ;;
    esac
  done
  case "$at $prev" in
${values.join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    case "$at" in
${options.join('\n')}
    esac
  else
    case "$at" in
${words.join('\n')}
    esac
  fi
  if (( $#items )); then
    _describe galley items
  else
    _files
  fi
}
# Read with source, it names itself; found through $fpath, it is called.
if [[ $funcstack[1] == _galley ]]; then
  _galley "$@"
else
  compdef _galley galley
fi
`;
}

/** The same for fish. */
export function fish(shapes: readonly CommandShape[]): string {
  const lines = ['# Completions of galley for fish: galley completions fish > ~/.config/fish/completions/galley.fish'];
  for (const { path, commands, options, words } of shapes) {
    const parts = path.split(' ').filter(Boolean);
    const here =
      parts.length === 0
        ? '__fish_use_subcommand'
        : parts.map((part) => `__fish_seen_subcommand_from ${part}`).join('; and ');
    for (const { name, about } of commands) {
      const unless =
        parts.length > 0 ? `; and not __fish_seen_subcommand_from ${commands.map((one) => one.name).join(' ')}` : '';
      lines.push(`complete -c galley -n '${here}${unless}' -f -a ${name} -d '${about}'`);
    }
    if (words.length > 0) lines.push(`complete -c galley -n '${here}' -f -a '${words.join(' ')}'`);
    for (const option of options) lines.push(`complete -c galley -n '${here}' ${fishOption(option)}`);
  }
  return `${lines.join('\n')}\n`;
}

function fishOption({ names, about, takesValue, values }: OptionShape): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');
  const value = !takesValue ? '' : values.length > 0 ? ` -x -a '${values.join(' ')}'` : ' -r';
  return `${flags}${value} -d '${about}'`;
}
