import type { ComponentChildren } from 'preact';
import { evidenceLines, opening } from '../../report/why.ts';
import type { PassageProps } from './card-props.ts';
import { Text } from './text.tsx';

/** Evidence and what the rule says; the copy that stays of a duplicate. */
export function Why({ store, change, article }: PassageProps): ComponentChildren {
  const { finding } = change;
  const rule = store.session.rules[finding.rule];
  const related = finding.related ?? [];
  const evidence = evidenceLines(finding.evidence);
  return (
    <>
      {related.map((span) => (
        <button
          type="button"
          class="related"
          key={span.start}
          onClick={() => document.querySelector('.text .kept')?.scrollIntoView({ block: 'center' })}
        >
          Same as “<Text text={opening(article.text.slice(span.start, span.end))} />
          ”, which stays. Show it
        </button>
      ))}
      <details
        class="why"
        open={store.isWhyOpen}
        onToggle={(event) => {
          store.isWhyOpen = event.currentTarget.open;
        }}
      >
        <summary>
          Why <kbd>w</kbd>
        </summary>
        {evidence.length > 0 && (
          <ul>
            {evidence.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {rule && <p>{rule.summary}</p>}
        {rule && <p>{rule.why}</p>}
        <p class="explain">
          <code>
            galley explain {finding.rule}
            {finding.entry ? `/${finding.entry}` : ''}
          </code>
        </p>
      </details>
    </>
  );
}
