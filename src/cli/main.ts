import pc from 'picocolors';
import { checkCommand } from './check.ts';
import { guarded } from './guard.ts';
import { plainCheck } from './plain-check.ts';

async function main(): Promise<void> {
  const call = plainCheck(process.argv.slice(2));
  if (call) {
    const color = pc.isColorSupported && process.stdout.isTTY === true;
    await guarded(checkCommand)(call.paths, { ...call.options, color });
  } else {
    const { program } = await import('./program.ts');
    await program.parseAsync();
  }
}

void main();
