import { short } from './measure.mjs';

/** The results of `npm run bench:peers` as Markdown. Ratios are of CPU time: it does not depend on who else uses the machine. */
export function peersTable({ machine, date, files, bytes, node, rows }) {
  const bare = rows.find(({ name }) => name === 'bare pass');
  const galley = rows.find(({ name }) => name === 'galley check --no-learn');
  const measured = rows.filter(({ missing }) => !missing).sort((a, b) => a.cpu - b.cpu);
  const lines = measured.map((row) => {
    const name = `${row.name.startsWith('galley') ? `**${row.name}**` : row.name}${row.version ? ` ${row.version}` : ''}`;
    const scaled = row.files < files ? ` (of ${row.files})` : '';
    const cells = [
      name,
      row.does,
      `${short(row.cpu)}${scaled}`,
      short(row.wall),
      short(bytes / 1e6 / row.cpu),
      `${short(row.cpu / bare.cpu)}×`,
      `${short(row.cpu / galley.cpu)}×`,
      row === bare ? '–' : `${short(row.cold.cpu / node.cpu)}×`,
      short(row.memory),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `${[
    `Measured on ${date}: ${machine}. ${files.toLocaleString('en-US')} articles of 5 KB, every tenth with artifacts.`,
    '',
    '| tool | what it looks for | CPU s | wall s | MB/s | bare pass = 1 | galley = 1 | one file, `node -e 0` = 1 | MB of memory |',
    '|---|---|--:|--:|--:|--:|--:|--:|--:|',
    ...lines,
    '',
    ...rows.filter(({ missing }) => missing).map(({ name, missing }) => `${name}: ${missing}.`),
  ].join('\n')}\n`;
}
