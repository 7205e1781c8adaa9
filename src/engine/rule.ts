import type { Article } from '../article/article.ts';
import type { Draft, Metadata, Safety, Severity, Sign } from './finding.ts';
import type { SiblingArticles, SiteKnowledge } from './site.ts';

/**
 * Phases run in this order; the text is indexed anew between two phases that changed something, never between two rules. `lines` is for what no wording
 * tells: it sees what the rules of `structure` left.
 */
export const PHASES = ['characters', 'structure', 'lines', 'words', 'spacing'] as const;
export type Phase = (typeof PHASES)[number];

/** How much of the text a rule may look at before it speaks. `site` rules also get a frozen profile. */
export type Scope = 'line' | 'block' | 'document' | 'site';

/** Which preset turns a rule on. `off` rules run only when the config names them. */
export type Preset = 'recommended' | 'strict' | 'preview' | 'off';

export interface RuleDocs {
  /** One line: what is found. */
  readonly summary: string;
  /** Why it is there and why it may go; shown by `galley explain`. */
  readonly why: string;
  /** What changes, or what a person should do. */
  readonly fix: string;
  readonly bad: readonly { readonly text: string; readonly fixed?: string }[];
  readonly good: readonly string[];
}

export type Options = Readonly<Record<string, unknown>>;

/** What the config provides for rules beside their options, such as models: each kind under the key of the rules that read it. */
export type Resources = ReadonlyMap<symbol, unknown>;

/** What a rule is made with: its options after the config, and what was loaded for it. */
export interface RuleContext<O extends Options = Options> {
  readonly options: O;
  readonly resources?: Resources;
}

/** What a check sees besides the article. */
export interface CheckContext {
  readonly article: Article;
  /** The text as it was read, before any phase. A verdict on the whole document is judged on it, so that it cannot change half-way. */
  readonly original: Article;
  /** The caller says that the text is a whole page, not an extracted article. */
  readonly fullPage: boolean;
  /** Facts that earlier phases found. */
  readonly metadata: Readonly<Metadata>;
  /** What other articles of the site taught, when there is a profile. For rules of scope `site`. */
  readonly knowledge?: SiteKnowledge | undefined;
  /** Other articles of the run, for rules that want evidence from articles about the same event. */
  readonly siblings?: SiblingArticles | undefined;
  /** Collects a draft. Drafts without `edits` only inform. */
  report(draft: Draft): void;
  /** Keeps facts about the article without a finding. What was found first stays. */
  learn(metadata: Metadata): void;
  /** Sets a document score (0..1). */
  score(name: 'spun', value: number): void;
  /** Declares that there is no article in this text; nothing will be changed. */
  noArticle(): void;
  /** Declares that this text is a whole page: an article may then be a small part of it. */
  wholePage(): void;
  /**
   * For rules that look long at a text, between two steps: ends the run when the time of the article is up. The engine does so by itself behind every rule.
   * @param at what is at work, when it is not the rule itself.
   */
  checkTime(at?: string): void;
}

/** Looks at one article. Only rules that declare `needs: ['async']` may return a promise. */
export type Check = (context: CheckContext) => void | Promise<void>;

export interface Rule {
  /** `family/name`; the same string in config, output and docs. */
  readonly id: string;
  readonly phase: Phase;
  readonly scope: Scope;
  readonly safety: Safety;
  readonly severity: Severity;
  readonly preset: Preset;
  /** What its findings say about the article. */
  readonly sign: Sign;
  readonly docs: RuleDocs;
  /** Defaults; the config may override each key, an unknown key is an error. */
  readonly options: Options;
  readonly needs: readonly ('nlcst' | 'async')[];
  /** One of many rules whose work is done once for all of them, and calls `checkTime`: the engine need not look at the clock behind each. */
  readonly paced: boolean;
  /** Of the phase `lines`, and its findings are evidence of another kind than wording: what it would take too, the deletion budget does not count. */
  readonly confirms: boolean;
  create(context: RuleContext): Check;
}

/** What an author writes: everything with a sensible default may be left out. */
export interface RuleDefinition<O extends Options> {
  readonly id: string;
  readonly phase: Phase;
  readonly scope: Scope;
  /** Undeclared means `review`: a person should look. */
  readonly safety?: Safety;
  readonly severity?: Severity;
  readonly preset?: Preset;
  /** Undeclared means `proof`: its findings need no company. */
  readonly sign?: Sign;
  readonly docs: RuleDocs;
  readonly options?: O;
  readonly needs?: readonly ('nlcst' | 'async')[];
  readonly paced?: boolean;
  readonly confirms?: boolean;
  create(context: RuleContext<O>): Check;
}

const ID = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9.-]*$/;

/**
 * Completes a rule definition.
 * @throws when the id is not `family/name` in kebab case.
 */
export function defineRule<O extends Options = Record<string, never>>(definition: RuleDefinition<O>): Rule {
  if (!ID.test(definition.id)) throw new Error(`rule id “${definition.id}” is not family/name in kebab case`);
  return {
    id: definition.id,
    phase: definition.phase,
    scope: definition.scope,
    safety: definition.safety ?? 'review',
    severity: definition.severity ?? 'warning',
    preset: definition.preset ?? 'recommended',
    sign: definition.sign ?? 'proof',
    docs: definition.docs,
    options: definition.options ?? {},
    needs: definition.needs ?? [],
    paced: definition.paced ?? false,
    confirms: definition.confirms ?? false,
    create: definition.create as (context: RuleContext) => Check,
  };
}
