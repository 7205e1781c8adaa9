import type { ComponentChildren } from 'preact';
import { tracedDiff } from '../../report/words.ts';
import { reachOf } from '../change.ts';
import type { PassageProps } from './card-props.ts';
import { Changed, Text } from './text.tsx';

/** Longest passage that a card shows in full, in UTF-16 units. */
const SHOWN = 600;

/** The passage before and after, with the words around it. */
export function Difference({ store, change, article }: PassageProps): ComponentChildren {
  const { start, end } = reachOf(change);
  const choice = store.review.choice(change);
  const edits = choice?.decision === 'edit' ? [{ start, end, text: choice.text }] : change.finding.edits;
  const around = { start: Math.max(0, start - 30), end: Math.min(article.text.length, end + 30) };
  const segments = tracedDiff(article.text, edits, around);
  return (
    <div class="difference" dir="auto">
      {segments.map(({ kind, text }, index) => {
        const short = text.length > SHOWN ? `${text.slice(0, SHOWN / 2)} … ${text.slice(-SHOWN / 2)}` : text;
        if (kind === 'same')
          return (
            <span key={index} class="around">
              <Text text={short} />
            </span>
          );
        const Tag = kind;
        return (
          <Tag key={index}>
            <Changed text={short} />
          </Tag>
        );
      })}
    </div>
  );
}
