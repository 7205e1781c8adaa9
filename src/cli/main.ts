import { WORKER_FLAG } from '../run/worker-flag.ts';
import { checkCommand } from './check.ts';
import { wantsColor } from './color.ts';
import { guarded } from './guard.ts';
import { plainCall } from './plain-call.ts';

async function main(): Promise<void> {
  if (process.argv[2] === WORKER_FLAG) return guarded(async () => (await import('../run/worker.ts')).serve())();
  const call = plainCall(process.argv.slice(2));
  if (call?.command === 'check') {
    await guarded(checkCommand)(call.paths, { ...call.options, color: await wantsColor() });
  } else if (call) {
    const { fixCommand } = await import('./fix.ts');
    await guarded(fixCommand)(call.paths, call.options);
  } else {
    const { program } = await import('./program.ts');
    await program.parseAsync();
  }
}

void main();
