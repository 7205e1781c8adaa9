import type { ComponentChildren } from 'preact';
import { tracedDiff } from '../../report/words.ts';
import { reachOf } from '../change.ts';
import type { PassageProps } from './card-props.ts';
import { Changed, Text } from './text.tsx';

/** Longest passage that a card shows in full, in UTF-16 units. */
const SHOWN = 600;

/** UTF-16 units before and behind a passage that help to see where it stands. */
const AROUND = 30;

/** A passage with some whole words before and behind it; with parts of words where there is no space so near. */
function wordsAround(text: string, start: number, end: number): { start: number; end: number } {
  const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
  const before = from === 0 ? 0 : text.slice(from, start).search(/\s\S/) + 1;
  const behind = to === text.length ? to - end : text.slice(end, to).search(/\S\s+\S*$/) + 1;
  return { start: from + before, end: behind > 0 ? end + behind : to };
}

/** The passage before and after, with the words around it. */
export function Difference({ store, change, article }: PassageProps): ComponentChildren {
  const { start, end } = reachOf(change);
  const choice = store.review.choice(change);
  const edits = choice?.decision === 'edit' ? [{ start, end, text: choice.text }] : change.finding.edits;
  const around = wordsAround(article.text, start, end);
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
