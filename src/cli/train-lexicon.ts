import { statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import { spinLexicon } from '../language/lexicon.ts';
import { PairMiner } from '../language/mine-pairs.ts';
import { countsOf } from '../language/model-counts.ts';
import { newsNgrams } from '../language/ngrams.ts';
import { annotated, formatPairs } from '../language/row-notes.ts';
import { wordClasses } from '../language/word-classes.ts';
import { readSource } from '../run/source.ts';
import { findFiles } from '../run/walk.ts';
import { writeAtomically } from '../run/write.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';

export interface TrainLexiconOptions {
  readonly out?: string;
  readonly textField?: string;
}

type FilePair = readonly [spun: string, original: string];

/** `galley train lexicon SPUN ORIGINAL…`: aligns spun texts with their originals and writes rows for a lexicon of one’s own. */
export async function trainLexiconCommand(paths: readonly string[], options: TrainLexiconOptions): Promise<number> {
  const errors: string[] = [];
  const files = await filePairs(paths, errors);
  for (const file of files.flat()) {
    if (options.out !== undefined && path.resolve(file) === path.resolve(options.out))
      throw new ConfigError(`-o ${options.out} would write over an input; name another file`);
  }
  const miner = new PairMiner();
  const known = knownPairs();
  for (const pair of files) await addPair(miner, pair, options, errors);
  const classes = new Map(Object.entries(wordClasses()));
  const rows = annotated(miner.rows(known), countsOf(newsNgrams()), (original) => classes.get(original));
  const text = formatPairs(rows, [
    `Learned by galley train lexicon from ${miner.pairs} pairs of texts. Look through it: class and note are guesses.`,
  ]);
  if (options.out === undefined) print(text);
  else writeAtomically(options.out, Buffer.from(text));
  const fresh = rows.filter((row) => !known(row.spun.toLowerCase(), row.original.toLowerCase())).length;
  const count = (test: (row: (typeof rows)[number]) => boolean): number => rows.filter(test).length;
  process.stderr.write(
    `${miner.pairs} pairs of texts aligned, ${rows.length} rows: ${fresh} new to our lexicon, ${count((row) => row.cased)} names, ` +
      `${count((row) => row.ambiguous)} ordinary words, ${count((row) => row.pages > 1)} seen in several pairs\n` +
      (options.out === undefined
        ? ''
        : `Use it: galley check --lexicon ${options.out}, or spin: { lexicon: [${options.out}] } in the config\n`),
  );
  for (const error of errors) process.stderr.write(`galley: ${error}\n`);
  return errors.length > 0 ? EXIT.error : EXIT.ok;
}

/** Two folders with equal names inside, or files in turn. @throws ConfigError when the arguments make no pairs. */
async function filePairs(paths: readonly string[], errors: string[]): Promise<FilePair[]> {
  const folders = paths.filter((file) => statSync(file, { throwIfNoEntry: false })?.isDirectory());
  if (folders.length > 0) {
    if (folders.length !== 2 || paths.length !== 2)
      throw new ConfigError(
        'name two folders (spun, original) with equal file names, or files in turn: SPUN ORIGINAL SPUN ORIGINAL …',
      );
    return folderPairs(paths[0] as string, paths[1] as string, errors);
  }
  if (paths.length === 0 || paths.length % 2 === 1)
    throw new ConfigError(`files come in turn, SPUN ORIGINAL SPUN ORIGINAL …, and ${paths.length} are not pairs`);
  return Array.from(
    { length: paths.length / 2 },
    (_, i) => [paths[2 * i] as string, paths[2 * i + 1] as string] as const,
  );
}

async function folderPairs(spun: string, original: string, errors: string[]): Promise<FilePair[]> {
  const namesIn = async (folder: string): Promise<Map<string, string>> =>
    new Map((await findFiles([folder], { ignore: [], root: folder })).map((file) => [file.relative, file.path]));
  const [left, right] = [await namesIn(spun), await namesIn(original)];
  const pairs = [...left].flatMap(([name, file]): FilePair[] =>
    right.has(name) ? [[file, right.get(name) as string]] : [],
  );
  if (pairs.length === 0)
    throw new ConfigError(`no file of ${spun} has its original in ${original}; both folders must use the same names`);
  for (const [name, file] of left)
    if (!right.has(name)) errors.push(`${file}: there is no ${name} in ${original}; left out`);
  for (const [name, file] of right)
    if (!left.has(name)) errors.push(`${file}: there is no ${name} in ${spun}; left out`);
  return pairs;
}

async function addPair(
  miner: PairMiner,
  [spun, original]: FilePair,
  options: TrainLexiconOptions,
  errors: string[],
): Promise<void> {
  const read = options.textField === undefined ? {} : { textField: options.textField };
  try {
    const [left, right] = [(await readSource(spun, read)).units, (await readSource(original, read)).units];
    if (left.length !== right.length)
      throw new InputError(
        `${spun}: has ${left.length} texts and ${original} has ${right.length}; both must have the same, in the same order`,
      );
    left.forEach((unit, i) => {
      const other = right[i] as (typeof right)[number];
      if (!miner.add(unit.text, other.text))
        errors.push(`${unit.name}: has too little in common with ${other.name} to be made of it; left out`);
    });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    errors.push(error.message);
  }
}

/** The pairs of our lexicon, folded. */
function knownPairs(): (spun: string, original: string) => boolean {
  const fold = (text: string): string => text.toLowerCase().replaceAll('-', ' ');
  const pairs = new Set(
    spinLexicon()
      .forms()
      .flatMap(({ spun, candidates }) => candidates.map((original) => `${fold(spun)}\t${fold(original)}`)),
  );
  return (spun, original) => pairs.has(`${fold(spun)}\t${fold(original)}`);
}
