import type { CheckCommandOptions } from './check.ts';
import type { FixCommandOptions } from './fix.ts';

/** A `check` call with paths and the commonest options only. */
export interface PlainCheck {
  readonly command: 'check';
  readonly paths: readonly string[];
  readonly options: Omit<CheckCommandOptions, 'color'>;
}

/** The same of `fix`. */
export interface PlainFix {
  readonly command: 'fix';
  readonly paths: readonly string[];
  readonly options: FixCommandOptions;
}

/** Options without a value that both commands take, and what they mean. */
const SWITCHES: Readonly<Record<string, object>> = {
  '--no-config': { config: false },
  '--no-error-on-unmatched': { errorOnUnmatched: false },
  '--exit-zero': { exitZero: true },
  '--plugins': { plugins: true },
  '--no-cache': { cache: false },
  '--no-learn': { learn: false },
  '--quiet': { quiet: true },
  '-q': { quiet: true },
};

/**
 * Reads the arguments of a plain `galley check` or `galley fix`, as commit hooks and editors call them. Anything else, every mistake and every rarer option gives
 * `undefined`: the command line library then says it better, but loading that takes longer than checking a file.
 */
export function plainCall(args: readonly string[]): PlainCheck | PlainFix | undefined {
  const [command] = args;
  if (command !== 'check' && command !== 'fix') return undefined;
  const paths: string[] = [];
  const format: string[] = [];
  let given: object = {};
  for (let i = 1; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--') {
      paths.push(...args.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-')) paths.push(arg);
    else if (Object.hasOwn(SWITCHES, arg)) given = { ...given, ...SWITCHES[arg] };
    else if (command === 'fix' && arg === '--exit-non-zero-on-fix') given = { ...given, exitNonZeroOnFix: true };
    else if (command === 'check' && (arg === '-f' || arg === '--format')) {
      const value = args[++i];
      if (value === undefined || value.startsWith('-')) return undefined;
      format.push(value);
    } else return undefined;
  }
  if (paths.length === 0) return undefined;
  return command === 'check'
    ? { command, paths, options: { failOn: 'warning', max: 20, ...given, format } }
    : { command, paths, options: { failOn: 'warning', level: 'safe', format, ...given } };
}
