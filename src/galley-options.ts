import type { Format } from './article/article.ts';
import type { MarkupSpan } from './article/markup.ts';
import type { Config } from './config/schema.ts';
import type { Level } from './engine/finding.ts';
import type { Rule } from './engine/rule.ts';
import type { SiblingArticles, SiteKnowledge } from './engine/site.ts';

/** What `Galley.create` takes. */
export interface GalleyOptions {
  /** A config object, or the path of a config file; `false` looks for none. Default: the nearest config file above `cwd`. */
  readonly config?: Config | string | false;
  /** Folder from which a config file is looked for and relative paths count. Default: the working directory. */
  readonly cwd?: string;
  /** Rules of your own, made with `defineRule`. One with the id of a built-in rule stands in its place. */
  readonly rules?: readonly Rule[];
  /** Data for the spin rules besides those of the config: `model` stands in for its model, `lexicon` files over its lexicon files. */
  readonly spin?: { readonly model?: string; readonly lexicon?: readonly string[] };
  /** Site profile made by `galley learn`. Default: the one the config names. */
  readonly profile?: string;
  /**
   * Plugins that the config names are code. `true` runs them, `false` leaves them out: their rules say nothing. Default: those of a config that was
   * named run, and a config file with plugins that was only found is refused.
   */
  readonly plugins?: boolean;
  /**
   * Seconds of computing that an article may take, and again for each megabyte of it. Then it is left as it is, with the finding `engine/time-budget`.
   * 0: no limit. Default: as the config says, 60.
   */
  readonly timeBudget?: number;
}

/** What `check` takes besides the text. */
export interface CheckOptions {
  /** Decides format and config layers; nothing is read from it. */
  readonly path?: string;
  /** Default: Markdown by the ending of `path`, else plain text. HTML must be turned into text before, with `htmlToText`. */
  readonly format?: Format;
  /** Domain of the outlet. */
  readonly site?: string;
  /** What `htmlToText` found out about the lines of a page. */
  readonly markup?: readonly MarkupSpan[];
  /** What counts as applied in the result's `text`. Default `review`. */
  readonly level?: Level;
  /** The text is a whole page: it is cut down to its article, and the deletion budget does not apply. Default: as the config says. */
  readonly fullPage?: boolean;
  /** `false`: the deletion budget does not apply. */
  readonly budget?: boolean;
  /** Phrases that must never be touched, besides those of the config. */
  readonly allowTerms?: readonly string[];
  /** What other articles of the site taught. Default: what the profile of the config says about the site. */
  readonly knowledge?: SiteKnowledge;
  /** Other articles, made by `siblings` of the same Galley, because a model numbers its words: those about the same event tell which words of a spun article stood there. */
  readonly siblings?: SiblingArticles;
}
