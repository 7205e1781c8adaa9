import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BYTES, ROOT, writeArticles } from './articles.mjs';
import { writeSection } from './document.mjs';
import { machine, measureInTurn } from './measure.mjs';
import { peersTable } from './peers-table.mjs';
import { tools } from './tools.mjs';

const HELP = `npm run bench:peers [-- --dir FOLDER] [--files 2000] [--rounds 3] [--limit 60] [--only alex,codespell: measure these again] [--no-write]
Measures galley beside the tools that a person might use instead, and writes docs/benchmarks.md and bench/results/peers.json.
--limit: seconds of CPU time after which a tool is ended; some need minutes for one unknown word.
They are installed into --dir (default: galley-peers in the temporary folder), never into this package.`;

const RESULTS = path.join(ROOT, 'bench', 'results', 'peers.json');

function main() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: path.join(tmpdir(), 'galley-peers') },
      files: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '3' },
      limit: { type: 'string', default: '60' },
      only: { type: 'string' },
      'no-write': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(HELP);
  install(values.dir);
  const all = Number(values.files);
  const settings = { all, rounds: Number(values.rounds), limit: Number(values.limit) };
  const only = values.only?.split(',');
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-bench-'));
  try {
    // Every tenth article ends with artifacts.
    const names = writeArticles(folder, all, (i) => i % 10 === 0).map((file) => path.basename(file));
    const report = { machine: machine(), date: new Date().toISOString().slice(0, 10), files: all, bytes: all * BYTES };
    const cold = measureInTurn(settings.rounds * 3, folder, [[process.execPath, '-e', '0']])[0];
    const rows = [];
    for (const tool of tools(values.dir)) {
      if (only && !only.includes(tool.name)) continue;
      const row = run(tool, folder, names, settings);
      rows.push(row);
      console.log(
        row.missing
          ? `${row.name}: ${row.missing}`
          : `${row.name}: ${row.cpu.toFixed(2)} s CPU, ${row.memory.toFixed(0)} MB`,
      );
    }
    const measured = { ...report, node: { cpu: cold.cpu, wall: cold.wall }, rows };
    const result = only ? joined(measured) : measured;
    const table = peersTable(result);
    console.log(`\n${table}`);
    if (values['no-write']) return;
    writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);
    console.log(`written: ${writeSection('peers', table)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The slow ones get some of the files; what one file costs is taken off before the rest is scaled up. */
function run(tool, folder, names, { all, rounds, limit }) {
  const base = { name: tool.name, version: tool.version, does: tool.does };
  if (tool.missing) return { ...base, missing: tool.missing };
  const count = Math.min(tool.files, all);
  const isWhole = count === all;
  const [one] = measureInTurn(isWhole ? rounds : 1, folder, [tool.command(names.slice(0, 1))], limit);
  const problem = problemOf(tool, one, limit);
  if (problem) return { ...base, missing: problem };
  const command = tool.folder && isWhole ? tool.folder('.') : tool.command(names.slice(0, count));
  const [many] = measureInTurn(isWhole ? rounds : 1, folder, [command], limit * 10);
  const manyProblem = problemOf(tool, many, limit * 10);
  if (manyProblem) return { ...base, missing: manyProblem };
  const scale = (many_, one_) => (isWhole ? many_ : one_ + ((many_ - one_) * (all - 1)) / (count - 1));
  return {
    ...base,
    files: count,
    cpu: scale(many.cpu, one.cpu),
    wall: scale(many.wall, one.wall),
    memory: many.memory,
    cold: { cpu: one.cpu, wall: one.wall },
  };
}

/** New rows in the place of the old ones; what was not measured again stays, with the yardsticks of its run. */
function joined({ rows }) {
  const before = JSON.parse(readFileSync(RESULTS, 'utf8'));
  const fresh = new Map(rows.map((row) => [row.name, row]));
  return { ...before, rows: before.rows.map((row) => fresh.get(row.name) ?? row) };
}

/** A tool that did not work is fast. */
function problemOf({ codes, proof }, { code, said, error }, limit) {
  if (code === -24 || code === -9) return `did not finish within ${limit} s of CPU time`;
  if (codes.includes(code) && (!proof || proof.test(said))) return undefined;
  return `did not work here: exit code ${code}, ${error || 'and its output is not what it should be'}`;
}

/** Installs the peers, again when their versions have changed. Scripts of packages do not run, but for the one that fetches Vale, which may fail. */
function install(dir) {
  const done = path.join(dir, 'installed');
  const wanted = readFileSync(path.join(ROOT, 'bench', 'peers', 'package-lock.json'), 'utf8');
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return;
  console.log(`installing into ${dir}`);
  cpSync(path.join(ROOT, 'bench', 'peers'), dir, { recursive: true });
  const must = (command, ...args) => {
    const { status } = spawnSync(command, args, { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`${command} ${args[0]} failed in ${dir}; mend that and try again`);
  };
  must('npm', 'ci', '--ignore-scripts', '--no-fund', '--no-audit');
  must('python3', '-m', 'venv', 'venv');
  must(path.join(dir, 'venv', 'bin', 'pip'), 'install', '-q', '-r', 'requirements.txt');
  spawnSync('npm', ['rebuild', '@vvago/vale'], { cwd: dir, stdio: 'ignore', timeout: 120_000 });
  writeFileSync(done, wanted);
}

main();
