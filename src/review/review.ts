import { applyEdits } from '../engine/apply.ts';
import { type Applied, appliedOf, type Change, type Choice, isBulk, isNote, type ReviewArticle } from './change.ts';

/** What becomes of one change in a step: `undefined` stands for undecided. */
export interface Move {
  readonly key: string;
  readonly choice: Choice | undefined;
}

/** Decisions made at once and undone at once. */
interface Step {
  readonly label: string;
  readonly moves: readonly {
    readonly key: string;
    readonly from: Choice | undefined;
    readonly to: Choice | undefined;
  }[];
}

/** The way back and forth, as plain data: the last step of each comes first when it is taken. */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** What `undo` and `redo` did. */
export interface Turned {
  readonly label: string;
  readonly moves: readonly Move[];
}

/** A review of many articles: what was decided, and the way back. No input, no output; the same decisions give the same texts in any order. */
export class Review {
  readonly articles: readonly ReviewArticle[];
  readonly changes: readonly Change[];
  /** Grows with every choice, so that whoever keeps what follows from them knows when to look again. */
  revision = 0;
  readonly #byKey: ReadonlyMap<string, Change>;
  readonly #byName: ReadonlyMap<string, ReviewArticle>;
  readonly #applied = new Map<string, Applied>();
  readonly #choices: Map<string, Choice>;
  #past: Step[] = [];
  #future: Step[] = [];

  /** @param earlier choices by change key; those about changes that are not there any more are left out. */
  constructor(articles: readonly ReviewArticle[], earlier: Iterable<readonly [string, Choice]> = []) {
    this.articles = articles;
    this.changes = articles.flatMap(({ changes }) => changes);
    this.#byKey = new Map(this.changes.map((change) => [change.key, change]));
    this.#byName = new Map(articles.map((article) => [article.name, article]));
    this.#choices = new Map([...earlier].filter(([key]) => this.#byKey.has(key)));
  }

  change(key: string): Change | undefined {
    return this.#byKey.get(key);
  }

  article(name: string | undefined): ReviewArticle | undefined {
    return name === undefined ? undefined : this.#byName.get(name);
  }

  choice(change: Change): Choice | undefined {
    return this.#choices.get(change.key);
  }

  /** All choices by change key. */
  choices(): ReadonlyMap<string, Choice> {
    return this.#choices;
  }

  /** Decided for good: accepted, edited or rejected. What is put off for later is open. */
  isDecided(change: Change): boolean {
    const decision = this.#choices.get(change.key)?.decision;
    return decision !== undefined && decision !== 'later';
  }

