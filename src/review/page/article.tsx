import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isGuarded, type ReviewArticle } from '../change.ts';
import { folded, layout, type Paragraph, type Piece } from '../layout.ts';
import type { Store } from './store.ts';
import { Changed, Text } from './text.tsx';

type Side = 'both' | 'before' | 'after';

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
  const { review, current, layout: shape } = store;
  const [unfolded, unfold] = useState<ReadonlySet<string>>(new Set());
  const rows = layout(article.text, article.changes, (change) => review.choice(change), current);
  return (
    <div class={`text ${shape}`} data-view="markup">
      {folded(rows).map(({ rows: run, fold }) => {
        const [first] = run;
        const key = `${article.name}:${first?.start}`;
        if (fold && !unfolded.has(key))
          return (
            <button type="button" key={key} class="fold" onClick={() => unfold(new Set([...unfolded, key]))}>
              {run.length} paragraphs unchanged
            </button>
          );
        return run.map((row) => <Row key={row.start} store={store} row={row} />);
      })}
    </div>
  );
}

function Row({ store, row }: { store: Store; row: Paragraph }): ComponentChildren {
  if (store.layout === 'inline') return <Pieces store={store} pieces={row.pieces} side="both" />;
  return (
    <div class={row.touched ? 'pair touched' : 'pair'}>
      <Pieces store={store} pieces={row.pieces} side="before" />
      <Pieces store={store} pieces={row.pieces} side="after" />
    </div>
  );
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
  const decision = store.review.choice(change)?.decision ?? 'open';
  const names = [
    change.finding.safety,
    `is-${decision}`,
    kept ? 'kept' : '',
    key === store.current?.key ? 'current' : '',
    change.finding.inQuote && isGuarded(change) ? 'quoted' : '',
  ]
    .filter(Boolean)
    .join(' ');
  const Tag = kind === 'same' ? 'mark' : kind;
  // The line breaks behind a passage go with it, but a frame around an empty line says nothing.
  const body = /\S/.test(text) ? text.trimEnd() : text;
  return (
    <>
      <Tag class={names} onClick={() => store.select(change)}>
        {kind === 'same' ? <Text text={body} /> : <Changed text={body} />}
      </Tag>
      {text.slice(body.length)}
    </>
  );
}
