import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ArticleOptions, NlcstParser } from './article/article.ts';
import { formatOf } from './article/format.ts';
import { protectedSpans } from './article/formats/markdown.ts';
import { isOfSite, siteName } from './article/site-name.ts';
import { ConfigError } from './config/errors.ts';
import { findConfig } from './config/find.ts';
import type { Layer } from './config/layers.ts';
import type { LoadedConfig } from './config/load.ts';
import type { Config } from './config/schema.ts';
import { type Settings, SettingsResolver } from './config/settings.ts';
import { foldText } from './engine/candidates.ts';
import type { Result } from './engine/finding.ts';
import type { RunOptions } from './engine/options.ts';
import type { Resources, Rule } from './engine/rule.ts';
import { runAsync, runSync } from './engine/run.ts';
import type { SiblingArticles, SiteKnowledge } from './engine/site.ts';
import type { CheckOptions, GalleyOptions } from './galley-options.ts';
import { builtinPacks, type PackBundle } from './packs/builtin.ts';
import type { CompiledRule } from './packs/compiled.ts';
import { allRules } from './rules/registry.ts';
import type { Sibling, SiblingData } from './rules/spin/siblings.ts';
import { SPIN_SIBLINGS, spinSourceOf } from './rules/spin/source.ts';
import type { Profile } from './site/profile.ts';

export type { CheckOptions, GalleyOptions } from './galley-options.ts';
export type { Sibling, SiblingData } from './rules/spin/siblings.ts';

/** What `Galley.create` gathered. */
interface Parts {
  readonly rules: readonly Rule[];
  readonly packs: readonly CompiledRule[];
  readonly root: string;
  readonly loaded: LoadedConfig | undefined;
  readonly layers: readonly Layer[];
  readonly nlcst: NlcstParser | undefined;
  readonly resources: Resources | undefined;
  readonly profile: Profile | undefined;
  readonly timeBudget: number | undefined;
}

/** The rules of one configuration, ready to run over any number of texts. Holds no state about them: same text, same result. */
export class Galley {
  readonly rules: readonly Rule[];
  /** The packs among them, with their entries. */
  readonly packs: readonly CompiledRule[];
  /** The config file in force, if there is one. */
  readonly configFile: string | undefined;
  readonly config: Config;
  /** Folder the globs of the config are relative to. */
  readonly root: string;
  readonly #settings: SettingsResolver;
  readonly #siteAllow: ReadonlyMap<string, readonly string[]>;
  readonly #nlcst: NlcstParser | undefined;
  readonly #profile: Profile | undefined;
  readonly #resources: Resources | undefined;
  readonly #timeBudget: number | undefined;

