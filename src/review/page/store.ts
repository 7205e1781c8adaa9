import { type Change, type Choice, isBulk, isGuarded, isNote, type ReviewArticle } from '../change.ts';
import { type Filter, filterFromHash, filterToHash, isFiltering, NO_FILTER } from '../filter.ts';
import type { ApplyOutcome, SessionData } from '../messages.ts';
import { type Move, Review } from '../review.ts';
import { keepHistory, recallHistory } from './history.ts';
import { keepKeys, recallKeys } from './key-switch.ts';
import { Outbox } from './outbox.ts';
import { Texts } from './texts.ts';
import { type View, ViewCache } from './view.ts';
import { count, IN_QUOTATION, NOT_IN_BULK, STILL_READING } from './words.ts';

export type Shape = 'markup' | 'result' | 'original';
export type Dialog = 'help' | 'bulk' | 'write' | 'quit' | 'allow' | 'goTo';
const DONE = { accept: 'Accepted', edit: 'Accepted as edited', reject: 'Rejected', later: 'Put off' } as const;
const SHAPES: readonly Shape[] = ['markup', 'result', 'original'];

/** Everything the page shows, and what a person can do. Components draw it; nothing else changes it. */
export class Store {
  session: SessionData;
  review: Review;
  filter: Filter = filterFromHash(location.hash);
  current: Change | undefined;
  view: Shape = 'markup';
  layout: 'inline' | 'side' = 'inline';
  dialog: Dialog | undefined;
  isEditing = false;
  isFilterOpen = isFiltering(this.filter);
  isWhyOpen = false;
  /** Change inside a quotation that was asked for once: the next yes counts. */
  armed: string | undefined;
  message = '';
  outcome: ApplyOutcome | undefined;
  isBusy = false;
  isConnected = true;
  hasEnded = false;
  areKeysOn = recallKeys();
  readonly outbox: Outbox;
  #texts: Texts;
  readonly #view = new ViewCache();
  #listeners = new Set<() => void>();

  constructor(session: SessionData) {
    this.session = session;
    this.#texts = this.#read(session, []);
    this.review = new Review(this.#texts.articles, session.choices);
    recallHistory(this.review);
    this.outbox = new Outbox(
      () => this.session.version,
      () => this.changed(),
    );
    this.#show(this.review.step(undefined, 1, this.shown()) ?? this.shown()[0]);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Changes in view. */
  shown(): readonly Change[] {
    return this.inView().changes;
  }

  inView(): View {
    return this.#view.of(this.review, this.filter, this.#texts.missing);
  }

  get article(): ReviewArticle | undefined {
    return this.review.article(this.current?.file);
  }

  /** Is the text of the article in hand there? In a large review it may come a moment later. */
  get isRead(): boolean {
    return this.current === undefined || this.#texts.isRead(this.current.file);
  }

  say(message: string): void {
    this.message = message;
    this.changed();
  }

  select(change: Change | undefined, message = ''): void {
    this.#show(change ?? this.current);
    this.isEditing = false;
    this.armed = undefined;
    this.message = message;
    this.changed();
  }

  go(direction: 1 | -1, any = false): void {
    const next = this.review.step(this.current, direction, this.shown(), any);
    if (next) this.select(next);
    else this.say('Everything in view is decided.');
  }

  goFile(direction: 1 | -1): void {
    const names = this.inView().articles.map(({ name }) => name);
    const at = names.indexOf(this.current?.file ?? '');
    const name = names[(at + direction + names.length) % names.length];
    if (name !== undefined) this.openFile(name);
  }

  /** Goes to the first undecided change of an article, or its first. */
  openFile(name: string): void {
    const own = this.shown().filter(({ file }) => file === name);
    this.select(own.find((change) => !this.review.isDecided(change)) ?? own[0]);
  }

  /** One decision about the current change, and on to the next undecided one. */
  decide(choice: Choice): void {
    const change = this.current;
    if (!change) return;
    if (!this.isRead) {
      this.say(STILL_READING);
      return;
    }
    if (choice.decision === 'accept' && isNote(change)) {
      this.say('There is nothing to accept: press e to write the text yourself, or n to dismiss the note.');
      return;
    }
    if (choice.decision !== 'reject' && choice.decision !== 'later' && isGuarded(change) && this.armed !== change.key) {
      this.armed = change.key;
      this.say(change.finding.inQuote ? IN_QUOTATION : NOT_IN_BULK);
      return;
    }
    this.#decided([change], choice, DONE[choice.decision]);
  }

  /** This change and the later ones of its article. */
  decideRest(decision: 'accept' | 'reject'): void {
    const change = this.current;
    if (!change) return;
    const changes = this.review.restOf(change, decision).filter((one) => decision === 'reject' || isBulk(one));
    if (changes.length === 0) {
      this.say('Quotations and notes want a decision of their own.');
      return;
    }
    this.#decided(
      changes,
      { decision },
      `${decision === 'accept' ? 'Accepted' : 'Rejected'} ${count(changes.length, 'change')} of this article`,
    );
  }

  /** The undecided changes of the current rule in view, for `b`. */
  bulkOf(): { bulk: Change[]; guarded: number } {
    const rule = this.current?.finding.rule;
    const open = this.shown().filter((change) => change.finding.rule === rule && !this.review.isDecided(change));
    return { bulk: this.review.bulk(open), guarded: open.filter((change) => !isBulk(change)).length };
  }

  decideBulk(decision: 'accept' | 'reject'): void {
    const { bulk } = this.bulkOf();
    this.dialog = undefined;
    this.#decided(
      bulk,
      { decision },
      `${decision === 'accept' ? 'Accepted' : 'Rejected'} ${count(bulk.length, 'change')} of ${this.current?.finding.rule}`,
    );
  }

