import { type Change, type Choice, isGuarded, isNote, type ReviewArticle } from './change.ts';
import { inView, NO_FILTER } from './filter.ts';
import type { Move } from './review.ts';
import type { TerminalOptions } from './terminal-edit.ts';
import type { Workspace } from './workspace.ts';

/** Where a review in the terminal stands, and what becomes of it by a decision; it asks nothing. */
export class TerminalSession {
  readonly workspace: Workspace;
  readonly #output: TerminalOptions['output'];
  filter = NO_FILTER;
  current: Change | undefined;
  /** Is there nothing more to ask? */
  isDone = false;
  /** Change inside a quotation that was asked for once. */
  armed: string | undefined;

  constructor(workspace: Workspace, output: TerminalOptions['output']) {
    this.workspace = workspace;
    this.#output = output;
    this.current = workspace.review.step(undefined, 1);
  }

  /** Takes the last step back or again. @returns whether there was one. */
  turn(way: 'undo' | 'redo'): boolean {
    const { review } = this.workspace;
    const turned = way === 'undo' ? review.undo() : review.redo();
    if (!turned) return false;
    this.workspace.keep(turned.moves);
    this.current = review.change(turned.moves[0]?.key ?? '') ?? this.current;
    this.say(`${way}: ${turned.label}`);
    return true;
  }

  /** Decides about a change. What no bulk command would touch is asked for twice. */
  decide(change: Change, choice: Choice): void {
    if (choice.decision === 'accept' && isNote(change)) {
      this.say('There is nothing to accept; n dismisses the note, e writes a text of your own.');
      return;
    }
    const changes = choice.decision === 'accept' || choice.decision === 'edit';
    if (changes && isGuarded(change) && this.armed !== change.key) {
      this.armed = change.key;
      this.say(
        change.finding.inQuote
          ? 'Inside a quotation. The same key again changes the quoted words.'
          : 'No bulk command would touch this. The same key again does.',
      );
      return;
    }
    this.decided(this.workspace.review.decide([change], choice), '');
  }

  /** Keeps what was decided and goes to the next open change in view. */
  decided(moves: readonly Move[], words: string): void {
    this.workspace.keep(moves);
    if (words) this.say(words);
    this.armed = undefined;
    const next = this.workspace.review.step(this.current, 1, this.view());
    if (!next) this.say('Everything in view is decided.');
    this.isDone = !next;
    this.current = next ?? this.current;
  }

  go(change: Change | undefined): void {
    if (change) this.current = change;
    else this.say('Everything in view is decided.');
  }

  /** What the filter shows; everything when it shows nothing. */
  view(): Change[] {
    const shown = inView(this.workspace.review, this.filter);
    return shown.length > 0 ? shown : [...this.workspace.review.changes];
  }

  articleOf(change: Change): ReviewArticle {
    return this.workspace.review.article(change.file) as ReviewArticle;
  }

  say(words: string): void {
    this.write(`${words}\n`);
  }

  write(text: string): void {
    this.#output.write(text);
  }
}
