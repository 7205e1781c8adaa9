import { Article } from '../article/article.ts';
import type { Span } from '../article/span.ts';
import { isAppliedAt } from './applied.ts';
import { byPosition, joined } from './apply.ts';
import { rankOf } from './candidates.ts';
import { byPlace } from './conclude.ts';
import type { Edit, Finding, Level, Result, Safety } from './finding.ts';
import { TakenEdits } from './intervals.ts';
import { OffsetMap, type OwnedEdit } from './offsets.ts';

/**
 * Two runs as one: what a second run found in the text that the first one cleaned, told of the original. Findings that change the same words become one, so that all
 * are still applied all or none.
 * @param second a run over `first.text`
 * @param level both ran at
 * @returns a result whose edits turn `text` into `second.text`
 */
export function chained(text: string, first: Result, second: Result, level: Level): Result {
  const isApplied = (finding: Finding): boolean => isAppliedAt(finding, level) && finding.edits.length > 0;
  const map = new OffsetMap(editsOf(first.findings.filter(isApplied), 0));
  const told = (finding: Finding): Finding => ({
    ...finding,
    ...map.span(finding),
    edits: finding.edits.flatMap((edit) => map.edit(edit, first.text).pieces),
    ...(finding.related ? { related: finding.related.map((span: Span) => map.span(span)) } : {}),
  });
  const firsts = first.findings.filter(isApplied);
  const seconds = second.findings.filter(isApplied);
  const findings = [...firsts, ...seconds.map(told)];
  const { edits, groups } = composed(map, editsOf(seconds, firsts.length), first.text, findings.length);

  const list = new FindingList(text);
  for (const owners of groups) {
    const members = owners.map((owner) => findings[owner] as Finding);
    // The last one saw what the others had made of the words.
    const last = members.pop() as Finding;
    const safety = members.reduce<Safety>(
      (least, one) => (rankOf(one.safety) > rankOf(least) ? one.safety : least),
      last.safety,
    );
    const confidence = Math.min(last.confidence, ...members.map((one) => one.confidence));
    const mine = joined(owners.flatMap((owner) => edits.get(owner) ?? []).sort(byPosition));
    list.add({ ...last, safety, confidence, edits: mine });
    for (const one of members) list.add({ ...one, status: 'superseded' });
  }
  for (const finding of second.findings) if (!isApplied(finding)) list.add(told(finding));
  for (const finding of first.findings) if (finding.status === 'superseded') list.add(finding);
  return {
    ...first,
    verdict: second.text === text ? second.verdict : 'edited',
    metadata: { ...second.metadata, ...first.metadata },
    findings: list.sorted(),
    text: second.text,
  };
}

function editsOf(findings: readonly Finding[], firstOwner: number): OwnedEdit[] {
  return findings
    .flatMap((finding, index) => finding.edits.map((edit) => ({ ...edit, owner: firstOwner + index })))
    .sort(byPosition);
}

/**
 * The edits of both runs as edits of the original, by owner, and owners in groups that work on the same words. Edits of the second run take over the text that the first put
 * in where they touch it.
 */
function composed(map: OffsetMap, later: readonly OwnedEdit[], between: string, owners: number) {
  const groupOf = Array.from({ length: owners }, (_, owner) => [owner]);
  const join = (one: number, other: number): void => {
    const [to, from] = [groupOf[one] as number[], groupOf[other] as number[]];
    if (to === from) return;
    to.push(...from);
    for (const owner of from) groupOf[owner] = to;
  };
  const edits = new Map<number, Edit[]>();
  const add = ({ start, end, text, owner }: OwnedEdit): void => {
    const known = edits.get(owner);
    if (known) known.push({ start, end, text });
    else edits.set(owner, [{ start, end, text }]);
  };
  const absorbed = new Set<number>();
  for (let at = 0; at < later.length; ) {
    let edit = besideInserted(later[at] as OwnedEdit, map, between);
    let mapped = map.edit(edit, between);
    at++;
    // Two edits in the same inserted text are one edit of the original.
    for (; at < later.length; at++) {
      const next = besideInserted(later[at] as OwnedEdit, map, between);
      const last = mapped.absorbed.at(-1);
      if (last === undefined || map.edit(next, between).absorbed[0] !== last) break;
      join(edit.owner, next.owner);
      edit = { ...edit, end: next.end, text: edit.text + between.slice(edit.end, next.start) + next.text };
      mapped = map.edit(edit, between);
    }
    for (const index of mapped.absorbed) {
      absorbed.add(index);
      join(edit.owner, (map.applied[index] as OwnedEdit).owner);
    }
    for (const piece of mapped.pieces) add({ ...piece, owner: edit.owner });
  }
  for (const [index, edit] of map.applied.entries()) if (!absorbed.has(index)) add(edit);
  const groups = [...new Set(groupOf)].map((group) => [...group].sort((a, b) => a - b));
  return { edits, groups };
}

/** Text that is put in beside text that was put in: the same edit with a character of that, because two insertions at one place have no order. */
function besideInserted(edit: OwnedEdit, map: OffsetMap, between: string): OwnedEdit {
  if (edit.end > edit.start) return edit;
  const isInserted = (at: number): boolean => {
    const { start, end } = map.span({ start: at, end: at + 1 });
    return start === end;
  };
  const at = edit.start;
  if (at > 0 && isInserted(at - 1)) return { ...edit, start: at - 1, text: between.charAt(at - 1) + edit.text };
  if (at < between.length && isInserted(at)) return { ...edit, end: at + 1, text: edit.text + between.charAt(at) };
  return edit;
}

/** Findings of one text: each once, with an id of its own; what overlaps one that is proposed is not. */
class FindingList {
  readonly #original: Article;
  readonly #findings = new Map<string, Finding>();
  readonly #ids = new Set<string>();
  readonly #taken = new TakenEdits();

  constructor(text: string) {
    this.#original = new Article(text);
  }

  add(finding: Finding): void {
    const { rule, entry, start, end, edits } = finding;
    const key = `${rule}|${entry ?? ''}|${start}|${end}`;
    if (this.#findings.has(key)) return;
    let { id, status } = finding;
    if (status === 'proposed') {
      if (edits.some((edit) => this.#taken.overlapping(edit).length > 0)) status = 'superseded';
      else for (const edit of edits) this.#taken.add(edit);
    }
    for (let count = 1; this.#ids.has(id); count++) id = `${finding.id}-${count}`;
    this.#ids.add(id);
    this.#findings.set(key, { ...finding, id, status, ...this.#original.pointAt(start) });
  }

  sorted(): Finding[] {
    return [...this.#findings.values()].sort(byPlace);
  }
}
