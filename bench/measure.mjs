import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

const RUNNER = path.join(import.meta.dirname, 'measure.py');

/**
 * Runs a command with the folder as its working directory.
 * @param limit seconds of CPU time after which it is ended; 0 for none
 * @returns {{wall: number, cpu: number, memory: number, code: number, said: string, error: string}} seconds, seconds, MB, exit code, the beginning of its output, first line on standard error
 */
export function measure(folder, command, limit = 0) {
  // Certificates that some machines make Node load at every start would be counted as a cold start.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const { stdout, stderr, error } = spawnSync('python3', [RUNNER, folder, ...command], {
    env: { ...env, LIMIT: String(limit) },
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (error) throw new Error(`python3 is needed to measure (${error.message})`);
  if (!stdout) throw new Error(`${command.slice(0, 3).join(' ')}: cannot be run: ${stderr.trim().split('\n').at(-1)}`);
  return JSON.parse(stdout);
}

/** What the kernel says, several times in turn for all commands, so that a busy moment hits all of them; the medians. */
export function measureInTurn(rounds, folder, commands, limit = 0) {
  const runs = commands.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, command] of commands.entries()) runs[i].push(measure(folder, command, limit));
  }
  return runs.map((all) => ({
    wall: median(all.map(({ wall }) => wall)),
    cpu: median(all.map(({ cpu }) => cpu)),
    memory: Math.max(...all.map(({ memory }) => memory)),
    code: all[0].code,
    said: all[0].said,
    error: all[0].error,
  }));
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** The machine in words, with its load: figures of a busy one say less. */
export function machine() {
  const cpus = os.cpus();
  const load = os.loadavg()[0].toFixed(1);
  return `${cpus.length} × ${cpus[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.platform()}, Node ${process.versions.node}, load ${load} at the start`;
}

/** A number for a table: two digits that mean something. */
export function short(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  if (value >= 10) return value.toFixed(0);
  return value >= 1 ? value.toFixed(1) : String(Number(value.toPrecision(2)));
}
