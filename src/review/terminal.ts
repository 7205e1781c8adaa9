import { count } from '../report/summary.ts';
import { visible } from '../report/visible.ts';
import { type Answers, answersFrom } from './answers.ts';
import { type Change, isBulk, proposalOf, type ReviewArticle } from './change.ts';
import { inView } from './filter.ts';
import { type Action, actionOfKey } from './keys.ts';
import { cardText, helpText, promptText, whyText } from './terminal-card.ts';
import { editedText, type TerminalOptions } from './terminal-edit.ts';
import { filterAsked } from './terminal-filter.ts';
import { TerminalSession } from './terminal-session.ts';
import type { Workspace } from './workspace.ts';

/** A review in the terminal: the same keys as on the page, one question a change. Every decision is saved before the next question. */
export async function reviewInTerminal(workspace: Workspace, options: TerminalOptions): Promise<void> {
  const answers = answersFrom(options.input, options.output, options.plain);
  // Who does not see the questions any more answers none: the review ends as if the answers had ended.
  const gone = (): void => answers.close();
  options.output.on('error', gone);
  try {
    await new TerminalReview(workspace, options, answers).run();
  } finally {
    answers.close();
  }
}

/** Asks change by change, and does what the keys say. */
class TerminalReview {
  readonly #workspace: Workspace;
  readonly #options: TerminalOptions;
  readonly #answers: Answers;
  readonly #session: TerminalSession;

  constructor(workspace: Workspace, options: TerminalOptions, answers: Answers) {
    this.#workspace = workspace;
    this.#options = options;
    this.#answers = answers;
    this.#session = new TerminalSession(workspace, options.output);
  }

  async run(): Promise<void> {
    const { review } = this.#workspace;
    if (!this.#session.current)
      this.#session.say(review.changes.length === 0 ? 'Nothing to decide.' : 'Everything is decided.');
    do {
      await this.#ask();
    } while (await this.#finish());
  }

  /** Change by change, until all is decided or the person has enough. */
  async #ask(): Promise<void> {
    const { review } = this.#workspace;
    let shown: Change | undefined;
    while (this.#session.current && !this.#session.isDone) {
      const change = this.#session.current;
      const article = this.#session.articleOf(change);
      if (change !== shown) this.#session.write(cardText(article, change, review.choice(change), this.#options.color));
      shown = change;
      this.#session.write(promptText(review, change, this.#session.view()));
      const key = await this.#answers.key();
      if (key === undefined) {
        this.#session.say('');
        return;
      }
      const action = actionOfKey(key);
      if (action) await this.#act(action, key, change, article);
      else if (key !== '') this.#session.say(`There is no key ${visible(key)}; ? shows all.`);
    }
  }

  async #act(action: Action, key: string, change: Change, article: ReviewArticle): Promise<void> {
    const { review } = this.#workspace;
    if (action !== 'accept' && action !== 'alternative') this.#session.armed = undefined;
    switch (action) {
      case 'accept':
        return this.#session.decide(change, { decision: 'accept' });
      case 'reject':
      case 'later':
        return this.#session.decide(change, { decision: action });
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
        if (!this.#session.turn(action)) this.#session.say(`Nothing to ${action}.`);
        return undefined;
      case 'next':
      case 'previous':
        return this.#session.go(review.step(change, action === 'next' ? 1 : -1, this.#session.view()));
      case 'nextAny':
      case 'previousAny':
        return this.#session.go(review.step(change, action === 'nextAny' ? 1 : -1, this.#session.view(), true));
      case 'nextFile':
      case 'previousFile':
        return this.#goToFile(change, action === 'nextFile' ? 1 : -1);
      case 'why':
        return this.#session.write(
          whyText(article, change, this.#workspace.loaded.rules.find(({ id }) => id === change.finding.rule)?.docs),
        );
      case 'view':
        return this.#session.write(`\n${visible(review.result(article))}\n`);
      case 'layout':
        return this.#session.say('Side by side is on the page only: galley review.');
      case 'search':
      case 'filter':
        return this.#narrow(action);
      case 'goTo':
        return this.#goTo();
      case 'write':
        return this.#apply();
      case 'quit':
        this.#session.isDone = true;
        return undefined;
      case 'help':
        return this.#session.write(helpText());
    }
  }

  /** @param number of the alternative, from 1 on */
  #alternative(change: Change, article: ReviewArticle, number: number): void {
    const word = change.finding.alternatives?.[number - 1];
    if (word === undefined) this.#session.say('There is no such alternative.');
    else if (word === proposalOf(article.text, change)) this.#session.decide(change, { decision: 'accept' });
    else this.#session.decide(change, { decision: 'edit', text: word });
  }

