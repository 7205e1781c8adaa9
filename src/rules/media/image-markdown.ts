import type { Article } from '../../article/article.ts';
import { type ImageLink, imageLinksOf } from '../../article/image-links.ts';
import type { Draft } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteInline, deleteRows } from '../deletion.ts';

/** What may stand beside images on a line of their own: list marks, separators. */
const NOTHING = /^[\s|•·*–—>-]*$/;
const ALT_LENGTH = 200;

export const imageMarkdown = defineRule({
  id: 'media/image-markdown',
  phase: 'structure',
  scope: 'line',
  safety: 'safe',
  docs: {
    summary: 'A Markdown image in plain text.',
    why: 'Scrapers that turn pages into Markdown leave `![…](…)` behind. The address means nothing to a reader, and the words in the brackets describe a picture that is not there.',
    fix: 'The image is deleted, with its line when nothing else is on it; the description stays in the evidence. In a Markdown file images may be wanted, so a person should look.',
    bad: [
      {
        text: 'The ship was towed round on Wednesday.\n![The ship at her berth](https://www.example.com/ship.jpg?w=640)\nThe work cost £1.7 million.',
        fixed: 'The ship was towed round on Wednesday.\nThe work cost £1.7 million.',
      },
      {
        text: 'The ship ![](https://www.example.com/ship_(red).jpg "The ship") was towed round on Wednesday.',
        fixed: 'The ship was towed round on Wednesday.',
      },
      {
        text: 'Tickets cost £8.\n\n[![Buy a ticket](/images/ticket.png)](https://www.example.com/tickets)\n\nChildren pay half.',
        fixed: 'Tickets cost £8.\n\nChildren pay half.',
      },
    ],
    good: [
      'He shouted “Look![sic] (over there)” and ran.',
      'Write `![text](address)` to show an image.',
      'The tickets [on the site](https://www.example.com) cost £8.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      let at = article.text.indexOf('![');
      while (at >= 0) {
        const row = article.rowAt(at);
        for (const draft of draftsOf(article, row)) report(draft);
        at = article.text.indexOf('![', article.rows.end[row]);
      }
    },
});

function draftsOf(article: Article, row: number): Draft[] {
  const start = article.rows.start[row] as number;
  const end = article.rows.end[row] as number;
  const images = imageLinksOf(article.text, start, end);
  if (images.length === 0) return [];
  const groups = groupsOf(article, images);
  return groups.map((group) => {
    const from = (group[0] as ImageLink).start;
    const to = (group[group.length - 1] as ImageLink).end;
    const alone = groups.length === 1 && isNothing(article, start, from) && isNothing(article, to, end);
    const alts = group.map((image) => image.alt.slice(0, ALT_LENGTH));
    return {
      start: from,
      end: to,
      message: alts[0] ? `Unexpected Markdown image “${alts[0]}”` : 'Unexpected Markdown image',
      edits: [alone ? deleteRows(article, row) : deleteInline(article, from, to)],
      ...(article.format === 'markdown' ? { safety: 'review' } : {}),
      evidence: { alt: alts, address: (group[0] as ImageLink).url.slice(0, ALT_LENGTH) },
    } satisfies Draft;
  });
}

/** Images with nothing but white space and separators between them make one deletion. */
function groupsOf(article: Article, images: readonly ImageLink[]): ImageLink[][] {
  const groups: ImageLink[][] = [];
  for (const image of images) {
    const group = groups[groups.length - 1];
    const last = group?.[group.length - 1];
    if (group && last && isNothing(article, last.end, image.start)) group.push(image);
    else groups.push([image]);
  }
  return groups;
}

function isNothing({ text }: Article, from: number, to: number): boolean {
  return to - from < 20 ? NOTHING.test(text.slice(from, to)) : text.slice(from, to).trim() === '';
}
