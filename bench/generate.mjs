// Writes articles for measurements: node bench/generate.mjs FOLDER|FILE.jsonl COUNT [BYTES]. Every paragraph is unique, every tenth article ends with
// artifacts, and the articles lie in folders of 50 made-up outlets with a frame of their own. The same arguments give the same files.
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';

const SITES = 50;
const FRAME = ['Home', 'Local news', 'Sport', 'Contact the newsroom', 'Terms of use'];
const ARTIFACTS = '\n\nSource link\n\nShare.\nExit mobile version\n';

const samples = path.join(import.meta.dirname, '..', 'samples', 'cleaned');
const sentences = readdirSync(samples)
  .sort()
  .flatMap((name) => readFileSync(path.join(samples, name), 'utf8').trim().split(/\n\n+/))
  .filter((paragraph) => paragraph.length > 120 && paragraph.length < 700)
  .flatMap((paragraph) => paragraph.split(/(?<=[.!?]) (?=[A-Z])/))
  .filter((one) => one.length > 40 && !/["“”]/.test(one));

/** A small generator of numbers (mulberry32), so that every run writes the same. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = [
  'mar',
  'lin',
  'dor',
  'ves',
  'ta',
  'ro',
  'kel',
  'han',
  'bri',
  'sto',
  'ney',
  'wick',
  'lo',
  'gar',
  'un',
  'sel',
];

/** A made-up name: lines are compared without their digits, so numbers would not make a paragraph unique. */
function name(next) {
  const letters = Array.from({ length: 3 }, () => SYLLABLES[Math.floor(next() * SYLLABLES.length)]).join('');
  return letters[0].toUpperCase() + letters.slice(1);
}

/** Article number `index`: its outlet and about `bytes` of text. */
export function article(index, bytes) {
  const next = random(index + 1);
  const pick = () => sentences[Math.floor(next() * sentences.length)];
  const site = `outlet-${index % SITES}.example`;
  const paragraphs = [];
  for (let length = 0; length < bytes; ) {
    const own = Array.from({ length: 2 + Math.floor(next() * 3) }, pick);
    own.push(`The register of ${name(next)} and ${name(next)} was kept in the village of ${name(next)}.`);
    const paragraph = own.join(' ');
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  const frame = index % 3 === 0 ? [...FRAME, `About ${site}`].join('\n') : '';
  const text = `${paragraphs.join('\n\n')}${frame && `\n\n${frame}`}${index % 10 === 0 ? ARTIFACTS : '\n'}`;
  return { site, text };
}

function generate(target, count, bytes) {
  if (target.endsWith('.jsonl')) {
    const handle = openSync(target, 'w');
    for (let i = 0; i < count; i++) writeSync(handle, `${JSON.stringify({ id: i, ...article(i, bytes) })}\n`);
    closeSync(handle);
    return;
  }
  for (let i = 0; i < SITES; i++) mkdirSync(path.join(target, `outlet-${i}.example`), { recursive: true });
  for (let i = 0; i < count; i++) {
    const { site, text } = article(i, bytes);
    writeFileSync(path.join(target, site, `${String(i).padStart(7, '0')}.txt`), text);
  }
}

if (process.argv[1] === import.meta.filename) {
  const [target, count, bytes = '5000'] = process.argv.slice(2);
  if (!target || !count) {
    console.error('node bench/generate.mjs FOLDER|FILE.jsonl COUNT [BYTES]');
    process.exit(2);
  }
  generate(target, Number(count), Number(bytes));
}
