import path from 'node:path';
import { Article } from '../article/article.ts';
import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import { NgramCounter } from '../language/count-ngrams.ts';
import { spinLexicon } from '../language/lexicon.ts';
import { Ngrams } from '../language/ngrams.ts';
import { packNgrams } from '../language/ngrams-build.ts';
import { articlesOf, recordsOf } from '../run/archive.ts';
import { findFiles } from '../run/walk.ts';
import { writeAtomically } from '../run/write.ts';
import { EXIT } from './outcome.ts';

export interface TrainNgramsOptions {
  readonly out: string;
  readonly jsonl: readonly string[];
  readonly textField?: string;
}

/** Words and pairs of a model: what the slots of 1.5 MB hold, as in ours. */
const MOST_WORDS = 0xfff0;
const MOST_PAIRS = 487_000;
/** A model of fewer units knows too little about English. */
const SMALL = 1_000_000;

/** `galley train ngrams DIR -o FILE`: counts a clean archive and writes a model for `--model`. */
export async function trainNgramsCommand(paths: readonly string[], options: TrainNgramsOptions): Promise<number> {
  if (paths.length === 0 && options.jsonl.length === 0)
    throw new ConfigError('name a folder of articles, or --jsonl FILE');
  const found = paths.length > 0 ? await findFiles(paths, { ignore: [], root: process.cwd() }) : [];
  const files = found.map((file) => file.path);
  for (const file of [...files, ...options.jsonl]) {
    if (path.resolve(file) === path.resolve(options.out))
      throw new ConfigError(`-o ${options.out} would write over the archive`);
  }
  const counter = new NgramCounter();
  let failures = 0;
  let foreign = 0;
  const fail = (message: string): void => {
    failures++;
    process.stderr.write(`galley: ${message}\n`);
  };
  const count = ({ text }: { readonly text: string }): void => {
    const article = new Article(text);
    if (article.language === 'en' || article.language === 'und') counter.add(article);
    else foreign++;
  };
  for await (const article of articlesOf(files, fail, options.textField)) count(article);
  for (const file of options.jsonl) {
    try {
      for await (const article of recordsOf(file, fail, options.textField)) count(article);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      fail(error.message);
    }
  }
  if (counter.units === 0)
    throw new ConfigError('no English articles to count; name a folder of .txt, .md, .html or .jsonl files');
  // What the decoder can ask for goes first.
  const lexicon = spinLexicon().words;
  const bytes = packNgrams(
    counter.counts(MOST_WORDS, (hash) => lexicon.idOf(hash) >= 0),
    MOST_PAIRS,
  );
  writeAtomically(options.out, bytes);
  const { words, pairs } = new Ngrams(bytes, options.out);
  const number = (value: number): string => value.toLocaleString('en');
  process.stderr.write(
    `${number(counter.articles)} articles with ${number(counter.units)} words and marks counted${foreign > 0 ? `, ${number(foreign)} in other languages left out` : ''}\n` +
      `${options.out}: ${number(words.size)} words, ${number(pairs)} pairs, ${number(Math.round(bytes.length / 1024))} KB\n` +
      (counter.units < SMALL
        ? `That is little to judge words by: ours was counted over 42 million, and a million is the least\n`
        : '') +
      `Use it: galley check --model ${options.out}, or spin: { model: ${options.out} } in the config\n`,
  );
  return failures > 0 ? EXIT.error : EXIT.ok;
}
