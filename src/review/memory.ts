import { InputError } from '../article/decode.ts';
import { appliedEdits } from '../engine/applied.ts';
import { applyEdits } from '../engine/apply.ts';
import type { Finding, Level, Result } from '../engine/finding.ts';
import type { Checked } from '../run/check.ts';
import { type BaselineEntry, readBaseline } from './baseline.ts';
import { type Decision, latest, readDecisions } from './decisions.ts';
import { matchRemembered } from './kept.ts';
import { articleName } from './names.ts';
import { type MemoryPlace, memoryFiles } from './places.ts';

/** Findings that people know about: those of the baseline, and changes that were rejected in a review. They become `suppressed`. */
export class Memory {
  readonly #baseline = new Map<string, Map<string, BaselineEntry>>();
  readonly #rejected = new Map<string, Map<string, Decision>>();
  readonly #root: string;
  /** A word about a decisions file that a crash cut off. */
  readonly torn: string | undefined;
  /** Findings made silent so far. */
  readonly silenced: { baseline: number; decisions: number } = { baseline: 0, decisions: 0 };
  /** Entries about articles of this run whose finding is not there any more. */
  readonly stale: BaselineEntry[] = [];

  /** @throws InputError for a file that cannot be read or holds something else. */
  constructor(place: MemoryPlace, use: { readonly decisions: boolean } = { decisions: true }) {
    const files = memoryFiles(place);
    this.#root = place.root;
    const entries = readBaseline(files.baseline);
    if (!entries && (place.baseline !== undefined || place.config.baseline !== undefined))
      throw new InputError(`${files.baseline}: there is no such baseline; make it with galley baseline add`);
    for (const entry of entries ?? []) inner(this.#baseline, entry.file).set(entry.id, entry);
    const read = use.decisions ? readDecisions(files.decisions) : undefined;
    this.torn = read?.torn;
    for (const [file, byId] of latest(read?.decisions ?? [], place.root)) {
      for (const [id, decision] of byId)
        if (decision.decision === 'reject') inner(this.#rejected, file).set(id, decision);
    }
  }

  /** Is anything remembered of an article of this name? */
  knows(name: string): boolean {
    const known = articleName(this.#root, name);
    return this.#baseline.has(known) || this.#rejected.has(known);
  }

  /** The article without what is known; its text at `level` and its verdict follow. */
  silence(checked: Checked, level: Level): Checked {
    const name = articleName(this.#root, checked.unit.name);
    const known = this.#baseline.get(name);
    const rejected = this.#rejected.get(name);
    if (!known && !rejected) return checked;
    const { text } = checked.unit;
    const open = checked.result.findings.filter(({ status }) => status === 'proposed');
    const byBaseline = matchRemembered(known?.values() ?? [], open, text);
    const byDecision = matchRemembered(rejected?.values() ?? [], open, text);
    const used = new Set([...byBaseline.values()].map(({ id }) => id));
    // What another finding swallowed this time is still there.
    const ids = new Set(checked.result.findings.map(({ id }) => id));
    for (const entry of known?.values() ?? []) if (!used.has(entry.id) && !ids.has(entry.id)) this.stale.push(entry);
    this.silenced.baseline += byBaseline.size;
    this.silenced.decisions += [...byDecision.keys()].filter((finding) => !byBaseline.has(finding)).length;
    if (byBaseline.size + byDecision.size === 0) return checked;
    return without(checked, (finding) => byBaseline.has(finding) || byDecision.has(finding), level);
  }

  /** What a person should know about it after a run. */
  words(): string[] {
    const { baseline, decisions } = this.silenced;
    const parts = [
      ...(baseline > 0 ? [`${baseline} by the baseline`] : []),
      ...(decisions > 0 ? [`${decisions} rejected in a review`] : []),
    ];
    return [
      ...(this.torn ? [this.torn] : []),
      ...(parts.length > 0 ? [`${baseline + decisions} silent: ${parts.join(', ')}`] : []),
      ...(this.stale.length > 0
        ? [`${this.stale.length} in the baseline not found any more: galley baseline prune`]
        : []),
    ];
  }
}

function inner<T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let found = map.get(key);
  if (!found) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}

function without(checked: Checked, isSilent: (finding: Finding) => boolean, level: Level): Checked {
  const { unit, result: before, report } = checked;
  const findings = before.findings.map((one): Finding => (isSilent(one) ? { ...one, status: 'suppressed' } : one));
  const text = before.verdict === 'no-article' ? unit.text : applyEdits(unit.text, appliedEdits(findings, level));
  const isOpen = ({ status, severity }: Finding): boolean => status === 'proposed' && severity !== 'info';
  const verdict: Result['verdict'] =
    before.verdict === 'no-article'
      ? 'no-article'
      : text !== unit.text
        ? 'edited'
        : findings.some(isOpen)
          ? 'flagged'
          : 'clean';
  return { unit, result: { ...before, findings, text, verdict }, report: { ...report, findings, verdict } };
}
