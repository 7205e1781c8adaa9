import { createReadStream } from 'node:fs';
import { InputError } from '../article/decode.ts';
import { parseRecord } from '../article/formats/jsonl.ts';
import { siteName, siteOfRecord } from '../article/site-name.ts';
import { ConfigError } from '../config/errors.ts';
import { count } from '../report/summary.ts';
import { readSource } from '../run/source.ts';
import { linesOf } from '../run/stream.ts';
import { MIN_DF } from '../site/furniture.ts';
import { type Learned, Learner } from '../site/learner.ts';
import { mergeProfiles, writeLearned } from '../site/write.ts';
import { print } from './output.ts';
import { type CommonOptions, EXIT, makeGalley, Session } from './session.ts';

export interface LearnCommandOptions extends CommonOptions {
  readonly out: string;
  readonly jsonl: readonly string[];
  readonly textField?: string;
  readonly prune?: boolean;
}

/** Lines rarer than this go with --prune. */
const PRUNED_DF = 2;

/** `galley learn`: a site profile of files, folders and JSONL. A bad record is named and left out; the exit code is 2 then. */
export async function learnCommand(paths: readonly string[], options: LearnCommandOptions): Promise<number> {
  if (paths.length === 0 && options.jsonl.length === 0)
    throw new ConfigError('name the articles to learn from: files, folders, or --jsonl FILE');
  const galley = await makeGalley(options);
  const session = new Session(galley, options);
  const learner = new Learner();
  const textField = options.textField ?? galley.config.textField ?? 'text';
  try {
    for (const file of paths.length > 0 ? await session.files(paths) : []) {
      try {
        const { units } = await readSource(file.path, { textField });
        for (const { name, text, site } of units) {
          const known = options.site ?? site ?? galley.settings(file.path).site ?? '';
          learner.add({ site: siteName(known), id: name.replaceAll('\\', '/'), text });
        }
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        session.errors.push(error.message);
      }
    }
    for (const file of options.jsonl) await learnRecords(file, textField, learner, options, session.errors);
    if (learner.size === 0)
      throw new InputError(session.errors.join('\ngalley: ') || 'there is no article to learn from');
    const learned = learner.finish();
    const size = writeLearned(options.out, learned, options.prune ? PRUNED_DF : 1);
    print(summaryOf(learned, learner.size, size.rows, options.out));
  } finally {
    learner.close();
  }
  session.complain();
  return session.errors.length > 0 ? EXIT.error : EXIT.ok;
}

const MAX_COMPLAINTS = 20;

/** Learns record by record, so that a file of any size fits. */
async function learnRecords(
  file: string,
  textField: string,
  learner: Learner,
  options: LearnCommandOptions,
  errors: string[],
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const name = file === '-' ? 'standard input' : file;
  let number = 0;
  let bad = 0;
  try {
    for await (const bytes of linesOf(file === '-' ? process.stdin : createReadStream(file))) {
      number++;
      if (bytes.length === 0) continue;
      try {
        const { record, text } = parseRecord(decode(decoder, bytes), textField);
        const id =
          typeof record.id === 'string' || typeof record.id === 'number' ? String(record.id) : `${name}#${number}`;
        learner.add({ site: siteName(options.site ?? siteOfRecord(record) ?? ''), id, text });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        if (bad++ < MAX_COMPLAINTS) errors.push(`${name}:${number}: ${error.message}`);
      }
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof InputError || code === undefined) throw error;
    throw new InputError(
      `${name}: ${code === 'ENOENT' ? 'there is no such file; check the path' : `cannot be read (${code})`}`,
    );
  }
  if (bad > MAX_COMPLAINTS) errors.push(`${name}: ${bad - MAX_COMPLAINTS} more records could not be used`);
}

function decode(decoder: { decode(bytes: Uint8Array): string }, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes).replace(/\r$/, '');
  } catch {
    throw new InputError('the line is not valid UTF-8: convert the file to UTF-8');
  }
}

function summaryOf({ sites }: Learned, size: number, rows: number, out: string): string {
  const named = sites.filter(({ site }) => site !== '');
  const enough = named.filter(({ articles }) => articles >= MIN_DF);
  const nameless = sites.find(({ site }) => site === '');
  const lines = [
    `${count(size, 'article')} of ${count(named.length, 'site')} learned, ${enough.length} of them with at least ${MIN_DF} articles; ${count(rows, 'row')} in ${out}`,
  ];
  if (nameless)
    lines.push(
      `${count(nameless.articles + nameless.copies, 'article')} of no known site: name it with --site, a field “site” or “url”, or a folder such as example.org`,
    );
  lines.push(`Use it: galley check PATHS --profile ${out}`);
  return `${lines.join('\n')}\n`;
}

export interface MergeCommandOptions {
  readonly out: string;
  readonly prune?: boolean;
}

/** `galley merge`: the union of profiles. */
export function mergeCommand(profiles: readonly string[], options: MergeCommandOptions): number {
  const { rows, sites, articles } = mergeProfiles(profiles, options.out, options.prune ? PRUNED_DF : 1);
  print(
    `${count(profiles.length, 'profile')} joined: ${count(articles, 'article')} of ${count(sites, 'site')}, ${count(rows, 'row')} in ${options.out}\nUse it: galley check PATHS --profile ${options.out}\n`,
  );
  return EXIT.ok;
}
