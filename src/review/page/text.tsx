import type { ComponentChildren } from 'preact';
import { parts } from '../../report/visible.ts';

/** Text of an article, always as text nodes; characters that cannot be seen are named. */
export function Text({ text, show = 'hidden' }: { text: string; show?: 'hidden' | 'unclear' }): ComponentChildren {
  return parts(text, show).map(({ text: piece, name }, index) =>
    name && piece !== '\r' ? (
      <span key={index} class="u" title={piece}>
        {name}
      </span>
    ) : (
      piece
    ),
  );
}

/** A change of nothing but white space, drawn so that it can be seen. */
export function Changed({ text }: { text: string }): ComponentChildren {
  if (/\S/.test(text)) return <Text text={text} show="unclear" />;
  return (
    <span class="ws">
      {text
        .replace(/\r?\n|\r/g, '↵')
        .replaceAll(' ', '␣')
        .replaceAll('\t', '⇥')}
    </span>
  );
}