  async #edit(change: Change, article: ReviewArticle): Promise<void> {
    const text = await editedText(change, article, this.#answers, this.#options);
    if (text === undefined) {
      this.#session.say('Not edited.');
      return;
    }
    this.#session.armed = change.key;
    this.#session.decide(change, { decision: 'edit', text });
  }

  /** What is open of the article. */
  #rest(change: Change, decision: 'accept' | 'reject'): void {
    const { review } = this.#workspace;
    const rest = review.restOf(change, decision).filter((one) => decision === 'reject' || isBulk(one));
    this.#session.decided(review.decide(rest, { decision }), `${count(rest.length, 'change')}: ${decision}`);
  }

  #goToFile(change: Change, step: 1 | -1): void {
    const names = [...new Set(this.#session.view().map(({ file }) => file))];
    const at = names.indexOf(change.file) + step;
    this.#session.go(this.#session.view().find(({ file }) => file === names[(at + names.length) % names.length]));
  }

  async #goTo(): Promise<void> {
    const to = (await this.#answers.line('Number of a change, or part of a name: ')) ?? '';
    const found = /^\d+$/.test(to)
      ? this.#session.view()[Number(to) - 1]
      : this.#session.view().find(({ file }) => file.includes(to));
    if (found) this.#session.go(found);
    else this.#session.say('There is none.');
  }

  async #bulk(change: Change): Promise<void> {
    const { review } = this.#workspace;
    const { rule } = change.finding;
    const open = this.#session.view().filter((one) => one.finding.rule === rule && !review.isDecided(one));
    const bulk = review.bulk(open);
    const guarded = open.length - bulk.length;
    if (guarded > 0) this.#session.say(`${guarded} of ${rule} want a decision of their own and are left out.`);
    if (bulk.length === 0) return;
    this.#session.write(`${bulk.length} of ${rule} in view — accept, reject or leave all [y,n,q]? `);
    const key = await this.#answers.key();
    const decision = key === 'y' ? 'accept' : key === 'n' ? 'reject' : undefined;
    if (decision)
      this.#session.decided(
        review.decide(bulk, { decision }),
        `${count(bulk.length, 'change')}: ${decision}; u takes it back`,
      );
  }

  async #narrow(kind: 'search' | 'filter'): Promise<void> {
    const filter = await filterAsked(kind, this.#session.filter, this.#answers);
    const found = inView(this.#workspace.review, filter);
    if (found.length === 0) return this.#session.say('There is none; the view stays as it was.');
    this.#session.filter = filter;
    this.#session.say(`${count(found.length, 'change')} in view`);
    return this.#session.go(
      found.includes(this.#session.current as Change)
        ? this.#session.current
        : this.#workspace.review.step(undefined, 1, found, true),
    );
  }

  async #apply(): Promise<void> {
    const { written, refused } = await this.#workspace.apply();
    for (const { file, changes } of written) this.#session.say(`${visible(file)}: ${count(changes, 'change')} written`);
    for (const { file, reason } of refused) this.#session.say(`${visible(file)}: not written: ${reason}`);
    const { review } = this.#workspace;
    this.#session.current = review.change(this.#session.current?.key ?? '') ?? review.step(undefined, 1);
    if (!this.#session.current) this.#session.isDone = true;
  }

  /** Says where things stand and offers to write. @returns whether the person took something back and goes on. */
  async #finish(): Promise<boolean> {
    const { review } = this.#workspace;
    const { decided, total } = review.progress();
    const pending = review.articles.map((article) => review.applied(article).applied.size).filter((size) => size > 0);
    this.#session.say(`${decided} of ${total} decided, kept in ${this.#workspace.decisionsFile}`);
    if (pending.length === 0) return false;
    const changes = count(
      pending.reduce((sum, size) => sum + size, 0),
      'accepted change',
    );
    this.#session.write(`Write ${changes} to ${count(pending.length, 'article')} now, or undo [y,n,u]? `);
    const key = await this.#answers.key();
    if (key === 'u' && this.#session.turn('undo')) {
      this.#session.isDone = false;
      return true;
    }
    if (key === 'y') await this.#apply();
    else this.#session.say(`\nNothing written; galley apply ${this.#workspace.decisionsFile} writes them.`);
    return false;
  }
}
