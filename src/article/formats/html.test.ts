import { describe, expect, test } from 'vitest';
import { InputError } from '../decode.ts';
import { htmlToText } from './html.ts';

async function textOf(html: string): Promise<string> {
  return (await htmlToText(html)).text;
}

const PAGE = `<!doctype html>
<html lang="en-GB"><head>
<title>
  Harbour reopens
  - The Daily Example</title>
<meta charset="utf-8">
<meta property="og:site_name" content="The Daily Example">
<meta property="og:title" content="Harbour reopens">
<meta property="article:published_time" content="2024-05-03T08:00:00+01:00">
<meta property="article:modified_time" content="2024-05-04T09:30:00+01:00">
<meta name="author" content=" Jane  Doe ">
<meta property="article:author" content="https://example.org/jane">
<meta name="Author" content="Second Author">
<meta property="article:section" content="">
<style>p { color: red }</style><script>var x = '<p>no</p>';</script>
</head><body>
<nav><a href="/">Home</a></nav>
<article><h1>Harbour &amp; town</h1>
<p>The harbour reopened
on <b>Friday</b>.</p><p>Ships came.</p>
<svg><title>Logo</title><text>drawn</text></svg><noscript>no script</noscript><template><p>template</p></template>
<iframe src="x">frame</iframe><p hidden>hidden</p><p aria-hidden="true">kept</p>
<time datetime="2001-01-01">long ago</time><br>next
<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>
<pre>  two
  lines</pre></article></body></html>`;

test('a page: text of the body, facts of the head', async () => {
  expect(await htmlToText(PAGE)).toEqual({
    text: 'Home\nHarbour & town\n\nThe harbour reopened on Friday.\n\nShips came.\n\nkept\n\nlong ago\nnext\na\tb\nc\n  two\n  lines',
    title: 'Harbour reopens - The Daily Example',
    language: 'en-GB',
    markup: [{ start: 0, end: 4, kind: 'navigation', element: 'nav' }],
    metadata: {
      date: '2024-05-03T08:00:00+01:00',
      updated: '2024-05-04T09:30:00+01:00',
      title: 'Harbour reopens',
      byline: 'Jane Doe',
      site: 'The Daily Example',
    },
  });
});

test('same page, same result', async () => {
  expect(await htmlToText(PAGE)).toEqual(await htmlToText(PAGE));
});

describe('odd pages', () => {
  test.each([
    ['nothing', '', ''],
    ['plain text', 'a < b &lt; c', 'a < b < c'],
    ['a fragment', '<p>a<p>b', 'a\n\nb'],
    ['only a head', '<title>x</title>', ''],
    ['unclosed comment', 'a<!-- b', 'a'],
    ['unclosed script', 'a<script>b', 'a'],
    [
      'tables, choices and details are blocks',
      'a<table><tr><td>b</table>c<select><option>d<option>e</select><details><summary>f</summary>g',
      'a\nb\nc\nd\ne\nf\ng',
    ],
    ['no-break spaces stay', 'a&nbsp;b', 'a\u00a0b'],
  ])('%s', async (_, html, text) => {
    expect(await textOf(html)).toBe(text);
  });

  test('no facts, no keys', async () => {
    expect(await htmlToText('<p>a</p>')).toEqual({ text: 'a', metadata: {}, markup: [] });
  });

  test('a picture in noscript ends the head for the parser, yet the facts behind it count', async () => {
    const html =
      '<head><noscript><img src=x></noscript><meta property="og:site_name" content="Example"><title>T</title></head>a';
    expect(await htmlToText(html)).toEqual({ text: 'a', title: 'T', metadata: { site: 'Example' }, markup: [] });
  });

  test('a name is a byline also when an address stands behind it, and what a page says first counts', async () => {
    const meta = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;
    const named = meta('author', 'Jane Doe, http://example.org/jane') + meta('author', 'John Roe');
    const { metadata } = await htmlToText(`<head>${named}${meta('author', '')}</head><body><p>Text.</p></body>`);
    expect(metadata.byline).toBe('Jane Doe, http://example.org/jane');
    const address = `<head>${meta('author', 'HTTP://example.org/jane')}</head><body><p>Text.</p></body>`;
    expect((await htmlToText(address)).metadata.byline).toBeUndefined();
  });

  test('the address of an author page is no byline', async () => {
    const { metadata } = await htmlToText('<meta property="article:author" content="https://example.org/jane">');
    expect(metadata).toEqual({});
  });
});

describe('deep and large pages', () => {
  test.each([
    ['divisions', '<div>', '</div>'],
    ['spans', '<span>', '</span>'],
    ['unclosed bold', '<b>', ''],
    ['lists', '<ul><li>', '</li></ul>'],
    ['tables', '<table><tr><td>', '</td></tr></table>'],
    ['unknown elements', '<x-y>', '</x-y>'],
    ['end tags in the wrong order', '<span><div>', '</span></div>'],
    ['quotations', '<blockquote><p>', ''],
  ])('10,000 nested %s', async (_, open, close) => {
    const text = await textOf(`${open.repeat(10_000)}deep${close.repeat(10_000)}<p>after</p>`);
    expect(text.replace(/\s+/g, ' ').trim()).toMatch(/^deep ?after$/);
  });

  test('flattened blocks do not run into each other', async () => {
    const html = `${'<div>'.repeat(5000)}one<div>two</div><h2>three</h2>fo<i>u</i>r`;
    expect((await textOf(html)).split(/\n+/)).toEqual(['one', 'two', 'three', 'four']);
  });

  test('what cannot be flattened is refused with a clear word', async () => {
    const page = htmlToText(`${'<template>'.repeat(20_000)}deep`);
    await expect(page).rejects.toThrow(InputError);
    await expect(page).rejects.toThrow('nested too deeply to read: save the page as plain text');
  });

  test('thousands of unclosed elements side by side change nothing', async () => {
    const items = Array.from({ length: 3000 }, (_, index) => `<p><span>item ${index}`);
    const text = await textOf(`<div>${items.join('')}</div><div>end</div>`);
    expect(text.split('\n\n').slice(0, 2)).toEqual(['item 0', 'item 1']);
    expect(text.endsWith('item 2999\n\nend')).toBe(true);
  });

  test('hundreds of drawings do not count as depth', async () => {
    const html = `${'<svg><g><path d="M0 0"/><path/></g></svg>'.repeat(500)}<div>a</div><div hidden>b</div>`;
    expect(await textOf(html)).toBe('a');
  });

  test('5 MB', { timeout: 60_000 }, async () => {
    const paragraph =
      '<p>Some words <b>and</b> others, quite normal &amp; long enough to be a paragraph of a page.</p>\n';
    const text = await textOf(`<body>${paragraph.repeat(50_000)}`);
    expect(text.length).toBeGreaterThan(3.9e6);
  });

  test('100,000 line breaks in one element', { timeout: 60_000 }, async () => {
    expect((await textOf('a<br>'.repeat(100_000))).length).toBe(200_000 - 1);
  });

  test.each(['<', '<a "', "<a '", '<!--', '<div></p>', '<script>', '<svg>', '</div>', '<a b=c '])(
    '200 KB of %s',
    { timeout: 60_000 },
    async (piece) => {
      await textOf(piece.repeat(2e5 / piece.length)).catch((error: unknown) =>
        expect(error).toBeInstanceOf(InputError),
      );
    },
  );
});
