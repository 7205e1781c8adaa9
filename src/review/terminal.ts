import { count } from '../report/summary.ts';
import { visible } from '../report/visible.ts';
import { type Answers, answersFrom } from './answers.ts';
import { type Change, type Choice, isBulk, isGuarded, isNote, proposalOf, type ReviewArticle } from './change.ts';
import { inView, NO_FILTER } from './filter.ts';
import { type Action, actionOfKey } from './keys.ts';
import type { Move } from './review.ts';
import { cardText, helpText, promptText, whyText } from './terminal-card.ts';
import { editedText, type TerminalOptions } from './terminal-edit.ts';
import { filterAsked } from './terminal-filter.ts';
import type { Workspace } from './workspace.ts';

/** A review in the terminal: the same keys as on the page, one question a change. Every decision is saved before the next question. */
export async function reviewInTerminal(workspace: Workspace, options: TerminalOptions): Promise<void> {
  const answers = answersFrom(options.input, options.output, options.plain);
  try {
    await new TerminalReview(workspace, options, answers).run();
  } finally {
    answers.close();
  }
}

class TerminalReview {
  readonly #workspace: Workspace;
  readonly #options: TerminalOptions;
  readonly #answers: Answers;
  #filter = NO_FILTER;
  #current: Change | undefined;
  #isDone = false;
  /** Change inside a quotation that was asked for once. */
  #armed: string | undefined;

  constructor(workspace: Workspace, options: TerminalOptions, answers: Answers) {
    this.#workspace = workspace;
    this.#options = options;
    this.#answers = answers;
  }

  async run(): Promise<void> {
    const { review } = this.#workspace;
    this.#current = review.step(undefined, 1);
    if (!this.#current) this.#say(review.changes.length === 0 ? 'Nothing to decide.' : 'Everything is decided.');
    do {
      await this.#ask();
    } while (await this.#finish());
  }

  /** Change by change, until all is decided or the person has enough. */
  async #ask(): Promise<void> {
    const { review } = this.#workspace;
    let shown: Change | undefined;
    while (this.#current && !this.#isDone) {
      const change = this.#current;
      const article = this.#articleOf(change);
      if (change !== shown) this.#write(cardText(article, change, review.choice(change), this.#options.color));
      shown = change;
      this.#write(promptText(review, change, this.#view()));
      const key = await this.#answers.key();
      if (key === undefined) {
        this.#say('');
        return;
      }
      const action = actionOfKey(key);
      if (action) await this.#act(action, key, change, article);
      else if (key !== '') this.#say(`There is no key ${visible(key)}; ? shows all.`);
    }
  }

  async #act(action: Action, key: string, change: Change, article: ReviewArticle): Promise<void> {
    const { review } = this.#workspace;
    if (action !== 'accept' && action !== 'alternative') this.#armed = undefined;
    switch (action) {
      case 'accept':
        return this.#decide(change, { decision: 'accept' });
      case 'reject':
      case 'later':
        return this.#decide(change, { decision: action });
      case 'alternative':
        return this.#alternative(change, article, Number(key));
      case 'edit':
        return this.#edit(change, article);
      case 'acceptRest':
      case 'rejectRest':
        return this.#rest(change, action === 'acceptRest' ? 'accept' : 'reject');
      case 'bulk':
        return this.#bulk(change);
      case 'undo':
      case 'redo':
        return this.#turn(action);
      case 'next':
      case 'previous':
        return this.#go(review.step(change, action === 'next' ? 1 : -1, this.#view()));
      case 'nextAny':
      case 'previousAny':
        return this.#go(review.step(change, action === 'nextAny' ? 1 : -1, this.#view(), true));
      case 'nextFile':
      case 'previousFile':
        return this.#goToFile(change, action === 'nextFile' ? 1 : -1);
      case 'why':
        return this.#write(
          whyText(article, change, this.#workspace.loaded.rules.find(({ id }) => id === change.finding.rule)?.docs),
        );
      case 'view':
        return this.#write(`\n${visible(review.result(article))}\n`);
      case 'layout':
        return this.#say('Side by side is on the page only: galley review.');
      case 'search':
      case 'filter':
        return this.#narrow(action);
      case 'goTo':
        return this.#goTo();
      case 'write':
        return this.#apply();
      case 'quit':
        this.#isDone = true;
        return undefined;
      case 'help':
        return this.#write(helpText());
    }
  }

