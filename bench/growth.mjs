import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BYTES, ROOT, writeArticles } from './articles.mjs';
import { writeSection } from './document.mjs';
import { fitPower } from './fit.mjs';
import { plot } from './growth-plot.mjs';
import { machine, measureInTurn, short } from './measure.mjs';

const HELP = `npm run bench:growth [-- --sizes 1000,10000,100000] [--rounds 3] [--no-write] [-- COMMAND OPTIONS]
Time and memory of galley over growing folders of articles of 5 KB, with fits; writes docs/benchmarks.md and docs/images/growth.svg.
Default command: check --no-config --no-learn --format concise. The folder is added at its end.`;

/**
 * The articles are made of few paragraphs, so nearly every one is a near-copy of others: looked at together first, as `check` does by default, they would show the worst case
 * of that and nothing else.
 */
const DEFAULT = ['check', '--no-config', '--no-cache', '--no-learn', '--format', 'concise'];

/** From this size on one round has to do. */
const LONG = 30_000;

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sizes: { type: 'string', default: '1000,10000,100000' },
      rounds: { type: 'string', default: '3' },
      'no-write': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  if (values.help || sizes.length < 2 || sizes.some((size) => !(size > 0))) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const args = positionals.length > 0 ? positionals : DEFAULT;
  const about = `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}.`;
  const points = sizes.map((size) => {
    const point = { size, ...pointOf(size, args, size >= LONG ? 1 : Number(values.rounds)) };
    console.log(
      `${size}: ${point.cpu.toFixed(2)} s CPU, ${point.memory.toFixed(0)} MB; bare ${point.bare.toFixed(2)} s`,
    );
    return point;
  });
  const section = markdown(points, args, about);
  console.log(`\n${section}`);
  if (values['no-write']) return 0;
  const result = { about, command: args, points };
  writeFileSync(path.join(ROOT, 'bench', 'results', 'growth.json'), `${JSON.stringify(result, null, 2)}\n`);
  mkdirSync(path.join(ROOT, 'docs', 'images'), { recursive: true });
  writeFileSync(path.join(ROOT, 'docs', 'images', 'growth.svg'), plot(points));
  console.log(`written: ${writeSection('growth', section)}`);
  return 0;
}

function pointOf(size, args, rounds) {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-growth-'));
  try {
    writeArticles(path.join(folder, 'articles'), size, (i) => i % 10 === 0);
    const galley = [process.execPath, path.join(ROOT, 'dist', 'bin', 'galley.cjs'), ...args, 'articles'];
    const [run, bare] = measureInTurn(rounds, folder, [
      galley,
      [process.execPath, path.join(ROOT, 'bench', 'bare.mjs'), 'articles'],
    ]);
    // 0: nothing found, 1: findings; anything else did not do the work.
    if (run.code !== 0 && run.code !== 1)
      throw new Error(`galley ${args.join(' ')}: exit code ${run.code}: ${run.error}`);
    return { wall: run.wall, cpu: run.cpu, memory: run.memory, bare: bare.cpu };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function markdown(points, args, about) {
  const cpu = fitPower(points.map(({ size, cpu }) => [size, cpu]));
  const memory = fitPower(points.map(({ size, memory }) => [size, memory]));
  const rows = points.map(({ size, cpu, wall, memory, bare }) => {
    const cells = [
      size.toLocaleString('en-US'),
      short(cpu),
      short(wall),
      short((size * BYTES) / 1e6 / cpu),
      `${short(cpu / bare)}×`,
      short(memory),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `${[
    `${about} Command: \`galley ${args.join(' ')} FOLDER\`.`,
    '',
    '| articles | CPU s | wall s | MB/s | bare pass = 1 | MB of memory |',
    '|--:|--:|--:|--:|--:|--:|',
    ...rows,
    '',
    `Fits over these sizes: CPU time grows with the number of articles to the power of ${cpu.exponent.toFixed(2)}, memory to the power of ${memory.exponent.toFixed(2)}.`,
    'The start of the process is part of both, so small folders make them look flatter.',
    '',
    '![CPU time and memory over the number of articles, both axes logarithmic](images/growth.svg)',
  ].join('\n')}\n`;
}

process.exitCode = main();
