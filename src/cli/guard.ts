import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';

type Run<A extends unknown[]> = (...args: A) => Promise<number> | number;

/** Sets the exit code of a command; what it throws for the user becomes one line on standard error. */
export function guarded<A extends unknown[]>(command: Run<A>): (...args: A) => Promise<void> {
  return async (...args) => {
    try {
      process.exitCode = await command(...args);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const expected = error instanceof InputError || error instanceof ConfigError || error.name === 'PackError';
      const debug = process.env.GALLEY_DEBUG ? `\n${error.stack}` : '';
      process.exitCode = 2;
      // When there is no room for words either, the exit code still says it.
      process.stderr.once('error', () => undefined);
      process.stderr.write(
        expected
          ? `galley: ${error.message}${debug}\n`
          : `galley: internal error: ${error.message}; please report it${debug}\n`,
      );
    }
  };
}
