import type { CheckCommandOptions } from './check.ts';

/** A `check` call with paths and the commonest options only. */
export interface PlainCheck {
  readonly paths: readonly string[];
  readonly options: Omit<CheckCommandOptions, 'color'>;
}

/**
 * Reads the arguments of a plain `galley check`, as commit hooks and editors call it. Anything else, every mistake and every rarer option gives `undefined`: the command
 * line library then says it better, but loading that takes longer than checking a file.
 */
export function plainCheck(args: readonly string[]): PlainCheck | undefined {
  if (args[0] !== 'check') return undefined;
  const paths: string[] = [];
  const format: string[] = [];
  let options: Omit<CheckCommandOptions, 'color' | 'format'> = { failOn: 'warning', max: 20 };
  for (let i = 1; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--') {
      paths.push(...args.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-')) paths.push(arg);
    else if (arg === '--no-config') options = { ...options, config: false };
    else if (arg === '--no-error-on-unmatched') options = { ...options, errorOnUnmatched: false };
    else if (arg === '-f' || arg === '--format') {
      const value = args[++i];
      if (value === undefined || value.startsWith('-')) return undefined;
      format.push(value);
    } else return undefined;
  }
  return paths.length > 0 ? { paths, options: { ...options, format } } : undefined;
}
