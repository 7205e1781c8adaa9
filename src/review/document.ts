import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';
import { STYLE } from './style.ts';

/** The page: nothing in it comes from an article, so there is nothing to escape; its script asks for everything. */
export function pageDocument(script: string, nonce: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Galley review</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style></head>
<body><div id="app"><p class="loading">Reading the articles…</p></div>
<script nonce="${nonce}">${script.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '\\x3c!--')}</script></body></html>
`;
}

/** What a browser may do on the page: run our script, wear our style, talk to us. */
export function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The script of the page as the build left it. */
export function pageScript(): string {
  const file = path.join(packageRoot(), 'dist', 'page', 'review.js');
  if (!existsSync(file)) throw new Error(`${file} is missing; build or install galleyproof again`);
  return readFileSync(file, 'utf8');
}

/** JSON that is also harmless inside a script element, whatever the articles say. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