  private constructor({ rules, packs, root, loaded, layers, nlcst, resources, profile, timeBudget }: Parts) {
    this.rules = rules;
    this.packs = packs;
    this.config = loaded?.config ?? {};
    this.configFile = loaded?.file || undefined;
    this.root = root;
    this.#resources = resources;
    this.#settings = new SettingsResolver(rules, loaded, resources, layers);
    this.#siteAllow = new Map(
      packs.filter((pack) => pack.site).map((pack) => [pack.site as string, pack.allow.map(foldText)]),
    );
    this.#nlcst = nlcst;
    this.#profile = profile;
    this.#timeBudget = timeBudget;
  }

  /** Loads config, packs and plugins. @throws ConfigError or PackError with file, line and remedy. */
  static async create(options: GalleyOptions = {}): Promise<Galley> {
    const cwd = options.cwd ?? process.cwd();
    const loaded = await resolveConfig(options.config, cwd);
    let packs: PackBundle = builtinPacks();
    if (loaded?.config.packs) {
      const { userPacks } = await import('./packs/user.ts');
      for (const one of loaded.config.packs) {
        if (existsSync(path.resolve(loaded.root, one))) continue;
        throw new ConfigError(`packs: there is no file or folder “${one}” in ${loaded.root}; mend the path`);
      }
      packs = { rules: userPacks(packs.rules, loaded.config.packs, loaded.root) };
    }
    const rules = replaced(allRules(packs), options.rules ?? []);
    if (loaded?.config.plugins) {
      const { pluginRules, refusal, silentPluginRules } = await import('./config/plugins.ts');
      const { plugins } = loaded.config;
      const isNamed = options.config !== undefined;
      if (options.plugins === undefined && !isNamed) throw refusal(plugins, loaded.where?.(['plugins']) ?? loaded.file);
      rules.push(...(options.plugins === false ? silentPluginRules(plugins) : await pluginRules(plugins, loaded.root)));
    }
    const nlcst = rules.some((rule) => rule.needs.includes('nlcst'))
      ? (await import('./article/nlcst.ts')).englishParser()
      : undefined;
    const resources = await resourcesOf(loaded, options.spin, cwd);
    const file = options.profile ?? (loaded?.config.profile && path.resolve(loaded.root, loaded.config.profile));
    const profile = file ? (await import('./site/profile.ts')).Profile.load(file) : undefined;
    const layers = loaded?.config.layers ? (await import('./config/layers.ts')).layersOf(loaded.config.layers) : [];
    const root = loaded?.root ?? cwd;
    const { timeBudget } = options;
    return new Galley({ rules, packs: packs.rules, root, loaded, layers, nlcst, resources, profile, timeBudget });
  }

  /** What holds for a path. */
  settings(file?: string): Settings {
    return this.#settings.for(file);
  }

  /** Which layers of the config hold for a path; files with the same have the same settings. */
  settingsKey(file?: string): string {
    return this.#settings.keyOf(file);
  }

  /** What the profile says about a site. */
  knowledge(site: string | undefined): SiteKnowledge | undefined {
    return this.#profile?.knowledge(site);
  }

  /**
   * Other articles of a folder as evidence for `check`. Texts that were spun themselves are left out, so all articles of a folder can be given for each of them.
   * @param articles at most 65,535 of them are used; or what `siblingData` made of them.
   */
  async siblings(articles: Iterable<Sibling> | AsyncIterable<Sibling> | SiblingData): Promise<SiblingArticles> {
    const { Siblings } = await import('./rules/spin/siblings.ts');
    const siblings = new Siblings('holders' in articles ? articles : await this.siblingData(articles));
    return { evidence: (key) => (key === SPIN_SIBLINGS ? siblings : undefined) };
  }

  /** The same as plain data in memory that threads share. */
  async siblingData(articles: Iterable<Sibling> | AsyncIterable<Sibling>): Promise<SiblingData> {
    const { SiblingCollector } = await import('./rules/spin/siblings.ts');
    const collector = new SiblingCollector(spinSourceOf(this.#resources));
    for await (const article of articles) collector.add(article);
    return collector.data();
  }

  /** Does any rule that is on for this path work asynchronously? */
  isAsync(file?: string): boolean {
    return this.settings(file).rules.some(({ rule }) => rule.needs.includes('async'));
  }

  /** Checks a text. @throws when an asynchronous rule (a retext plugin) is on for this path; use `checkAsync` then. */
  check(text: string, options: CheckOptions = {}): Result {
    return runSync(text, this.#runOptions(options));
  }

  /** Checks a text, also with asynchronous rules. */
  async checkAsync(text: string, options: CheckOptions = {}): Promise<Result> {
    const run = this.#runOptions(options);
    return this.isAsync(options.path) ? runAsync(text, run) : runSync(text, run);
  }

  #runOptions(options: CheckOptions): RunOptions {
    const settings = this.settings(options.path);
    const named = options.site ?? settings.site;
    const site = named && siteName(named);
    const allow = [
      ...settings.allow,
      ...(options.allowTerms ?? []).map(foldText),
      ...(site ? [...this.#siteAllow].flatMap(([one, phrases]) => (isOfSite(site, one) ? phrases : [])) : []),
    ];
    const format = options.format ?? (formatOf(options.path) === 'markdown' ? 'markdown' : 'text');
    const article: ArticleOptions = {
      format,
      ...(format === 'markdown' ? { protectedSpansOf: protectedSpans } : {}),
      ...(site ? { site } : {}),
      ...(options.markup ? { markup: options.markup } : {}),
      ...(this.#nlcst ? { nlcstParser: this.#nlcst } : {}),
    };
    return {
      rules: settings.rules,
      level: options.level ?? 'review',
      allow,
      fullPage: options.fullPage ?? settings.fullPage,
      budget: options.budget ?? true,
      seconds: this.#timeBudget ?? settings.timeBudget,
      article,
      knowledge: options.knowledge ?? this.knowledge(site),
      siblings: options.siblings,
    };
  }
}

/** Models and lexicons of the user; nothing is read when none is named. */
async function resourcesOf(
  loaded: LoadedConfig | undefined,
  given: GalleyOptions['spin'],
  cwd: string,
): Promise<Resources | undefined> {
  const named = loaded?.config.spin;
  if (!named?.model && !named?.lexicon && !given) return undefined;
  const { spinResources } = await import('./config/spin.ts');
  const root = loaded?.root ?? cwd;
  const model =
    given?.model === undefined ? named?.model && path.resolve(root, named.model) : path.resolve(cwd, given.model);
  const ours = named?.lexicon ?? [];
  const lexicon = [
    ...ours.map((file) => path.resolve(root, file)),
    ...(given?.lexicon ?? []).map((file) => path.resolve(cwd, file)),
  ];
  return spinResources({ ...(model ? { model } : {}), lexicon }, (key, index) => {
    const isGiven = key === 'model' ? given?.model !== undefined : (index as number) >= ours.length;
    if (isGiven || !loaded?.where) return isGiven ? key : `config: spin.${key}`;
    return loaded.where(index === undefined ? ['spin', key] : ['spin', key, index]);
  });
}

/** Rules with those of the caller: in the place of the one with the same id, else at the end. */
function replaced(rules: readonly Rule[], own: readonly Rule[]): Rule[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for (const rule of own) byId.set(rule.id, rule);
  return [...byId.values()];
}

async function resolveConfig(config: GalleyOptions['config'], cwd: string): Promise<LoadedConfig | undefined> {
  if (config === false) return undefined;
  if (typeof config === 'object') {
    const { parseConfig } = await import('./config/load.ts');
    return { config: parseConfig(config), file: '', root: cwd };
  }
  const file = config ?? findConfig(cwd);
  if (file === undefined) return undefined;
  const { loadConfig } = await import('./config/load.ts');
  return loadConfig(file);
}