  /** Makes one choice for all these changes, as one step. Accepting is left out where there is nothing to accept. @returns what changed. */
  decide(
    changes: readonly Change[],
    choice: Choice | undefined,
    label: string = choice?.decision ?? 'undecided',
  ): Move[] {
    const moves = changes
      .filter((change) => this.#byKey.has(change.key) && !same(this.#choices.get(change.key), choice))
      .map(({ key }) => ({ key, from: this.#choices.get(key), to: choice }));
    if (moves.length === 0) return [];
    this.#past.push({ label, moves });
    this.#future = [];
    return this.#go(moves.map(({ key, to }) => ({ key, choice: to })));
  }

  /** Takes over what somebody else decided; no step of this review, so nothing to undo here. */
  adopt(moves: readonly Move[]): void {
    this.#go(moves.filter(({ key }) => this.#byKey.has(key)));
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Takes the last step back. @returns what that changed, `undefined` when nothing is left. */
  undo(): Turned | undefined {
    const step = this.#past.pop();
    if (!step) return undefined;
    this.#future.push(step);
    return { label: step.label, moves: this.#go(step.moves.map(({ key, from }) => ({ key, choice: from }))) };
  }

  redo(): Turned | undefined {
    const step = this.#future.pop();
    if (!step) return undefined;
    this.#past.push(step);
    return { label: step.label, moves: this.#go(step.moves.map(({ key, to }) => ({ key, choice: to }))) };
  }

  get history(): History {
    return { past: [...this.#past], future: [...this.#future] };
  }

  /** Takes up the history of another review of these changes, as far as its steps lead to and from what is decided now. */
  recall({ past, future }: History): void {
    const known = this.#leading(past, 'to', 'from');
    this.#future = this.#leading(future, 'from', 'to');
    this.#past = known;
  }

  /** Undecided changes among these that a bulk command may accept: no quotations, nothing that is report only. */
  bulk(changes: readonly Change[]): Change[] {
    return changes.filter((change) => isBulk(change) && !this.isDecided(change));
  }

  /** The change itself and all later undecided ones of its article; for accepting only those a bulk command may touch. */
  restOf(change: Change, decision: 'accept' | 'reject'): Change[] {
    const { changes = [] } = this.article(change.file) ?? {};
    const rest = changes.slice(changes.findIndex(({ key }) => key === change.key) + 1);
    const open = rest.filter((one) => !this.isDecided(one) && (decision === 'reject' ? !isNote(one) : isBulk(one)));
    return [change, ...open];
  }

  /** The next change in `within` after `from`, around the end; only undecided ones unless `any`. */
  step(
    from: Change | undefined,
    direction: 1 | -1,
    within: readonly Change[] = this.changes,
    any = false,
  ): Change | undefined {
    const start = from ? this.#placeIn(within, from, direction) : direction === 1 ? -1 : within.length;
    for (let i = 1; i <= within.length; i++) {
      const at = (((start + direction * i) % within.length) + within.length) % within.length;
      const change = within[at] as Change;
      if (any || !this.isDecided(change)) return change;
    }
    return undefined;
  }

  /** Worked out again only after a choice in that article: a page asks for all articles after every key. */
  applied(article: ReviewArticle): Applied {
    const known = this.#applied.get(article.name);
    if (known) return known;
    const applied = appliedOf(article.changes, (change) => this.#choices.get(change.key));
    this.#applied.set(article.name, applied);
    return applied;
  }

  /** The text of an article with what was accepted so far. */
  result(article: ReviewArticle): string {
    return applyEdits(article.text, this.applied(article).edits);
  }

  progress(changes: readonly Change[] = this.changes): { decided: number; total: number } {
    return { decided: changes.filter((change) => this.isDecided(change)).length, total: changes.length };
  }

  /** The last of these steps, each of which begins at `here`, where the one after it ends. */
  #leading(steps: readonly Step[], here: 'from' | 'to', there: 'from' | 'to'): Step[] {
    const choices = new Map(this.#choices);
    const first = steps.findLastIndex(({ moves }) => {
      if (moves.some((move) => !this.#byKey.has(move.key) || !same(choices.get(move.key), move[here]))) return true;
      for (const move of moves) {
        const choice = move[there];
        if (choice) choices.set(move.key, choice);
        else choices.delete(move.key);
      }
      return false;
    });
    return steps.slice(first + 1);
  }

  /** Where `from` stands; when it was filtered away, the border it would stand at. */
  #placeIn(within: readonly Change[], from: Change, direction: 1 | -1): number {
    const at = within.findIndex(({ key }) => key === from.key);
    if (at >= 0) return at;
    const order = new Map(this.changes.map(({ key }, index) => [key, index]));
    const own = order.get(from.key) ?? -1;
    const after = within.findIndex(({ key }) => (order.get(key) ?? 0) > own);
    if (direction === 1) return after < 0 ? within.length - 1 : after - 1;
    return after < 0 ? within.length : after;
  }

  #go(moves: readonly Move[]): Move[] {
    this.revision++;
    for (const { key, choice } of moves) {
      this.#applied.delete(this.#byKey.get(key)?.file ?? '');
      if (choice) this.#choices.set(key, choice);
      else this.#choices.delete(key);
    }
    return [...moves];
  }
}

function same(a: Choice | undefined, b: Choice | undefined): boolean {
  if (a?.decision !== b?.decision) return false;
  return a?.decision !== 'edit' || a.text === (b as { text?: string }).text;
}
