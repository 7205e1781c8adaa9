import type { Root } from 'nlcst';
import { type Plugin, type Processor, unified } from 'unified';
import type { VFile } from 'vfile';
import { Article } from '../article/article.ts';
import type { Result } from '../engine/finding.ts';
import { Galley, type GalleyOptions } from '../galley.ts';
import { lazyTree } from './lazy-tree.ts';
import { addMessage } from './message.ts';

declare module 'vfile' {
  interface DataMap {
    /** What Galleyproof found and what the text becomes. */
    galley: Result;
  }
}

export interface RetextGalleyOptions extends GalleyOptions {
  /** A Galley made before; saves loading config and packs for every processor. */
  readonly galley?: Galley;
}

/**
 * Galleyproof as a retext plugin: `unified().use(retextEnglish).use(retextGalley).use(retextStringify)`. Every proposed finding becomes a message
 * (`source: 'galleyproof'`, `ruleId`, `actual`, `expected`, `note`); the whole result is `file.data.galley`. The tree is not changed, so
 * other plugins and editors see the text as it is; `file.data.galley.text` is the cleaned one.
 */
export const retextGalley: Plugin<[RetextGalleyOptions?], Root> = (options = {}) => {
  let galley = options.galley === undefined ? undefined : Promise.resolve(options.galley);
  return async (_tree, file) => {
    galley ??= Galley.create(options);
    await annotate(await galley, file);
  };
};

async function annotate(galley: Galley, file: VFile): Promise<void> {
  const text = String(file);
  const result = await galley.checkAsync(text, file.path === undefined ? {} : { path: file.path });
  const article = new Article(text);
  for (const finding of result.findings) if (finding.status === 'proposed') addMessage(file, finding, article);
  file.data.galley = result;
}

/**
 * Galleyproof as a whole unified processor: a parser that makes a lazy nlcst tree (paragraphs are parsed only when a plugin looks into them), the rules as its
 * transformer, and a compiler that gives the cleaned text.
 */
export function galleyProcessor(galley: Galley): Processor<Root, Root, Root, Root, string> {
  const shell: Plugin<[], string, Root> = function () {
    this.parser = (text) => lazyTree(text).root;
  };
  const cleaned: Plugin<[], Root, string> = function () {
    this.compiler = (_tree, file) => file.data.galley?.text ?? String(file);
  };
  return unified().use(shell).use(retextGalley, { galley }).use(cleaned).freeze() as unknown as Processor<
    Root,
    Root,
    Root,
    Root,
    string
  >;
}
