import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

let counter = 0;
let host: string | undefined;
/** Folders that were looked through; once a run is enough. */
const swept = new Set<string>();

/** Eight hexadecimal digits of the name of this machine: on a shared disk the number of a process says nothing about another machine. */
function hostMark(): string {
  if (host === undefined) {
    let hash = 0x811c9dc5;
    for (const char of process.getBuiltinModule('node:os').hostname())
      hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193);
    host = (hash >>> 0).toString(16).padStart(8, '0');
  }
  return host;
}

/** Name of a new temporary file: short, hidden, and it says which process of which machine made it. */
export function temporaryName(): string {
  return `.galley-${hostMark()}-${process.pid}-${counter++}.tmp`;
}

/** Removes the temporary files of processes of this machine that are no more. */
export function removeLeftovers(folder: string): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  for (const name of readdirSync(folder)) {
    const [, mark, pid] = /^\.galley-([\da-f]{8})-(\d+)-\d+\.tmp$/.exec(name) ?? [];
    if (mark === hostMark() && !isAlive(Number(pid))) rmSync(path.join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
