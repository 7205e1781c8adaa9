import { fstatSync } from 'node:fs';
import { checkCommand } from './check.ts';
import { guarded } from './guard.ts';
import { plainCheck } from './plain-check.ts';

async function main(): Promise<void> {
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
  if (!isDevice(1)) return false;
  const { default: pc } = await import('picocolors');
  return pc.isColorSupported && process.stdout.isTTY === true;
}

function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}

void main();
