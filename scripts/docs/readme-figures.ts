import { readFileSync } from 'node:fs';
import path from 'node:path';
import { table } from './markdown.ts';

/** What this page needs of `bench/results/peers.json`; times in seconds. */
interface Peers {
  readonly date: string;
  readonly files: number;
  readonly bytes: number;
  readonly rows: readonly {
    readonly name: string;
    readonly does: string;
    readonly cpu: number;
    readonly missing?: string;
  }[];
}

const [START, END] = ['<!-- measured -->', '<!-- end measured -->'];
const OURS = 'galley check --no-learn';
const BARE = 'bare pass';

/** The README with the figures of the last `npm run bench:peers` between its marks. @throws when the marks are gone. */
export function readmeWithFigures(root: string): string {
  const page = readFileSync(path.join(root, 'README.md'), 'utf8');
  const peers = JSON.parse(readFileSync(path.join(root, 'bench', 'results', 'peers.json'), 'utf8')) as Peers;
  const [from, to] = [page.indexOf(START), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`README.md has no section between ${START} and ${END}`);
  return `${page.slice(0, from + START.length)}\n${figures(peers)}\n${page.slice(to)}`;
}

function figures({ date, files, bytes, rows }: Peers): string {
  const measured = rows.filter(({ missing }) => !missing).sort((a, b) => a.cpu - b.cpu);
  const ours = measured.find(({ name }) => name === OURS);
  if (!ours) throw new Error(`bench/results/peers.json does not hold “${OURS}”: npm run bench:peers`);
  const times = (ratio: number): string => `${Number(ratio.toPrecision(2)).toLocaleString('en-US')}×`;
  return [
    `${files.toLocaleString('en-US')} articles, ${bytes / 1e6} MB, ${date}; CPU time of the whole process, galley = 1:`,
    '',
    table(
      ['tool', 'looks for', 'CPU time'],
      measured
        .filter(({ name }) => name !== BARE)
        .map(({ name, does, cpu }) => [name.startsWith('galley') ? `**${name}**` : name, does, times(cpu / ours.cpu)]),
    ),
  ].join('\n');
}
