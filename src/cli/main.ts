import { fstatSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { WORKER_FLAG } from '../run/worker-flag.ts';
import { checkCommand } from './check.ts';
import { guarded } from './guard.ts';
import { plainCheck } from './plain-check.ts';

async function main(): Promise<void> {
  if (process.argv[2] === WORKER_FLAG) return guarded(async () => (await import('../run/worker.ts')).serve())();
  const call = plainCheck(process.argv.slice(2));
  if (call) {
    await guarded(checkCommand)(call.paths, { ...call.options, color: await wantsColor() });
  } else {
    const { program } = await import('./program.ts');
    await program.parseAsync();
  }
}

/** Asks the stream only where a terminal can be: making it takes longer than checking an article. */
async function wantsColor(): Promise<boolean> {
  if (!mayBeTerminal(1)) return false;
  const { default: pc } = await import('picocolors');
  return pc.isColorSupported && process.stdout.isTTY === true;
}

function mayBeTerminal(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isCharacterDevice() && stat.rdev !== statSync(devNull).rdev;
  } catch {
    // Some systems have no such file; the stream knows.
    return true;
  }
}

void main();
