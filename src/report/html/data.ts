import type { Metadata, Verdict } from '../../engine/finding.ts';
import type { Rule } from '../../engine/rule.ts';
import { excerpts } from '../excerpt.ts';
import type { FileReport, ReviewedFile } from '../model.ts';
import { count } from '../summary.ts';
import { evidenceLines, lineAt, opening } from '../why.ts';
import type { PageAtom, PageCard, PageFile, PageRow, PageRule } from './page-data.ts';
import type { Atom, Note, Row, Rows } from './rows.ts';
import { isDrawn, layRows } from './rows.ts';

/** The verdicts in words. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  clean: 'clean',
  edited: 'changes proposed',
  flagged: 'needs a look',
  'no-article': 'no article found',
};

/** What the page draws, file by file; rules are numbered as they first speak. */
export class PageParts {
  readonly #rules = new Map<string, number>();

  /** @param reviewed without it the file has cards only */
  file(report: FileReport, reviewed: ReviewedFile | undefined): PageFile {
    return pageFile(report, reviewed, (id) => this.#numberOf(id));
  }

  /** @param docs rules that the page can explain */
  rules(docs: readonly Pick<Rule, 'id' | 'docs'>[]): PageRule[] {
    const known = new Map(docs.map((rule) => [rule.id, rule.docs]));
    return [...this.#rules.keys()].map((id) => {
      const { summary = '', why = '', fix = '' } = known.get(id) ?? {};
      return { id, summary, why, fix };
    });
  }

  #numberOf(id: string): number {
    const number = this.#rules.get(id) ?? this.#rules.size;
    this.#rules.set(id, number);
    return number;
  }
}

/** Is there anything to see? */
export const hasSection = (file: FileReport): boolean =>
  file.verdict !== 'clean' || file.findings.some(({ status }) => status === 'proposed');

/** JSON that can stand in a `script` element: nothing in it closes the element, and no character is hidden. */
export function island(data: unknown): string {
  return JSON.stringify(data).replace(/[<>&]|(?![\n\r\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

function pageFile(
  report: FileReport,
  reviewed: ReviewedFile | undefined,
  numberOf: (rule: string) => number,
): PageFile {
  const findings = report.findings.filter(({ status }) => status === 'proposed');
  const notes = findings.map((finding, index): Note => ({ finding, number: index }));
  const text = reviewed?.text;
  const laid: Rows = text === undefined ? { rows: [], whole: notes, accepted: '' } : layRows(text, notes);
  return {
    path: report.path,
    sha256: report.sha256,
    verdict: report.verdict,
    facts: [...facts(report, findings.length), ...differs(laid, reviewed, notes)],
    metadata: metadata(report.metadata),
    cards: notes.map((note) => card(note, text, laid.rows, numberOf)),
    rows: laid.rows.map(pageRow),
    whole: laid.whole.map(({ number }) => number),
  };
}

function facts({ encoding, language, scores, findings }: FileReport, shown: number): string[] {
  const parts = [encoding, language];
  if (scores.boilerplate > 0) parts.push(`boilerplate ${percent(scores.boilerplate)} of the words`);
  if (scores.spun >= 0.01) parts.push(`spun: ${percent(scores.spun)} likely`);
  const rest = findings.length - shown;
  if (rest > 0) parts.push(`${count(rest, 'more finding')} covered by these or suppressed`);
  return parts;
}

function metadata(values: Metadata): [string, string][] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : String(value)]);
}

/** A run at level `safe` leaves some of the drawn changes out; anything else means that changes were combined. */
function differs(laid: Rows, reviewed: ReviewedFile | undefined, notes: readonly Note[]): string[] {
  if (!reviewed || laid.accepted === reviewed.cleaned) return [];
  const safe = notes.filter(({ finding }) => finding.safety === 'safe');
  if (layRows(reviewed.text, safe).accepted === reviewed.cleaned) {
    const waiting = notes.filter((note) => isDrawn(note) && note.finding.safety === 'review').length;
    return [
      `The cleaned copy holds the safe changes; ${count(waiting, 'change')} for review ${waiting === 1 ? 'is' : 'are'} drawn here too.`,
    ];
  }
  return ['Some changes build on each other: the cleaned copy can differ from the marks below.'];
}

function pageRow(row: Row): PageRow {
  const gone = row.atoms.every(({ kind, text }) => kind === 'del' || text.trim() === '');
  return {
    atoms: trimmed(row.atoms).map(({ kind, text, note }): PageAtom => (note ? [kind, text, note.number] : text)),
    notes: row.notes.map(({ number }) => number),
    state: !row.touched ? 'same' : gone ? 'gone' : 'touched',
  };
}

/** Blank lines after a paragraph are layout, unless they are what changes. */
function trimmed(atoms: readonly Atom[]): readonly Atom[] {
  const result = [...atoms];
  const deletes = (note: Note | undefined): boolean => result.some((atom) => atom.note === note && atom.kind === 'del');
  for (let last = result.pop(); last; last = result.pop()) {
    const text = last.text.replace(/[\r\n]+$/, '');
    const layout = last.kind === 'same' || text !== '' || deletes(last.note);
    if (text && layout) return [...result, { ...last, text }];
    if (!layout) return [...result, last];
  }
  return result;
}

function card(
  { finding }: Note,
  text: string | undefined,
  rows: readonly Row[],
  numberOf: (rule: string) => number,
): PageCard {
  const { id, rule, entry, safety, severity, confidence, line, column, message, inQuote, edits } = finding;
  const shown = text === undefined || edits.length === 0 ? { excerpts: [], left: 0 } : excerpts(text, finding);
  const alternatives = finding.alternatives?.slice(1) ?? [];
  const rowAt = (offset: number): number => rows.findIndex(({ end }) => offset < end);
  const kept = (text === undefined ? [] : (finding.related ?? [])).map(({ start, end }) => {
    const words = `line ${lineAt(text ?? '', start)}: ${opening((text ?? '').slice(start, end))}`;
    const row = rowAt(start);
    return row < 0 ? { words } : { words, row };
  });
  return {
    id,
    rule: numberOf(rule),
    ...(entry !== undefined && { entry }),
    safety,
    severity,
    confidence,
    line,
    column,
    message,
    ...(inQuote && { inQuote }),
    ...(edits.length > 0 && { edits: true }),
    why: evidenceLines(finding.evidence),
    excerpts: shown.excerpts.map(({ segments, whole }) => ({
      segments: segments.map(({ kind, text: piece }) => [kind, piece] as const),
      whole,
    })),
    ...(shown.left > 0 && { left: shown.left }),
    ...(alternatives.length > 0 && { alternatives }),
    ...(kept.length > 0 && { kept }),
  };
}

/** `0.123` -> `12.3 %`; never 0 % for something nor 100 % for not quite all. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return 'under 0.1 %';
  if (share < 1 && share > 0.999) return 'over 99.9 %';
  return `${Number((share * 100).toFixed(1))} %`;
}
