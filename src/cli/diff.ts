import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import { appliedEdits } from '../engine/applied.ts';
import type { Level } from '../engine/finding.ts';
import { criticMarkup, wdiff, wordDiff } from '../report/words.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { print } from './output.ts';
import { type CommonOptions, EXIT, makeGalley, Session } from './session.ts';

export interface DiffCommandOptions extends CommonOptions {
  readonly level: Level;
  readonly word?: boolean;
  readonly critic?: boolean;
}

/** `galley diff`: what cleaning would change, as a patch for `git apply`, as words, or as CriticMarkup. */
export async function diffCommand(paths: readonly string[], options: DiffCommandOptions): Promise<number> {
  if (options.word && options.critic) throw new ConfigError('--word and --critic cannot be combined');
  const session = new Session(await makeGalley(options), options);
  let differs = false;
  for await (const checked of session.check(paths, options.level)) {
    if (!checked.changed) continue;
    const opened = await session.open(checked);
    if (!opened) continue;
    const { source, articles } = opened;
    const changed = articles.filter(({ unit, result }) => unit.text !== result.text);
    differs = true;
    if (options.word || options.critic) {
      for (const { unit, report } of changed) {
        const segments = wordDiff(unit.text, appliedEdits(report.findings, options.level));
        print(`${unit.name}\n${options.word ? wdiff(segments) : criticMarkup(segments)}\n`);
      }
      continue;
    }
    try {
      if (source.format === 'html') {
        throw new InputError(`${source.path}: HTML has no patch; use --word, or galley clean, which writes text`);
      }
      print(patchOf(patchName(source.path), source, await source.render(articles.map(({ result }) => result.text))));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      session.errors.push(error.message);
    }
  }
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  return differs ? EXIT.findings : EXIT.ok;
}
