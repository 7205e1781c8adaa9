import { ConfigError } from '../config/errors.ts';
import type { Level } from '../engine/finding.ts';
import { unifiedPatch } from '../report/patch.ts';
import { criticMarkup, wdiff, wordDiff } from '../report/words.ts';
import { appliedEdits } from './applied.ts';
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
  for await (const { source, articles } of session.check(paths, options.level)) {
    for (const { unit, result, report } of articles) {
      if (unit.text === result.text) continue;
      differs = true;
      if (options.word || options.critic) {
        const segments = wordDiff(unit.text, appliedEdits(report.findings, options.level));
        print(`${unit.name}\n${options.word ? wdiff(segments) : criticMarkup(segments)}\n`);
      } else if (source.encoding.name !== 'utf-8') {
        session.errors.push(`${unit.name}: is ${source.encoding.name}, and a patch must be UTF-8; use galley fix or galley clean`);
      } else print(unifiedPatch(unit.name, withMark(unit.text, source.encoding.bom), withMark(result.text, source.encoding.bom)));
    }
  }
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  return differs ? EXIT.findings : EXIT.ok;
}

/** The byte order mark is no part of the text, but git sees it in the first line. */
function withMark(text: string, bom: boolean): string {
  return bom ? `\ufeff${text}` : text;
}