  /** @param number of the alternative, from 1 on */
  #alternative(change: Change, article: ReviewArticle, number: number): void {
    const word = change.finding.alternatives?.[number - 1];
    if (word === undefined) this.#say('There is no such alternative.');
    else if (word === proposalOf(article.text, change)) this.#decide(change, { decision: 'accept' });
    else this.#decide(change, { decision: 'edit', text: word });
  }

  async #edit(change: Change, article: ReviewArticle): Promise<void> {
    const text = await editedText(change, article, this.#answers, this.#options);
    if (text === undefined) {
      this.#say('Not edited.');
      return;
    }
    this.#armed = change.key;
    this.#decide(change, { decision: 'edit', text });
  }

  /** What is open of the article. */
  #rest(change: Change, decision: 'accept' | 'reject'): void {
    const { review } = this.#workspace;
    const rest = review.restOf(change, decision).filter((one) => decision === 'reject' || isBulk(one));
    this.#decided(review.decide(rest, { decision }), `${count(rest.length, 'change')}: ${decision}`);
  }

  #turn(way: 'undo' | 'redo'): void {
    const { review } = this.#workspace;
    const turned = way === 'undo' ? review.undo() : review.redo();
    if (!turned) {
      this.#say(`Nothing to ${way}.`);
      return;
    }
    this.#workspace.keep(turned.moves);
    this.#current = review.change(turned.moves[0]?.key ?? '') ?? this.#current;
    this.#say(`${way}: ${turned.label}`);
  }

  #goToFile(change: Change, step: 1 | -1): void {
    const names = [...new Set(this.#view().map(({ file }) => file))];
    const at = names.indexOf(change.file) + step;
    this.#go(this.#view().find(({ file }) => file === names[(at + names.length) % names.length]));
  }

  async #goTo(): Promise<void> {
    const to = (await this.#answers.line('Number of a change, or part of a name: ')) ?? '';
    const found = /^\d+$/.test(to) ? this.#view()[Number(to) - 1] : this.#view().find(({ file }) => file.includes(to));
    if (found) this.#go(found);
    else this.#say('There is none.');
  }

  #decide(change: Change, choice: Choice): void {
    if (choice.decision === 'accept' && isNote(change)) {
      this.#say('There is nothing to accept; n dismisses the note, e writes a text of your own.');
      return;
    }
    const changes = choice.decision === 'accept' || choice.decision === 'edit';
    if (changes && isGuarded(change) && this.#armed !== change.key) {
      this.#armed = change.key;
      this.#say(
        change.finding.inQuote
          ? 'Inside a quotation. The same key again changes the quoted words.'
          : 'No bulk command would touch this. The same key again does.',
      );
      return;
    }
    this.#decided(this.#workspace.review.decide([change], choice), '');
  }

  #decided(moves: readonly Move[], words: string): void {
    this.#workspace.keep(moves);
    if (words) this.#say(words);
    this.#armed = undefined;
    const next = this.#workspace.review.step(this.#current, 1, this.#view());
    if (!next) this.#say('Everything in view is decided.');
    this.#isDone = !next;
    this.#current = next ?? this.#current;
  }

  async #bulk(change: Change): Promise<void> {
    const { review } = this.#workspace;
    const { rule } = change.finding;
    const open = this.#view().filter((one) => one.finding.rule === rule && !review.isDecided(one));
    const bulk = review.bulk(open);
    const guarded = open.length - bulk.length;
    if (guarded > 0) this.#say(`${guarded} of ${rule} want a decision of their own and are left out.`);
    if (bulk.length === 0) return;
    this.#write(`${bulk.length} of ${rule} in view — accept, reject or leave all [y,n,q]? `);
    const key = await this.#answers.key();
    const decision = key === 'y' ? 'accept' : key === 'n' ? 'reject' : undefined;
    if (decision)
      this.#decided(review.decide(bulk, { decision }), `${count(bulk.length, 'change')}: ${decision}; u takes it back`);
  }

  async #narrow(kind: 'search' | 'filter'): Promise<void> {
    const filter = await filterAsked(kind, this.#filter, this.#answers);
    const found = inView(this.#workspace.review, filter);
    if (found.length === 0) return this.#say('There is none; the view stays as it was.');
    this.#filter = filter;
    this.#say(`${count(found.length, 'change')} in view`);
    return this.#go(
      found.includes(this.#current as Change) ? this.#current : this.#workspace.review.step(undefined, 1, found, true),
    );
  }

  async #apply(): Promise<void> {
    const { written, refused } = await this.#workspace.apply();
    for (const { file, changes } of written) this.#say(`${visible(file)}: ${count(changes, 'change')} written`);
    for (const { file, reason } of refused) this.#say(`${visible(file)}: not written: ${reason}`);
    const { review } = this.#workspace;
    this.#current = review.change(this.#current?.key ?? '') ?? review.step(undefined, 1);
    if (!this.#current) this.#isDone = true;
  }

  /** Says where things stand and offers to write. @returns whether the person took something back and goes on. */
  async #finish(): Promise<boolean> {
    const { review } = this.#workspace;
    const { decided, total } = review.progress();
    const pending = review.articles.map((article) => review.applied(article).applied.size).filter((size) => size > 0);
    this.#say(`${decided} of ${total} decided, kept in ${this.#workspace.decisionsFile}`);
    if (pending.length === 0) return false;
    const changes = count(
      pending.reduce((sum, size) => sum + size, 0),
      'accepted change',
    );
    this.#write(`Write ${changes} to ${count(pending.length, 'article')} now, or undo [y,n,u]? `);
    const key = await this.#answers.key();
    const turned = key === 'u' ? review.undo() : undefined;
    if (turned) {
      this.#workspace.keep(turned.moves);
      this.#current = review.change(turned.moves[0]?.key ?? '') ?? this.#current;
      this.#isDone = false;
      this.#say(`undo: ${turned.label}`);
      return true;
    }
    if (key === 'y') await this.#apply();
    else this.#say(`\nNothing written; galley apply ${this.#workspace.decisionsFile} writes them.`);
    return false;
  }

  #go(change: Change | undefined): void {
    if (change) this.#current = change;
    else this.#say('Everything in view is decided.');
  }

  #view(): Change[] {
    const shown = inView(this.#workspace.review, this.#filter);
    return shown.length > 0 ? shown : [...this.#workspace.review.changes];
  }

  #articleOf(change: Change): ReviewArticle {
    return this.#workspace.review.article(change.file) as ReviewArticle;
  }

  #say(words: string): void {
    this.#write(`${words}\n`);
  }

  #write(text: string): void {
    this.#options.output.write(text);
  }
}