  undo(): void {
    const turned = this.review.undo();
    this.#turned(turned, 'Undone');
  }

  redo(): void {
    this.#turned(this.review.redo(), 'Done again');
  }

  setFilter(filter: Filter): void {
    this.filter = filter;
    history.replaceState(null, '', `#${filterToHash(filter)}`);
    const shown = this.shown();
    const found = this.review.changes.length === shown.length ? '' : `${count(shown.length, 'change')} in view`;
    if (this.current && shown.includes(this.current)) this.say(found);
    else this.select(this.review.step(this.current, 1, shown) ?? shown[0], found);
  }

  clearFilter(): void {
    this.setFilter(NO_FILTER);
  }

  cycleView(): void {
    this.view = SHAPES[(SHAPES.indexOf(this.view) + 1) % SHAPES.length] as Shape;
    this.say(`View: ${this.view}`);
  }

  open(dialog: Dialog | undefined): void {
    this.dialog = dialog;
    if (dialog !== 'write') this.outcome = undefined;
    this.changed();
  }

  setKeys(areOn: boolean): void {
    this.areKeysOn = areOn;
    keepKeys(areOn);
    this.changed();
  }

  /** Takes over a newer session; decisions that are not saved yet come along. */
  take(session: SessionData): void {
    const at = this.current;
    this.session = session;
    this.#texts.stop();
    this.#texts = this.#read(session, this.review.articles);
    const { history } = this.review;
    this.review = new Review(this.#texts.articles, session.choices);
    this.review.adopt(this.outbox.waiting());
    this.review.recall(history);
    const shown = this.shown();
    this.#show(
      (at && this.review.change(at.key)) ??
        shown.find(({ file }) => file === at?.file) ??
        this.review.step(undefined, 1, shown) ??
        shown[0],
    );
    this.isEditing = false;
  }

  #show(change: Change | undefined): void {
    this.current = change;
    if (change) this.#texts.want(change.file);
  }

  #read(session: SessionData, before: readonly ReviewArticle[]): Texts {
    const texts: Texts = new Texts(session, before, (names) => {
      if (names.includes(this.current?.file ?? '') || (texts.missing === 0 && this.filter.text)) this.changed();
    });
    return texts;
  }

  #decided(changes: readonly Change[], choice: Choice, label: string): void {
    const moves = this.review.decide(changes, choice, label);
    this.outbox.add(moves);
    keepHistory(this.review);
    const next = this.review.step(this.current, 1, this.shown());
    const { decided, total } = this.review.progress();
    this.select(
      next ?? this.current,
      `${label}. ${next ? `${decided} of ${total} decided.` : 'Everything in view is decided.'}`,
    );
  }

  #turned(turned: { label: string; moves: readonly Move[] } | undefined, word: string): void {
    if (!turned) {
      this.say(`Nothing to ${word === 'Undone' ? 'undo' : 'redo'}.`);
      return;
    }
    this.outbox.add(turned.moves);
    keepHistory(this.review);
    const [first] = turned.moves;
    this.select(first && this.review.change(first.key), `${word}: ${turned.label}`);
  }
}
