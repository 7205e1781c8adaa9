import { fstatSync, statSync } from 'node:fs';

/** What `--color` takes. */
export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;

/**
 * Is standard output to be coloured? `--color` decides, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal. A pipe gets no colours by itself, not even where CI
 * is set. The stream is only asked where a terminal can be: making it takes longer than checking an article.
 */
export async function wantsColor(choice: (typeof COLOR_CHOICES)[number] | false = 'auto'): Promise<boolean> {
  if (choice === 'always') return true;
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (choice === 'never' || choice === false || NO_COLOR) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (!mayBeTerminal(1)) return false;
  const { default: pc } = await import('picocolors');
  return pc.isColorSupported && process.stdout.isTTY === true;
}

/** `false`: the descriptor surely leads to no terminal. */
export function mayBeTerminal(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isCharacterDevice() && stat.rdev !== statSync(process.getBuiltinModule('node:os').devNull).rdev;
  } catch {
    // Some systems have no such file; the stream knows.
    return true;
  }
}
