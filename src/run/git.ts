import { spawnSync } from 'node:child_process';
import { ConfigError } from '../config/errors.ts';

/** What a call of git gave: its exit code, its output as bytes, its complaint in one line. */
export interface GitResult {
  readonly code: number;
  readonly out: Buffer;
  readonly complaint: string;
}

/** Calls git in the working directory. Its variables (GIT_INDEX_FILE in a hook of `git commit -a`) are passed on. @throws ConfigError when there is no git. */
export function git(args: readonly string[], input?: string): GitResult {
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    ...(input === undefined ? {} : { input }),
    maxBuffer: Number.POSITIVE_INFINITY,
    env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
  });
  if (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      code === 'ENOENT' ? 'git was not found; install it, or name the files instead' : `git cannot be run (${code})`,
    );
  }
  const [first = ''] = stderr.toString('utf8').split('\n');
  return { code: status ?? 1, out: stdout, complaint: first.replace(/^(?:fatal|error): /, '') };
}

/** The output of a call that has to succeed. @throws ConfigError with what git said. */
export function gitOutput(args: readonly string[], input?: string): Buffer {
  const { code, out, complaint } = git(args, input);
  if (code !== 0) throw new ConfigError(`git ${args[0]} failed: ${complaint || `exit code ${code}`}`);
  return out;
}

/** The working directory below the root of its repository, '' or `folder/`. @throws ConfigError naming `option` when there is no work tree. */
export function placeInRepository(option: string): string {
  const { code, out, complaint } = git(['rev-parse', '--show-prefix']);
  if (code === 0) return out.toString('utf8').replace(/\n$/, '');
  if (/not a git repository/i.test(complaint))
    throw new ConfigError(`${option} needs a git repository, and ${process.cwd()} is in none; name the files instead`);
  throw new ConfigError(`${option} needs a git work tree: ${complaint || 'git rev-parse failed'}`);
}
