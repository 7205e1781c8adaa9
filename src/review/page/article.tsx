import { Component, type ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isGuarded, type ReviewArticle } from '../change.ts';
import { folded, layout, type Paragraph, type Piece } from '../layout.ts';
import type { Store } from './store.ts';
import { Changed, Text } from './text.tsx';

type Side = 'both' | 'before' | 'after';

/** UTF-16 units from which on the browser lays out only the paragraphs that can be seen. */
const LONG = 100_000;

/** The article with its changes drawn in, or as it will be, or as it was. */
export function ArticlePane({ store }: { store: Store }): ComponentChildren {
  const { article, current, view } = store;
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const at = pane.current?.querySelector('.current') ?? pane.current?.querySelector('.kept');
    at?.scrollIntoView({ block: 'center' });
    if (!at) pane.current?.scrollTo({ top: 0 });
  }, [current?.key, view, store.layout, store.session.version, store.isRead]);
  if (!article) return <main class="pane" />;
  return (
    // It scrolls, so a keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
    <main class="pane" ref={pane} tabIndex={0} aria-label={`Text of ${article.name}`}>
      <h1 class="name">
        {article.name}
        {article.readOnly && <small>{article.readOnly}</small>}
      </h1>
      {!store.isRead ? (
        <p class="loading">Reading the article…</p>
      ) : view === 'markup' ? (
        <Markup store={store} article={article} />
      ) : (
        <Plain store={store} article={article} />
      )}
    </main>
  );
}

/** Result and original, exactly as the bytes are. */
function Plain({ store, article }: { store: Store; article: ReviewArticle }): ComponentChildren {
  const text = store.view === 'result' ? store.review.result(article) : article.text;
  return (
    <div class={`text plain ${store.view}`} data-view={store.view}>
      {text}
    </div>
  );
}

function Markup({ store, article }: { store: Store; article: ReviewArticle }): ComponentChildren {
  const { current, layout: shape } = store;
  const [unfolded, unfold] = useState<ReadonlySet<string>>(new Set());
  const own = ownTexts(store, article);
  const related = current?.finding.related;
  const runs = useMemo(
    () => folded(layout(article.text, article.changes, (change) => store.review.choice(change), current)),
    [article, article.text, related, own],
  );
  return (
    <div class={`text ${shape} ${article.text.length > LONG ? 'long' : ''}`} data-view="markup">
      {runs.map(({ rows: run, fold }) => {
        const [first] = run;
        const key = `${article.name}:${first?.start}`;
        if (fold && !unfolded.has(key))
          return (
            <button type="button" key={key} class="fold" onClick={() => unfold(new Set([...unfolded, key]))}>
              {run.length} paragraphs unchanged
            </button>
          );
        return run.map((row) => (
          <Row
            key={row.start}
            store={store}
            row={row}
            shape={shape}
            states={row.pieces.map((one) => stateOf(store, one)).join()}
          />
        ));
      })}
    </div>
  );
}

/** The texts that a person wrote instead of proposals: of all decisions the only ones that change what stands in a row. */
function ownTexts({ review }: Store, { changes }: ReviewArticle): string {
  const texts = changes.map((change) => {
    const choice = review.choice(change);
    return choice?.decision === 'edit' ? [change.key, choice.text] : [];
  });
  return JSON.stringify(texts.filter(({ length }) => length > 0));
}

interface RowProps {
  readonly store: Store;
  readonly row: Paragraph;
  readonly shape: Store['layout'];
  /** How its pieces look; a row is drawn anew when this changes. */
  readonly states: string;
}

/** A key changes one or two rows, and a long article has thousands. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate({ row, shape, states }: RowProps): boolean {
    return row !== this.props.row || shape !== this.props.shape || states !== this.props.states;
  }

  override render({ store, row, shape }: RowProps): ComponentChildren {
    if (shape === 'inline') return <Pieces store={store} pieces={row.pieces} side="both" />;
    return (
      <div class={row.touched ? 'pair touched' : 'pair'}>
        <Pieces store={store} pieces={row.pieces} side="before" />
        <Pieces store={store} pieces={row.pieces} side="after" />
      </div>
    );
  }
}

/** The classes of a piece that belongs to a change: safety, decision, whether it is in hand. */
function stateOf(store: Store, { key, kept }: Piece): string {
  const change = key === undefined ? undefined : store.review.change(key);
  if (!change) return '';
  const names = [change.finding.safety, `is-${store.review.choice(change)?.decision ?? 'open'}`];
  if (kept) names.push('kept');
  if (key === store.current?.key) names.push('current');
  if (change.finding.inQuote && isGuarded(change)) names.push('quoted');
  return names.join(' ');
}

function Pieces({ store, pieces, side }: { store: Store; pieces: readonly Piece[]; side: Side }): ComponentChildren {
  const wanted = pieces.filter(
    ({ kind }) => side === 'both' || kind === 'same' || (side === 'before') === (kind === 'del'),
  );
  return (
    <p dir="auto">
      {wanted.map((piece, index) => (
        <PieceView key={index} store={store} piece={piece} />
      ))}
    </p>
  );
}

function PieceView({ store, piece }: { store: Store; piece: Piece }): ComponentChildren {
  const { key, kind, text, kept } = piece;
  const change = key === undefined ? undefined : store.review.change(key);
  if (!change)
    return kept ? (
      <span class="kept">
        <Text text={text} />
      </span>
    ) : (
      <Text text={text} />
    );
  const Tag = kind === 'same' ? 'mark' : kind;
  // The line breaks behind a passage go with it, but a frame around an empty line says nothing.
  const body = /\S/.test(text) ? text.trimEnd() : text;
  return (
    <>
      <Tag class={stateOf(store, piece)} onClick={() => store.select(change)}>
        {kind === 'same' ? <Text text={body} /> : <Changed text={body} />}
      </Tag>
      {text.slice(body.length)}
    </>
  );
}
