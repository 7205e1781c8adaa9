import { Article } from '../../article/article.ts';
import type { Draft } from '../../engine/finding.ts';
import type { CheckContext } from '../../engine/rule.ts';
import type { Companion } from './company.ts';
import { isSpun, type Judgement, judge } from './gate.ts';
import { type SpinModel, spinModel } from './model.ts';
import { afterChanges, movedBy, type RestoreOptions, restore, restoredText } from './restore.ts';
import type { Change, Sheet } from './sheet.ts';
import type { SiblingEvidence } from './sibling-evidence.ts';
import type { Siblings } from './siblings.ts';
import { packageSource, SPIN_SIBLINGS, type SpinSource } from './source.ts';

const CASE = Symbol('case of spun text');

/** What the run of an article knows of it: shared by all its passes. */
interface Case {
  /** The convicted part of the text, counted from its two ends: that stays true while words inside it are restored. */
  region: { readonly start: number; readonly fromEnd: number };
  /** The text with all narration restored, when it would not be convicted any more: a second run would not touch it. */
  acquitted?: string | undefined;
  /** What the passes by now judged in the narration, about where it stands in the text that they left. */
  judged: ReadonlyMap<number, Companion>;
  /** What is to be reported in quotations, about where it stands there: restored narration is what they were read beside. */
  quoted: readonly Change[];
  /** What articles of the same folder add. */
  readonly evidence: SiblingEvidence | undefined;
}

/** The part of a run that restorations need. */
type Asked = Pick<CheckContext, 'article' | 'original' | 'siblings'>;

/**
 * All restorations of a convicted article, in the order of the text. What comes out is decoded again while it would be convicted, so that a second run
 * would not touch it.
 * @param context its original is the text before any phase; the convicted part is found once, in the first article that is asked about, and kept with it.
 */
export function restorations(context: Asked, source: SpinSource = packageSource): readonly Change[] {
  const held = caseOf(context, source);
  return context.article.noteOfRun(source.restorations, (all) => {
    const { region, evidence } = held;
    const model = evidence?.model ?? source.model();
    const end = all.text.length - region.fromEnd;
    const inRegion = (sheet: Sheet): boolean => {
      const middle = ((sheet.start[0] as number) + (sheet.end[sheet.count - 1] as number)) / 2;
      return middle >= region.start && middle <= end;
    };
    const wantedSheet = region.start > 0 || region.fromEnd > 0 ? inRegion : () => true;
    const judging = evidence ? { judge: evidence.judge } : {};
    // The narration was restored by the pass before this one; quotations remain to be reported.
    if (all.text === held.acquitted) {
      const { quoted } = held;
      // A name in wrong words outside of the convicted part, or one that articles beside it spoke for: a second run would restore it by itself.
      const names = narrationOf(namesLeft(all, source));
      if (names.length > 0) {
        held.acquitted = restoredText(all, names);
        held.quoted = movedBy(all, quoted, names);
      }
      return [...names, ...quoted].sort((a, b) => a.start - b.start);
    }
    // What was not restored is judged anew.
    const before = [...held.judged].filter(([, { isRestored }]) => isRestored);
    const restoredAgain = (options: RestoreOptions): Change[] => {
      const judged = new Map(before);
      const changes = restore(all, model, () => true, { ...judging, ...options, again, judged });
      const narration = narrationOf(changes);
      held.judged = afterChanges(all, judged.values(), narration);
      held.quoted = movedBy(all, quotedOf(changes), narration);
      return changes;
    };
    const again = (text: string): boolean => {
      const isConvicted = isSpun(new Article(text, { language: all.language }), source);
      if (!isConvicted) held.acquitted = text;
      return isConvicted;
    };
    held.acquitted = undefined;
    const changes = restoredAgain({ wantedSheet });
    if (held.acquitted !== undefined || wantedSheet !== inRegion) return changes;
    if (!again(restoredText(all, narrationOf(changes)))) return changes;
    // What is convicted without its worst part as well is spun all over; a second run would find out.
    held.region = { start: 0, fromEnd: 0 };
    return restoredAgain({});
  });
}

/** A draft of one of the restorations, with the articles of the folder that speak for it. */
export function attested(
  context: Asked,
  changes: readonly Change[],
  change: Change,
  draft: Draft,
  source: SpinSource = packageSource,
): Draft {
  const found = caseOf(context, source).evidence?.about(context.article, changes, change);
  return found ? { ...draft, evidence: { ...draft.evidence, ...found } } : draft;
}

function caseOf({ article, original, siblings }: Asked, source: SpinSource): Case {
  return original.noteOfRun(CASE, () => {
    const beside = siblings?.evidence(SPIN_SIBLINGS) as Siblings | undefined;
    return {
      region: regionOf(article, source),
      judged: new Map(),
      quoted: [],
      evidence: beside?.evidenceFor(original, source.model()),
    };
  });
}

function quotedOf(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ quoted }) => quoted);
}

function narrationOf(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ quoted }) => !quoted);
}

function regionOf(article: Article, source: SpinSource): Case['region'] {
  const [part] = judge(article, source).parts;
  return part ? { start: part.start, fromEnd: article.text.length - part.end } : { start: 0, fromEnd: 0 };
}

/** Distinct other odd forms that a name needs in a document that is not convicted. */
const OTHERS = 2;

/** Names that are restored although nothing else convicts. */
export function isNameProven({ forms, names }: Judgement): boolean {
  return names.size > 0 && forms.length > OTHERS;
}

function namesLeft(article: Article, source: SpinSource): readonly Change[] {
  const verdict = judge(article, source);
  return isNameProven(verdict) ? nameRestorations(article, verdict.names, source.model()) : [];
}

/** Restorations of some names only, for an article that is not convicted. */
export function nameRestorations(
  article: Article,
  names: ReadonlySet<string>,
  model: SpinModel = spinModel(),
): readonly Change[] {
  return restore(article, model, (form) => model.lexicon.isCased(form) && names.has(model.lexicon.spun(form)));
}
